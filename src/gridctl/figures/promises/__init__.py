"""What members promised for the year, and what became of it."""
