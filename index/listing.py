"""A folder's files with size, time and checksum, so that opening it need not read what nobody has touched since.

The list is kept in a file of the same folder, written after all others. A file whose size and time are as listed is
taken as whole if that time lies before the list's own; written in the same tick of the clock, it could have been
written again unnoticed. All other files are read. What changes a file without its time, as a failing disk may, is
found by :func:`whole`.
"""

import zlib
from collections.abc import Mapping
from pathlib import Path

# Size in bytes, time of the last change in nanoseconds, CRC-32.
Entry = tuple[int, int, int]


def listed(folder: Path, name: str, before: Mapping[str, Entry]) -> dict[str, Entry]:
    """List the files of a folder but for the list itself, which is written next under ``name``, and hidden files.

    Of files that are as they were in the list ``before``, which ``name`` holds until then, the checksum is taken over.
    """
    try:
        written_ns = (folder / name).stat().st_mtime_ns
    except OSError:
        written_ns = 0
    entries: dict[str, Entry] = {}
    for path in _files(folder, name):
        known = before.get(path.name)
        entries[path.name] = known if known and _untouched(path, known, written_ns) else _entry(path)
    return entries


def matches(folder: Path, name: str, files: Mapping[str, Entry]) -> bool:
    """Whether the folder holds just these files, unchanged as far as can be told without reading all.

    Raises:
        OSError: a file or the list can't be read.
    """
    written_ns = (folder / name).stat().st_mtime_ns
    present = _files(folder, name)
    return {path.name for path in present} == files.keys() and all(
        _untouched(path, files[path.name], written_ns) or _same_content(path, files[path.name]) for path in present
    )


def whole(folder: Path, name: str, files: Mapping[str, Entry]) -> bool:
    """Whether the folder holds just these files, each read to its end.

    Raises:
        OSError: a file can't be read.
    """
    present = _files(folder, name)
    return {path.name for path in present} == files.keys() and all(
        _same_content(path, files[path.name]) for path in present
    )


def _untouched(path: Path, entry: Entry, written_ns: int) -> bool:
    size, modified_ns, _ = entry
    found = path.stat()
    return found.st_size == size and found.st_mtime_ns == modified_ns < written_ns


def _same_content(path: Path, entry: Entry) -> bool:
    size, _, checksum = entry
    return path.stat().st_size == size and _checksum(path) == checksum


def _entry(path: Path) -> Entry:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, _checksum(path)


def _checksum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())


def _files(folder: Path, name: str) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".") and path.name != name]
