"""What git remembers of a data folder; nothing in a repository is run."""
