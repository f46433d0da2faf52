"""Passes: issue, print, hand over, and everything else in the life of an entry pass."""
