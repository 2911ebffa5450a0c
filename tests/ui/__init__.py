"""Tests of the windows: real shops, real services, no screen."""
