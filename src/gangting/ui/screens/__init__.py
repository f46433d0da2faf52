"""One folder per screen: layout, state, screen."""
