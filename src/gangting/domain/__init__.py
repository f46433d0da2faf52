"""Rules and values of the gate; standard library only."""
