"""The rules: plain Python and numpy, no file, no database, no window."""
