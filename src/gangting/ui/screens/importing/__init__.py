"""A list of applicants, from its file to the passes that are to be printed."""
