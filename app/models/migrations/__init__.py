"""The steps that build and upgrade a shop's database."""
