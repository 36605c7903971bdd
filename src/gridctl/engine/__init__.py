"""Finds the rules, runs them, stamps and sorts what they saw."""
