"""What the parts mean: facts, units, reporting duties."""
