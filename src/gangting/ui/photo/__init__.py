"""A person's photo: taken with the booth's camera or from a file, framed, kept, removed."""
