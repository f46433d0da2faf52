"""Giving many passes a later last day at once."""
