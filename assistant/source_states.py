"""What has become of the files that documents were read from.

Told by their size and time, and by their content where only the time is another. Reads no document.
"""

import hashlib
import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from index.reading import StoredFile


class SourceState(StrEnum):
    """What has become of the file that a document was read from."""

    THERE = "there"
    CHANGED = "changed"
    GONE = "gone"


class SourceStates:
    """The states of a library's files; each content is hashed once as long as its file's size and time stay."""

    def __init__(self) -> None:
        self._hashes: dict[Path, tuple[int, int, str]] = {}

    def of(self, stored: StoredFile) -> SourceState:
        """Tell the state of one document's file; what an archive gave has the archive's size and time.

        A file of another time whose content can't be read counts as changed.
        """
        source = stored.source
        places: Sequence[Path] = (source, *source.parents) if source else ()
        try:
            path = next((path for path in places if path.is_file()), None)
            found = path.stat() if path else None
        except OSError:
            return SourceState.GONE
        if path is None or found is None:
            return SourceState.GONE
        return SourceState.THERE if self._is_as_read(path, found, stored) else SourceState.CHANGED

    def _is_as_read(self, path: Path, found: os.stat_result, stored: StoredFile) -> bool:
        if stored.is_of(found.st_size, found.st_mtime_ns):
            return True
        # A copy or a backup that was put back has another time, and the archive's hash is not that of what it gave.
        return (
            path == stored.source
            and found.st_size == stored.size
            and self._sha256(path, found.st_size, found.st_mtime_ns) == stored.sha256
        )

    def _sha256(self, path: Path, size: int, modified_ns: int) -> str:
        known = self._hashes.get(path)
        if known is None or known[:2] != (size, modified_ns):
            try:
                with path.open("rb") as file:
                    known = size, modified_ns, hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:
                return ""
            self._hashes[path] = known
        return known[2]
