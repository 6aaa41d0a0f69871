"""Slips of the hand that YAML reports late or not at all, seen on the bare lines."""
