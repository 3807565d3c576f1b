"""An aside: what a violation does to trust in a partner that is thought to be strong (reference model B4)."""
