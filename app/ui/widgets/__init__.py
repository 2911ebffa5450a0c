"""Small parts that pages and dialogs share."""
