"""What searching gives, and what a library says about its documents."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.types import Passage


class Finder(StrEnum):
    """Which ranking found a passage."""

    LEXICAL = "lexical"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage at its rank (from 1); a higher score is better."""

    passage: Passage
    rank: int
    score: float
    found_by: tuple[Finder, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a document begins: ``head`` is the text of its first passages. A replaced document has another key."""

    key: int
    name: str
    title: str
    date: str
    head: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One line of ``mundap list``; ``added_at`` is ISO 8601 in UTC, ``pages`` 0 where unknown.

    ``date`` is the file's own, ``YYYY-MM-DD`` or empty; ``remarks`` are Korean sentences on what could not be read.
    ``same_as`` names copies of the document, such as the same in another format, ``editions`` those of other years,
    oldest first; ``edition_year`` is the year of which this is one, 0 where unknown.
    """

    name: str
    title: str
    format: str
    pages: int
    passages: int
    added_at: str
    sha256: str
    date: str = ""
    remarks: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    edition_year: int = 0
