"""Growth of accessible regions under training, vetting and losses (reference model A3)."""
