"""When a patron has leverage over its client: a window of support (reference model B1, first part)."""
