"""Waivers: known, approved, used, and not outlived."""
