"""What identifies people and places: phones, documents, plates, addresses, names."""
