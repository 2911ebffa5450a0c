"""The tests: one folder per room of the program, and the house itself."""
