"""The points rulebook and the entries made by it."""
