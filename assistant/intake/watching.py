"""Folders that are looked through now and then: what is new or changed in them is read into the library.

Polled, since a network drive tells nobody of its changes. A file is taken when it is the same twice in a row, so that
none is read while it is being copied. What has gone from a folder stays in the library.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.library import Library
from ingest.files import FoundFile, walk
from ingest.formats.detect import SUFFIXES
from ingest.particles import with_particle
from ingest.reasons import reason_of

Signs = tuple[int, int]  # size and time


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look found: files that have settled and are new or changed, and what is wrong with which folder."""

    files: tuple[tuple[FoundFile, Signs], ...]
    troubles: tuple[tuple[str, str], ...]


class Watch:
    """The watched folders as they were at the last look."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder.absolute() for folder in folders]
        self._before: dict[Path, Signs] = {}

    def look(self, library: Library, passed_over: Mapping[str, Signs]) -> Looked:
        """Look through all folders."""
        now: dict[Path, Signs] = {}
        ready: list[tuple[FoundFile, Signs]] = []
        troubles: list[tuple[str, str]] = []
        for folder in self._folders:
            try:
                found = [*_found(folder)]
            except OSError as error:
                troubles.append(_trouble(folder, error))
                continue
            now |= {file.path: signs for file, signs in found}
            settled = [(file, signs) for file, signs in found if self._before.get(file.path) == signs]
            ready += [one for one in settled if passed_over.get(str(one[0].path)) != one[1]]
        self._before = now
        return Looked(tuple(one for one in ready if not is_stored(library, *one)), tuple(troubles))


def _found(folder: Path) -> Iterator[tuple[FoundFile, Signs]]:
    """Give the folder's files that may be read, each with its signs.

    Raises:
        OSError: the folder can't be listed.
    """
    next(folder.iterdir(), None)
    for file in walk([folder]):
        if PurePosixPath(file.name).suffix.lower() not in SUFFIXES:
            continue
        try:
            found = file.path.stat()
        except OSError:  # it went while the folder was listed
            continue
        yield file, (found.st_size, found.st_mtime_ns)


def is_stored(library: Library, file: FoundFile, signs: Signs) -> bool:
    """Whether the file with these signs has been read into the library."""
    inside = library.documents.files_inside(file.path)
    return bool(inside) and all(stored.is_of(*signs) for stored in inside)


def _trouble(folder: Path, error: OSError) -> tuple[str, str]:
    named = with_particle(f"폴더 ‘{folder}’", "을/를")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return (
            f"지켜보는 {named} 찾을 수 없습니다.",
            "MUNDAP_WATCH의 경로와 네트워크 드라이브의 연결을 확인해 주세요.",
        )
    return f"지켜보는 {named} 읽을 수 없습니다({reason_of(error)}).", "폴더의 권한과 연결을 확인해 주세요."
