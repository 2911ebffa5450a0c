"""Pages, tables and dialogs, offscreen."""
