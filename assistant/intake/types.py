"""One file on its way into the library, and how all of them stand."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a file comes from."""

    UPLOAD = "upload"  # sent by a reader, kept in the library's own folder
    WATCH = "watch"  # found in a watched folder
    AGAIN = "again"  # of a document in the library that is to be read once more


class FileState(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    READING = "reading"
    ANALYZING = "analyzing"
    ENCODING = "encoding"
    STORING = "storing"
    CANCELLING = "cancelling"  # as it is shown: it ends where the step that is being done ends
    COPY = "copy"  # waits for an answer: the same content is stored under another name
    NAMESAKE = "namesake"  # waits for an answer: the name is taken by other content
    ADDED = "added"
    REPLACED = "replaced"
    KNOWN = "known"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DECLINED = "declined"


UNDER_WAY = frozenset(
    {FileState.READING, FileState.ANALYZING, FileState.ENCODING, FileState.STORING, FileState.CANCELLING}
)
ASKING = frozenset({FileState.COPY, FileState.NAMESAKE})
OPEN = frozenset({FileState.WAITING, *UNDER_WAY, *ASKING})


class Choice(StrEnum):
    """What a reader answers where a file is not simply new."""

    KEEP = "keep"  # a copy goes in all the same
    REPLACE = "replace"  # in the place of the document of that name
    BESIDE = "beside"  # under a name of its own
    DROP = "drop"  # not at all


# What can be answered to each question.
CHOICES = {
    FileState.COPY: frozenset({Choice.KEEP, Choice.DROP}),
    FileState.NAMESAKE: frozenset({Choice.REPLACE, Choice.BESIDE, Choice.DROP}),
}


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """A file by its ``key``, a number; ``place`` is where it is read, empty until that is settled.

    ``documents`` are those that came of it, ``related`` the stored ones that a question or remark is about,
    ``editions`` those of other years; ``tries`` counts how often reading was begun;
    ``ended`` is when nothing more could become of it, in seconds since 1970.
    """

    key: int
    name: str
    origin: Origin
    size: int
    sha256: str = ""
    user: str = ""
    state: FileState = FileState.WAITING
    place: str = ""
    choices: tuple[Choice, ...] = ()
    pages: int = 0
    passages: int = 0
    encoded: int = 0
    problem: str = ""
    remedy: str = ""
    remarks: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    tries: int = 0
    ended: float = 0.0


@dataclass(frozen=True, slots=True)
class IntakeState:
    """All files at one moment, oldest first; ``version`` changes with every change.

    ``removed`` counts the removals since the server began;
    ``waits_for`` says in two sentences why nothing goes on, empty where it does; ``unwatched`` what is wrong with
    watched folders.
    """

    version: str
    files: tuple[IntakeFile, ...]
    waits_for: tuple[str, str] | None = None
    unwatched: tuple[tuple[str, str], ...] = ()
    removed: int = 0

    @property
    def busy(self) -> bool:
        """Whether a file is being read or will be without anybody doing anything."""
        return any(file.state is FileState.WAITING or file.state in UNDER_WAY for file in self.files)
