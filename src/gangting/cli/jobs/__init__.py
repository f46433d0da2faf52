"""What the commands do, on the same services as the window."""
