"""One frozen step each."""
