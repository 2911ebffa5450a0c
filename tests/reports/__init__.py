"""Files and pages we make."""
