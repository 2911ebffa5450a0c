"""Use cases on a real database with a fixed clock and a chosen role."""
