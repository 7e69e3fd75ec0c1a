"""A file's content as JSON and back, between the process that reads a file and the one that keeps what was read.

A hostile file may own the process that read it, so what comes back is held to types, places and limits before anything
uses it; JSON makes nothing but values. Knows neither processes nor formats.
"""

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from ingest import patterns as re
from ingest.content import Box, Cell, Content, Note, PageLabel, Paragraph, Piece, Role, Table
from ingest.limits import Limits

_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")
_FORMAT = re.compile(r"[a-z0-9]{1,16}")
_ROLES = {role.value: role for role in Role}
_DEEPEST_LEVEL = 1_000
# Notes and text boxes nest as tables do, and ``Limits.depth`` counts the tables alone.
_NESTING = 3
# A table's corners may stand far apart where few of its places have a cell.
_SPARSE = 10

Record = dict[str, object]
_Value = TypeVar("_Value")


class WireError(ValueError):
    """What came back is not what a reader gives."""


class TooMuch(WireError):
    """What came back is beyond a limit."""


def content_to_json(content: Content) -> bytes:
    """Write a content as JSON in UTF-8. Halves of surrogate pairs, which no text may hold, become U+FFFD."""
    written = json.dumps(_content_record(content), ensure_ascii=False, separators=(",", ":"))
    try:
        return written.encode()
    except UnicodeEncodeError:
        return written.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def content_from_json(written: bytes, limits: Limits) -> Content:
    """Undo :func:`content_to_json`.

    Raises:
        TooMuch: it holds more than the limits allow.
        WireError: it is something else.
    """
    try:
        record = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    return _Checked(limits).content(record)


def _content_record(content: Content) -> Record:
    return {
        "format": content.format,
        "pieces": _piece_records(content.pieces),
        "title": content.title,
        "author": content.author,
        "date": content.date,
        "page_labels": [(label.number, label.label) for label in content.page_labels],
        "left_out": content.left_out,
        "remarks": content.remarks,
        "pages_are_sure": content.pages_are_sure,
    }


def _piece_records(pieces: Sequence[Piece]) -> list[Record]:
    return [_piece_record(piece) for piece in pieces]


def _piece_record(piece: Piece) -> Record:
    if isinstance(piece, Paragraph):
        return _paragraph_record(piece)
    caption = _piece_records(piece.caption)
    if isinstance(piece, Box):
        return {"box": _piece_records(piece.content), "caption": caption, "page": piece.page}
    return {
        "cells": [_cell_record(cell) for cell in piece.cells],
        "header_rows": piece.header_rows,
        "caption": caption,
        "caption_below": piece.caption_below,
        "page": piece.page,
    }


def _paragraph_record(paragraph: Paragraph) -> Record:
    """Most paragraphs are text and nothing more, so that what is usual is left out."""
    record: Record = {"text": paragraph.text}
    if paragraph.role is not Role.BODY:
        record["role"] = paragraph.role.value
    if paragraph.number:
        record["number"] = paragraph.number
    if paragraph.level is not None:
        record["level"] = paragraph.level
    if paragraph.notes:
        record["notes"] = [(note.at, note.marker, _piece_records(note.content)) for note in paragraph.notes]
    if paragraph.page is not None:
        record["page"] = paragraph.page
    if paragraph.wrapped:
        record["wrapped"] = True
    return record


def _cell_record(cell: Cell) -> tuple[object, ...]:
    return (cell.row, cell.column, cell.row_span, cell.column_span, cell.heads, _piece_records(cell.content))


