"""What households asked for: how many requests, how each stands, what was done in time."""
