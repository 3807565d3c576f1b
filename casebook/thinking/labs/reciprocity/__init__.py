"""A truce between two sides who answer each other, with mistakes (reference model B2, second part)."""
