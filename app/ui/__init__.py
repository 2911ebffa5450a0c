"""The windows: Qt, no SQL, no rule."""
