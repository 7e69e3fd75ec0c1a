"""PDF: reading order, paragraphs, tables with and without rules, headings, footnotes; scans by the system's OCR."""

from ingest.formats.pdf.reader import read

__all__ = ["read"]
