"""Visits, activities and meetings: what was done of what was due, and how much there was."""
