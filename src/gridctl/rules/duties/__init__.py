"""Duties, commitments, measures and task lists: who has them, and what became of them."""
