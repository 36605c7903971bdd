"""Who can be chosen for a star or as core household, and the plates that are due."""
