"""The decision at the gate: one table, one function."""
