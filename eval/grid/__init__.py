"""A grid of settings measured over one question set."""
