"""Patrols, inspections and rounds: by day, week, half-month, or on fixed days."""
