"""Tables that hold ids and fetch rows by the block."""
