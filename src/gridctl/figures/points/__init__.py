"""Points accounts of members and households, group means, ranks, the year's selection."""
