"""The practice compound: an invented community and a fortnight at its gate."""
