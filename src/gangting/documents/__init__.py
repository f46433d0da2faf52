"""What is printed: passes as cards, sheets, labels and slips, painted with QtGui alone."""
