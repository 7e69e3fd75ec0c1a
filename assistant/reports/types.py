"""What a report is made of, whatever file it becomes: lines with a style, tables, and the sources of an answer."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a line is in the report."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    QUESTION = "question"  # heading of the first level
    PART = "part"  # heading of the second level
    BODY = "body"
    HEADED = "headed"  # a heading within an answer
    BULLET = "bullet"
    QUOTE = "quote"
    NOTE = "note"
    UNDERSTOOD = "understood"  # a note between a question and its answer


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight; a line end in them stays one."""

    text: str
    bold: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; a bullet has its ``mark`` and a ``depth`` from 0."""

    style: Style
    runs: Runs
    mark: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an answer; the first row names the columns where it is ``headed``."""

    rows: tuple[tuple[Runs, ...], ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One citation: its number, where it stands, and its exact words."""

    number: int
    document: str
    headings: tuple[str, ...]
    page: str
    same_as: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All citations of one answer."""

    title: str
    sources: tuple[Source, ...]


Block = Line | Table | Sources


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, block by block."""

    title: str
    blocks: tuple[Block, ...]
