"""The warm station's supplies: what there is, how it moves, what is lent, what to buy."""
