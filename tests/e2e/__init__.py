"""The shop's day from outside."""
