"""The locked booth: who unlocks it, and the verdicts that still show."""
