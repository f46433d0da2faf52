"""Applications that come as a list: which column holds what, and what each row says."""
