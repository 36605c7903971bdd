"""Rules about ids: each is given once, and each one named exists."""
