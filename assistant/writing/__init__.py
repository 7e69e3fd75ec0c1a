"""Answers that a language model writes: what it is told, what is believed of it, and what stands in its place."""
