"""Bargaining in the shadow of an outside option: the kink (reference model C1)."""
