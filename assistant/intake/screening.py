"""What is known of a file before it is read: already here, a copy of something, a name that is taken, or new."""

import hashlib
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from assistant.intake.originals import Originals
from assistant.intake.types import Choice, FileState, IntakeFile, Origin
from index.library import Library

# Documents that a question names; an archive may hold hundreds.
_NAMED = 20


def screened(library: Library, originals: Originals, file: IntakeFile) -> IntakeFile:
    """Give a file that was sent with its place, or with the question that a reader has to answer first."""
    if file.origin is not Origin.UPLOAD or file.place:
        return file
    path = originals.path_of(file.name)
    inside = tuple(stored.name for stored in library.documents.files_inside(path))
    same = library.documents.names_of_content(file.sha256)
    if file.name in same or (inside and _sha256(path) == file.sha256):
        return replace(file, state=FileState.KNOWN, related=inside[:_NAMED] or (file.name,))
    if same and Choice.KEEP not in file.choices:
        return replace(file, state=FileState.COPY, related=tuple(same[:_NAMED]))
    if Choice.REPLACE in file.choices or not (inside or library.documents.files([file.name])):
        return replace(file, place=str(path), related=())
    if Choice.BESIDE in file.choices:
        name = free_name(library, originals, file.name)
        return replace(file, name=name, place=str(originals.path_of(name)), related=())
    return replace(file, state=FileState.NAMESAKE, related=inside[:_NAMED] or (file.name,))


def free_name(library: Library, originals: Originals, name: str) -> str:
    """Number a name until neither a document nor an original has it: 계획 (2).hwp."""
    path = PurePosixPath(name)
    for number in count(2):
        numbered = str(path.with_stem(f"{path.stem} ({number})"))
        if not library.documents.files([numbered]) and not originals.path_of(numbered).exists():
            return numbered
    raise AssertionError("the numbers are endless")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # it is gone: another one may come in its place
        return ""
