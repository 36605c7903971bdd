"""Findings to text, one file a format. No printing, no filtering."""
