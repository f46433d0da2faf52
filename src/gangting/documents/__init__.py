"""What is printed: cards, sheets, slips."""
