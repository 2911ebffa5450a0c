"""The rules, without any file or database."""
