"""How fast and how light the kit is, measured as ratios within one run: `python -m benchmarks`, or `make bench`."""
