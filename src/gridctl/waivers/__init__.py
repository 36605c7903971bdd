"""Dated exceptions with reasons."""
