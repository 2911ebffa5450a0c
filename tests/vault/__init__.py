"""The vault: slots, wrong passwords, interrupted changes."""
