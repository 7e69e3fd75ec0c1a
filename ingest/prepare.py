"""From a file to everything that a library stores of it, in one Kiwi pass."""

from pathlib import Path

from ingest.korean import Korean
from ingest.types import PreparedDocument


def prepare_file(path: Path, name: str, korean: Korean) -> PreparedDocument:
    """Read one file as the document ``name``.

    Raises:
        IngestError: the file can't be read; the message says why and what to do.
    """
    raise NotImplementedError
