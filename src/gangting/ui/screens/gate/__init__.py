"""The gate: who may pass."""
