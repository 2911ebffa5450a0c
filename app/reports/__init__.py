"""Draw what the services collected; fetch nothing."""
