"""Handing over a shift, and counting the shelf."""
