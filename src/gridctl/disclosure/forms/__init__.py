"""Forms that are filled in for somebody: on paper, never among the published pages."""
