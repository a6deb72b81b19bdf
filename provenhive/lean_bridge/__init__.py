"""The Lean bridge: the engine, its warm workers, the gate for proof texts, the checker, the renderer."""
