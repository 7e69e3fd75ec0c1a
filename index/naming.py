"""Which document of a library a file on disk is: the same as before, a changed one, or another of the same name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.reading import Reader, StoredFile
from ingest.files import readable_name


@dataclass(frozen=True, slots=True)
class Identity:
    """The name that a file's document has or gets, and the document now under that name."""

    name: str
    stored: StoredFile | None


def identify(reader: Reader, path: Path, name: str, sha256: str | None) -> Identity:
    """Find the document of a file by its path, else by its name.

    A document of that name with other content whose own file still exists is another document, so that two folders'
    files of one name do not overwrite each other; then the folder goes into the name.
    """
    stored = reader.file_from(path)
    if stored is not None:
        return Identity(stored.name, stored)
    for candidate in _names(path, name):
        stored = reader.file_named(candidate)
        if stored is None or stored.sha256 == sha256 or not _still_there(stored):
            return Identity(candidate, stored)
    raise AssertionError("the names are endless")


def _names(path: Path, name: str) -> Iterator[str]:
    yield name
    depth = len(PurePosixPath(name).parts)
    folder = readable_name(path.parents[depth - 1].name) if depth <= len(path.parents) else ""
    outer = PurePosixPath(folder, name)
    if folder:
        yield str(outer)
    number = 1
    while True:
        number += 1
        yield str(outer.with_name(f"{outer.stem} ({number}){outer.suffix}"))


def _still_there(stored: StoredFile) -> bool:
    """Whether a document's file, or the archive that it came from, exists."""
    return stored.source is not None and any(path.is_file() for path in (stored.source, *stored.source.parents))
