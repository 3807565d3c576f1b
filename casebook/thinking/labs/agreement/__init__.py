"""Multi-issue bargaining: who must sign, and what is left to agree on (reference model A1)."""
