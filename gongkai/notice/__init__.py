"""The notice, as it is printed."""
