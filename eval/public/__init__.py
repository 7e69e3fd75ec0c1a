"""Public benchmarks: their files as they are published, what was measured on them by others, and our own rows."""
