"""The inspection game between a patron and its client (reference model B1, second part)."""
