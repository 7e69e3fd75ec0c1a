"""Web pages: .html, with Hancom's own export, and saved pages (.mht)."""

from ingest.formats.html.reading import read, read_text
from ingest.formats.html.saved import read as read_mht

__all__ = ["read", "read_mht", "read_text"]
