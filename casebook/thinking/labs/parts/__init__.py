"""Taking resolution 2254 apart and putting it together again (reference model D3)."""
