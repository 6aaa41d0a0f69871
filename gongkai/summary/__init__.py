"""活动总结: the district's own report to the city. Gaps are marked, nothing is invented."""
