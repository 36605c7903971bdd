"""The rules, one a file: pure, no I/O, no clock, no printing, no other rule.

A rule's module docstring and RULE read as its manual page; `check` yields what it saw.
Each family of rules is a package; `shared` is none: it holds what several rules need.
"""
