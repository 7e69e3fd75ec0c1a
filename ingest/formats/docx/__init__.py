"""Reader of Word documents (.docx, .docm; WordprocessingML, ECMA-376 part 1, chapter 17)."""

from ingest.formats.docx.reader import read

__all__ = ["read"]
