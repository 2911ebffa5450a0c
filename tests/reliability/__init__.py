"""Kills, faults and damage."""
