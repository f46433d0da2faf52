"""Visitors: written down in seconds, the host asked, then the temperature."""
