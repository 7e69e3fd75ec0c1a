"""Reader of HWP 5 (.hwp), after "HWP 5.0 file format, revision 1.3" (Hancom)."""

from ingest.formats.hwp.reader import read

__all__ = ["read"]
