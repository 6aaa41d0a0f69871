"""Paper: what stands on a page, its measures, and the formats that print it."""
