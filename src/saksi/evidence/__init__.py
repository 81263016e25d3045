"""Evidence: kept bytes, the append-only log, its checkpoints and proofs, and what verifies them."""
