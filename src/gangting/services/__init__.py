"""Use cases: read facts, call the rules, write once, return a frozen outcome."""
