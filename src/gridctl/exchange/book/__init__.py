"""A data folder as one workbook of sheets to fill in, and what comes back from it."""
