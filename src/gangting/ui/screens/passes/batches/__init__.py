"""Printing many cards at once, and what became of every one of them."""
