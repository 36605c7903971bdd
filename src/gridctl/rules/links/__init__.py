"""Rules about links between members and households."""
