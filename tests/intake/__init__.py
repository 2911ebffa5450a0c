"""Files handed to us."""
