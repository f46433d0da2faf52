"""The warm station: what it keeps, gives and lends, and its books."""
