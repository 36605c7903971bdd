"""Meetings that a cadence asks for, and what is on their agenda."""
