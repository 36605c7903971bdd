"""Strict reading of text, CSV and YAML with marks; safe paths; atomic writing.

Nothing here knows what a village is; records are read by their declaration alone.
"""
