"""How the library's values are written in SQLite columns, and read back."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.types import Block, BlockKind, Page

Vectors = NDArray[np.float32]
# What each number of a vector takes in its column.
VECTOR_BYTES = 4
_Optional = int | None
_BlockRow = tuple[
    int,
    str,
    int,
    int,
    int,
    _Optional,
    _Optional,
    _Optional,
    _Optional,
    _Optional,
    _Optional,
    _Optional,
    list[int],
]


def path_column(path: Path) -> str | bytes:
    """Write a path as text, or, where its bytes are no UTF-8 and SQLite's text can't hold them, as a blob."""
    written = os.fsencode(path)
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written


def columns_around_inner_paths(path: Path) -> tuple[str | bytes, str | bytes]:
    """Give the columns between which the paths below a path lie, as SQLite orders them."""
    column, behind = path_column(path), chr(ord(os.sep) + 1)
    if isinstance(column, str):
        return column + os.sep, column + behind
    return column + os.sep.encode(), column + behind.encode()


def path_of(column: str | bytes) -> Path:
    """Undo :func:`path_column`, also where Python reads file names in another encoding than when it was written."""
    return Path(os.fsdecode(column.encode("utf-8") if isinstance(column, str) else column))


def terms_column(terms: Sequence[str]) -> str:
    """Join terms, which hold no white space."""
    return " ".join(terms)


def terms_of(column: str) -> tuple[str, ...]:
    """Undo :func:`terms_column`."""
    return tuple(column.split(" ")) if column else ()


def texts_column(texts: Sequence[str]) -> str:
    """Write headings or sentences as a JSON array."""
    return json.dumps(texts, ensure_ascii=False)


def texts_of(column: str) -> tuple[str, ...]:
    """Undo :func:`texts_column`."""
    return tuple(json.loads(column)) if column != "[]" else ()


def blocks_column(blocks: Sequence[Block]) -> str:
    """Write each block as a JSON array of its fields, in the order of the class."""
    return json.dumps([_block_row(block) for block in blocks], separators=(",", ":"))


def blocks_of(column: str) -> tuple[Block, ...]:
    """Undo :func:`blocks_column`."""
    return tuple([_block(row) for row in json.loads(column)])


def pages_column(pages: Sequence[Page]) -> str:
    """Write each page as ``[number, start, end]``, with its label behind where it has one."""
    written = [(page.number, page.start, page.end, *([page.label] if page.label else [])) for page in pages]
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def pages_of(column: str) -> tuple[Page, ...]:
    """Undo :func:`pages_column`."""
    return tuple([Page(*row) for row in json.loads(column)])


def vector_column(vector: Vectors) -> bytes:
    """Write one vector as little-endian float32."""
    return vector.astype("<f4", copy=False).tobytes()


def vectors_of(columns: Sequence[bytes], dimension: int) -> Vectors:
    """Read vectors into one matrix with a row for each."""
    return np.frombuffer(b"".join(columns), dtype="<f4").reshape(len(columns), dimension)


def _block_row(block: Block) -> tuple[object, ...]:
    return (
        block.id,
        block.kind.value,
        block.start,
        block.end,
        block.content_start,
        block.level,
        block.parent,
        block.page,
        block.row,
        block.column,
        block.row_span,
        block.column_span,
        block.headers,
    )


def _block(fields: _BlockRow) -> Block:
    block, kind, start, end, content_start, *optional, headers = fields
    level, parent, page, row, column, row_span, column_span = optional
    return Block(
        block,
        BlockKind(kind),
        start,
        end,
        content_start,
        level,
        parent,
        page,
        row,
        column,
        row_span,
        column_span,
        tuple(headers),
    )
