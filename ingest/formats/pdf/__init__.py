"""PDF: reading order, paragraphs, tables drawn by rules, headings, footnotes; scans by the system's OCR."""

from ingest.formats.pdf.reader import read

__all__ = ["read"]
