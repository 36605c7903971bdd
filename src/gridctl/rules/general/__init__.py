"""The general rules that any county's clause can use."""
