"""What a village is: tables, fields with both names, enumerations, periods, marks.

Everything here is frozen data. No file is read, nothing is printed, no limit is known.
"""
