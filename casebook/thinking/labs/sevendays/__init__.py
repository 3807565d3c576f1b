"""Seven clean days with many armed groups (reference model B2, first part)."""
