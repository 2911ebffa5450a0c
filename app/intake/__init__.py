"""Files handed to us, read into sheets."""
