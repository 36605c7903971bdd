"""Rules about files: what could not be read as the format asks."""
