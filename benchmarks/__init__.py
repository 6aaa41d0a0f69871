"""Speed as ratios: `python -m benchmarks` measures gongkai and another program in turn, in one run."""
