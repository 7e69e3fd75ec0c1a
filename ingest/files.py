"""Finding files and naming them, and reading a single one."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.documents import document_from
from ingest.errors import IngestError
from ingest.formats.detect import Format
from ingest.formats.reading import read_plain
from ingest.limits import Limits
from ingest.reading.opening import plain_format, read_bytes
from ingest.types import Document

if TYPE_CHECKING:
    from ingest.joining import Judge

_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file and the name that its document gets: its path below the added folder, NFC, with ``/``."""

    path: Path
    name: str


def walk(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """Find the files below folders, sorted by name, hidden ones left out; files are given as they are.

    What can't be listed is given too, so that reading it says why.
    """
    for path in paths:
        if _is_folder(path):
            yield from _walk_folder(path)
        else:
            yield FoundFile(path, readable_name(path.name))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # barred or too long: reading it says so
        return False


def _walk_folder(top: Path) -> Iterator[FoundFile]:
    found: list[Path] = []

    def note_unlisted(error: OSError) -> None:
        found.append(Path(str(error.filename)))

    for folder, folders, files in os.walk(top, onerror=note_unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(folder) / name for name in files if not name.startswith((".", "~$")))
    for path in sorted(found):
        yield FoundFile(path, readable_name(path.relative_to(top).as_posix() if path != top else path.name))


def read_document(path: Path, name: str, judge: "Judge | None" = None, limits: Limits = _DEFAULT) -> Document:
    """Read one file as the document ``name``; without a ``judge``, words at doubtful line ends stay apart.

    Raises:
        IngestError: it can't be read, or is not one document; the message says why and what to do.
    """
    from ingest.reading.asking import read_parts
    from ingest.reading.parts import part_from
    from ingest.reading.process import Worker

    form = plain_format(path)
    if form is not None:
        return read_plain_document(path, name, form, limits)
    with closing(Worker(limits)) as worker:
        answers = [*read_parts(worker, path.name, read_bytes(path, limits), limits)]
    if not answers or answers[0].name:
        raise IngestError("여러 문서가 든 묶음입니다.", "풀어서 하나씩 읽어 주세요.")
    part = part_from("", answers[0].said, limits)
    if isinstance(part.found, IngestError):
        raise part.found
    return document_from(readable_name(name), part.sha256, part.found, limits, judge or _all_apart)


def read_plain_document(path: Path, name: str, form: Format, limits: Limits) -> Document:
    """Read a file of plain text as the document ``name``.

    Raises:
        IngestError: it can't be read.
    """
    data = read_bytes(path, limits, form)
    plain = read_plain(data, form, limits)
    return document_from(readable_name(name), sha256(data).hexdigest(), plain, limits, _all_apart)


def _all_apart(pairs: Sequence[tuple[str, str]]) -> Sequence[bool]:
    return [True] * len(pairs)


def readable_name(name: str) -> str:
    """Give a file's name in NFC; bytes that Python left undecoded are UTF-8 under another locale, or old CP949."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = _decoded(os.fsencode(name))
    return unicodedata.normalize("NFC", name)


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "cp949"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode(errors="replace")
