"""The test of Moscow's intentions as a signalling game (reference model C2)."""
