"""Who takes part in which track of talks, and what follows from being in many (reference model D2)."""
