"""StarDesk: the customer desk of a small shop."""
