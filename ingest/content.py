"""What the reader of a format hands over: a file's content in reading order, before anything has offsets.

Readers know their format and nothing of outlines, offsets or search; ``ingest.compose`` lays the content out as one
text and finds its structure. Nothing here is stored.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    """What a paragraph is, where the format itself says so."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    EQUATION = "equation"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote. ``at`` is the offset in its paragraph's text behind which the program prints ``marker``.

    Neither the paragraph's text nor the note's content holds the marker: ``1)``, ``①``, ``*``.
    """

    at: int
    marker: str
    content: "tuple[Piece, ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as written. ``text`` holds ``\\n`` where the writer broke the line.

    ``number`` is what the program prints before the text and the text doesn't hold: ``1.``, ``가.``, ``①``, ``●``.
    ``level`` is its depth in the format's own outline or list, 1 at the top; of a heading, that of the heading.
    ``wrapped`` says that the line ends in ``text`` are those of the printed page, where a word may be broken.
    """

    text: str
    role: Role = Role.BODY
    number: str = ""
    level: int | None = None
    notes: tuple[Note, ...] = ()
    page: int | None = None
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its top left place, counted from 0; ``heads`` says that the format marks it as naming others."""

    row: int
    column: int
    content: "tuple[Piece, ...]"
    row_span: int = 1
    column_span: int = 1
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every cell once, by row and column, empty ones too; a merged cell covers the places of its span.

    ``header_rows`` counts the rows that the format itself repeats or marks as header, 0 where it says nothing.
    ``caption`` stands above the rows or, with ``caption_below``, under them.
    """

    cells: tuple[Cell, ...]
    header_rows: int = 0
    caption: tuple[Paragraph, ...] = ()
    caption_below: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A text box or another frame around content of its own; a picture's caption is a box's ``caption``."""

    content: "tuple[Piece, ...]"
    caption: tuple[Paragraph, ...] = ()
    page: int | None = None


Piece: TypeAlias = Paragraph | Table | Box


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A page, slide or sheet, counted from 1, and what the file calls it: ``iv``, ``2024 예산``."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole file. ``title``, ``author`` and ``date`` (``YYYY-MM-DD``) are the file's own metadata, else empty.

    ``left_out`` holds each text that is not running text, once, such as headers, footers, page numbers and hidden
    remarks. ``remarks`` are Korean sentences for the reader: what could not be read and why, pages that are pictures.
    ``pages_are_sure`` is false where page numbers were computed by another program and may be stale.
    """

    format: str
    pieces: tuple[Piece, ...]
    title: str = ""
    author: str = ""
    date: str = ""
    page_labels: tuple[PageLabel, ...] = ()
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    pages_are_sure: bool = True
