"""Riders, couriers and utilities: two taps."""
