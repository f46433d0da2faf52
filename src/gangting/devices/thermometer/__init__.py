"""Thermometers on a serial port."""
