"""Workbooks and documents in and out: plain data that is already masked, as bytes."""
