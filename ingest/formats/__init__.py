"""Readers, one per file format; each gives the same content."""
