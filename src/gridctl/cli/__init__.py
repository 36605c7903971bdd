"""The commands, one a file: options, colours, exit codes, and today's date."""
