"""The pick-up desk: found, compared, handed over, against the clock."""
