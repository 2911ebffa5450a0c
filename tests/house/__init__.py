"""The house itself: imports, sizes, signatures, forms of translation, the lock."""
