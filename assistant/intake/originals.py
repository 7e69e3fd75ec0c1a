"""The library's own folder of originals: what readers sent is received there, kept, and deleted with its documents.

A file is received under a number in ``.incoming``, and one that is replaced waits in ``.before`` until the new one has
gone in; both are on the same disk as ``files``, so each move is one step that a kill can't halve.
"""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FOLDER = "files"


@dataclass(frozen=True, slots=True)
class Received:
    """A whole file that was sent."""

    path: Path
    size: int
    sha256: str


class Receiving:
    """A file that is being sent, written piece by piece."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self._file = path.open("xb")
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Take the next piece."""
        self._file.write(piece)
        self._hash.update(piece)
        self.size += len(piece)

    def finish(self) -> Received:
        """Close what has come whole."""
        self._file.close()
        return Received(self._path, self.size, self._hash.hexdigest())

    def discard(self) -> None:
        """Throw away what has come; nothing where it has been handed on."""
        self._file.close()
        self._path.unlink(missing_ok=True)


class Originals:
    """The folder of one library."""

    def __init__(self, library: Path) -> None:
        self.folder = library.absolute() / FOLDER
        self._incoming = self.folder / ".incoming"
        self._before = self.folder / ".before"
        self._count = 0

    def receive(self) -> Receiving:
        """Begin to receive a file."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        self._count += 1
        return Receiving(self._incoming / f"{os.getpid()}-{self._count}.part")

    def accept(self, received: Received, key: int) -> None:
        """Keep a received file under its number."""
        received.path.replace(self.incoming(key))

    def incoming(self, key: int) -> Path:
        """Where a received file waits for its place."""
        return self._incoming / str(key)

    def sweep(self) -> None:
        """Throw away what came only in part before the server was ended."""
        for part in self._incoming.glob("*.part"):
            part.unlink(missing_ok=True)

    def path_of(self, name: str) -> Path:
        """Where the original of that name is, or would be."""
        return self.folder / PurePosixPath(name)

    def holds(self, path: Path) -> bool:
        """Whether a file is one of the library's own."""
        return path.is_relative_to(self.folder)

    def settle(self, key: int, path: Path) -> None:
        """Bring a received file to its place; one that stands there is kept until ``confirm`` or ``undo``."""
        staged = self.incoming(key)
        if not staged.is_file():  # a server that was killed on the way had moved it
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and not self._former(key).exists():
            self._before.mkdir(exist_ok=True)
            path.replace(self._former(key))
        staged.replace(path)

    def confirm(self, key: int) -> None:
        """Forget what stood in the place of a file that has gone in."""
        self._former(key).unlink(missing_ok=True)

    def undo(self, key: int, path: Path | None) -> None:
        """Throw a file away, wherever it is by now, and put back what stood in its place."""
        self.incoming(key).unlink(missing_ok=True)
        if path is not None and self.holds(path):
            if self._former(key).is_file():
                self._former(key).replace(path)
            else:
                self.delete(path)

    def delete(self, path: Path) -> None:
        """Delete an original of the library's own, and the folders that are left empty."""
        if not self.holds(path):
            return
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # a folder that isn't empty stays
            for folder in path.parents:
                if folder == self.folder:
                    return
                folder.rmdir()

    def _former(self, key: int) -> Path:
        return self._before / str(key)


def file_of(source: Path | None) -> Path | None:
    """The file that a document is read from, for one inside an archive that archive; None where it is gone."""
    if source is None:
        return None
    return next((path for path in (source, *source.parents) if path.is_file()), None)
