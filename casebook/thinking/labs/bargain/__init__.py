"""Which assumption empties the bargaining range, and what more veto players do (reference model D1)."""
