"""The people of the compound: finding somebody, one person on one card, what may be changed."""
