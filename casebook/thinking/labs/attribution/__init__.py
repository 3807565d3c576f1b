"""What weak and shared evidence can and cannot move: the attack on the aid convoy (reference model B3)."""
