"""Visits and activities: each period, each household and each member."""
