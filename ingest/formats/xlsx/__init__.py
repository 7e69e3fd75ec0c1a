"""Spreadsheets: .xlsx by a reader of its own over lxml, .xls by python-calamine."""

from ingest.formats.xlsx.binary import read as read_xls
from ingest.formats.xlsx.reading import read

__all__ = ["read", "read_xls"]
