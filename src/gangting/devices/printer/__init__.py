"""Printers of this machine."""
