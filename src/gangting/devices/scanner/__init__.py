"""Scanners: a keyboard wedge told from a human hand."""
