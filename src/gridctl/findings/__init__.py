"""What was found: problems met while reading, breaches that a rule saw, finished findings."""
