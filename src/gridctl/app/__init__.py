"""The use cases: functions that take and return values."""
