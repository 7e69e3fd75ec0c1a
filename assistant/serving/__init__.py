"""The server around the pages: where it listens, who may come in, what each answer carries. Knows no page."""
