"""What a run that reads files into a library tells: events on the way, and at the end what became of each file."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class AddStep(StrEnum):
    """What happens, or has happened, to one file."""

    READING = "reading"
    ANALYZING = "analyzing"
    ENCODING = "encoding"
    STORING = "storing"
    ADDED = "added"
    REPLACED = "replaced"
    SKIPPED = "skipped"
    LEFT_OUT = "left out"
    FAILED = "failed"


# Steps on the way; the others end it.
UNDER_WAY = frozenset({AddStep.READING, AddStep.ANALYZING, AddStep.ENCODING, AddStep.STORING})


@dataclass(frozen=True, slots=True)
class AddFailure:
    """A file that did not go in: what is wrong, and what to do."""

    name: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class AddEvent:
    """Each file gives ``READING`` when its turn comes, and each document in it one last step; positions from 1.

    Between them a document gives ``ANALYZING`` with its number of pages, a long one ``ENCODING`` now and then with how
    many of its passages have their vector, and ``STORING``.
    The last step tells what the report will: why it ``FAILED``, what of it could not be read, and where it was
    ``LEFT_OUT`` which documents it is a copy of.
    """

    name: str
    position: int
    total: int
    step: AddStep
    encoded: int = 0
    passages: int = 0
    pages: int = 0
    failure: AddFailure | None = None
    remarks: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddRemark:
    """What of a document that went in could not be read."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class AddCopy:
    """A document that is a copy of stored ones, such as the same in another format."""

    name: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddReport:
    """Names of documents by what became of them, each in the order of the files.

    ``copies`` went in beside the documents that they are copies of, ``left_out`` did not, as was asked.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    skipped: tuple[str, ...]
    failed: tuple[AddFailure, ...]
    remarks: tuple[AddRemark, ...] = ()
    copies: tuple[AddCopy, ...] = ()
    left_out: tuple[AddCopy, ...] = ()


Progress = Callable[[AddEvent], None]
