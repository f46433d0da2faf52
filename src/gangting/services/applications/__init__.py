"""Lists of applicants: looked at first, then taken whole or not at all."""
