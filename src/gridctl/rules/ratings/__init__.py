"""Rules about the villagers' ratings of members."""
