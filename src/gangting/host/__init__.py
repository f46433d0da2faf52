"""This machine: paths, settings, clock, keys, ids, logs."""
