"""Measurements, run by run.py bench."""