class _Checked:
    """One pass over the records; counts what the limits bound over the whole content."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._characters = 0
        self._places = 0
        self._depth = 0

    def content(self, value: object) -> Content:
        record = _record(value)
        return Content(
            format=self._shaped(record.get("format"), _FORMAT),
            pieces=self._pieces(record.get("pieces")),
            title=self._text(record.get("title")),
            author=self._text(record.get("author")),
            date=self._shaped(record.get("date"), _DATE),
            page_labels=self._each(record.get("page_labels"), self._page_label),
            left_out=self._each(record.get("left_out"), self._text),
            remarks=self._each(record.get("remarks"), self._text),
            pages_are_sure=_flag(record.get("pages_are_sure")),
        )

    def _pieces(self, value: object) -> tuple[Piece, ...]:
        self._depth += 1
        if self._depth > _NESTING * self._limits.depth:
            raise TooMuch("depth")
        pieces = self._each(value, self._piece)
        self._depth -= 1
        return pieces

    def _piece(self, value: object) -> Piece:
        record = _record(value)
        if "cells" in record:
            return self._table(record)
        if "box" in record:
            caption = self._each(record.get("caption"), self._paragraph)
            return Box(self._pieces(record["box"]), caption, self._page(record.get("page")))
        return self._paragraph(record)

    def _paragraph(self, value: object) -> Paragraph:
        record = _record(value)
        text = self._text(record.get("text"))
        role = record.get("role", Role.BODY.value)
        if not isinstance(role, str) or role not in _ROLES:
            raise WireError("role")
        level = record.get("level")
        return Paragraph(
            text,
            _ROLES[role],
            self._text(record.get("number", "")),
            None if level is None else _count(level, _DEEPEST_LEVEL, least=1),
            self._each(record.get("notes", []), lambda note: self._note(note, len(text))),
            self._page(record.get("page")),
            _flag(record.get("wrapped", False)),
        )

    def _note(self, value: object, length: int) -> Note:
        at, marker, content = _fields(value, 3)
        return Note(_count(at, length), self._text(marker), self._pieces(content))

    def _table(self, record: Record) -> Table:
        cells = self._each(record["cells"], self._cell)
        rows = max((cell.row + cell.row_span for cell in cells), default=0)
        columns = max((cell.column + cell.column_span for cell in cells), default=0)
        if rows * columns > _SPARSE * self._limits.cells:
            raise TooMuch("cells")
        return Table(
            cells,
            _count(record.get("header_rows"), self._limits.cells),
            self._each(record.get("caption"), self._paragraph),
            _flag(record.get("caption_below")),
            self._page(record.get("page")),
        )

    def _cell(self, value: object) -> Cell:
        row, column, row_span, column_span, heads, content = _fields(value, 6)
        rows, columns = self._limits.cells, self._limits.columns
        spans = _count(row_span, rows, least=1), _count(column_span, columns, least=1)
        self._places += spans[0] * spans[1]
        if self._places > self._limits.cells:
            raise TooMuch("cells")
        return Cell(_count(row, rows), _count(column, columns), self._pieces(content), *spans, _flag(heads))

    def _page_label(self, value: object) -> PageLabel:
        number, label = _fields(value, 2)
        return PageLabel(_count(number, self._limits.pages, least=1), self._text(label))

    def _page(self, value: object) -> int | None:
        return None if value is None else _count(value, self._limits.pages, least=1)

    def _shaped(self, value: object, shape: re.Pattern[str]) -> str:
        text = self._text(value)
        if not shape.fullmatch(text):
            raise WireError("shape")
        return text

    def _text(self, value: object) -> str:
        if not isinstance(value, str):
            raise WireError("text")
        self._characters += len(value)
        if self._characters > self._limits.text_bytes:
            raise TooMuch("text")
        if not value.isascii() and not _is_storable(value):
            raise WireError("surrogate")
        return value

    def _each(self, value: object, read: Callable[[object], _Value]) -> tuple[_Value, ...]:
        if not isinstance(value, list):
            raise WireError("list")
        return tuple([read(one) for one in value])


def _record(value: object) -> Record:
    if not isinstance(value, dict):
        raise WireError("record")
    return value


def _fields(value: object, number: int) -> list[object]:
    if not isinstance(value, list) or len(value) != number:
        raise WireError("fields")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise WireError("flag")
    return value


def _count(value: object, most: int, least: int = 0) -> int:
    if type(value) is not int or value < least:
        raise WireError("number")
    if value > most:
        raise TooMuch("number")
    return value


def _is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
