"""Hancom's .hwpx: OWPML (KS X 6101) in a ZIP package, read from the file's own XML."""

from ingest.formats.hwpx.reading import read

__all__ = ["read"]
