"""Rules about what must not stand in the folder: sensitive columns, personal numbers."""
