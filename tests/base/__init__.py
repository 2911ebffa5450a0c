"""What everything else stands on: paths, settings, log, set-up, and the tests' own nets."""
