"""Typed rows; they never leave storage."""
