"""The steps of bootstrap.py; standard library only."""
