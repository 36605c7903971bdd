"""Both languages: how values, dates, periods and numbers are said. No decisions."""
