"""What is asked for, what there is, and what fits: core households, contacts, stars, rounds."""
