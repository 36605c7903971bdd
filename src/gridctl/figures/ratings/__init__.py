"""The villagers' ratings, and the talks that follow poor ones."""
