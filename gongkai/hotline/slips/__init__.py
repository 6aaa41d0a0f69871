"""Slips in a bulletin of a hotline, anybody's: what its numbers say of each other, and of its words, and cannot be."""
