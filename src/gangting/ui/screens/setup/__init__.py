"""The first start of a real booth: its name, its gate, its first leader."""
