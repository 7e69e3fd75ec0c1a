"""Building a document's blocks in reading order. Knows lines and tables, not what makes a line a block."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tables import Row
from ingest.types import Block, BlockKind

_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET})
_LONGEST_LEAD = 60  # characters; a longer line is a statement of its own
_HOLDING = frozenset({BlockKind.TABLE, BlockKind.ROW, BlockKind.TEXTBOX})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, or the rest of one, and where it starts."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.start + len(self.text.rstrip())

    @property
    def indent(self) -> int:
        """How many blanks stand before its first word."""
        return len(self.text) - len(self.text.lstrip())


def lines_of(text: str) -> list[Line]:
    """The lines of a text."""
    lines = []
    start = 0
    for piece in text.split("\n"):
        lines.append(Line(start, piece))
        start += len(piece) + 1
    return lines


def wordless(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of blocks that only hold others: tables, rows, text boxes, and cells in which other blocks stand."""
    holding = {block.id for block in blocks if block.kind in _HOLDING}
    for block in blocks:
        above = blocks[block.parent] if block.parent is not None else None
        # A cell's footnote stands below the table.
        if above is not None and above.kind is BlockKind.CELL and block.start < above.end:
            holding.add(above.id)
    return frozenset(holding)


def lead_in(blocks: Sequence[Block], table: Block) -> Block | None:
    """The short line right above a table and its captions, which says what the table is about; None for a long one."""
    at = table.id - 1
    while at >= 0 and blocks[at].kind is BlockKind.CAPTION and blocks[at].parent == table.id:
        at -= 1
    if at < 0 or blocks[at].kind not in _LINES or blocks[at].end - blocks[at].start > _LONGEST_LEAD:
        return None
    return blocks[at]


class Blocks:
    """The blocks read so far; each gets its place as id."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def __len__(self) -> int:
        return len(self._blocks)

    def __getitem__(self, block: int) -> Block:
        return self._blocks[block]

    def all(self) -> tuple[Block, ...]:
        """Every block, in reading order."""
        return tuple(self._blocks)

    def add(
        self, kind: BlockKind, line: Line, end: int, content: int, *, parent: int | None, level: int | None = None
    ) -> int:
        """Add a block that opens with ``line``, whose words begin ``content`` characters into it; return its id."""
        return self._append(kind, line.start + line.indent, end, line.start + content, parent=parent, level=level)

    def add_table(self, rows: Sequence[Row], parent: int | None) -> int:
        """Add a table with its rows and cells; return its id."""
        table = self._append(BlockKind.TABLE, rows[0].start, rows[-1].end, rows[0].start, parent=parent)
        ids: dict[tuple[int, int], int] = {}
        for number, row in enumerate(rows):
            own = self._append(BlockKind.ROW, row.start, row.end, row.start, parent=table, row=number)
            for cell in row.cells:
                ids[cell.row, cell.column] = len(self._blocks)
                self._blocks.append(
                    Block(
                        len(self._blocks),
                        BlockKind.CELL,
                        cell.start,
                        cell.end,
                        cell.start,
                        parent=own,
                        row=number,
                        column=cell.column,
                        row_span=1,
                        column_span=1,
                        headers=tuple(ids[place] for place in cell.headers),
                    )
                )
        return table

    def _append(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        content: int,
        *,
        parent: int | None,
        level: int | None = None,
        row: int | None = None,
    ) -> int:
        self._blocks.append(Block(len(self._blocks), kind, start, end, content, level, parent, row=row))
        return len(self._blocks) - 1
