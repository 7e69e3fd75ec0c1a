"""Reader of PowerPoint presentations (.pptx, .pptm, .ppsx; PresentationML, ECMA-376 part 1, chapter 19)."""

from ingest.formats.pptx.reader import read

__all__ = ["read"]
