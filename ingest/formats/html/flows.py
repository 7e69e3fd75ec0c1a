"""Running content while it is built: words become paragraphs, paragraphs and tables follow each other.

Knows pieces of content and no elements of pages.
"""

from dataclasses import dataclass, field

from ingest.content import Box, Cell, Paragraph, Piece, Role, Table
from ingest.errors import IngestError
from ingest.formats.html.walking import collapsed, shown
from ingest.limits import Limits

_LARGEST_SPAN = 1000


@dataclass(slots=True)
class Flow:
    """Pieces one after the other, and the words of the paragraph that is being read."""

    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    role: Role = Role.BODY
    level: int | None = None
    _words: list[str] = field(default_factory=list)

    def add_text(self, text: str) -> None:
        """Add words as a browser shows them."""
        self._words.append(collapsed(text))

    def add_written(self, text: str) -> None:
        """Add words whose blanks and line ends count."""
        self._words.append(text.replace(" ", "\xa0").replace("\t", "\xa0\xa0"))

    def break_line(self) -> None:
        """End the line, not the paragraph."""
        self._words.append("\n")

    def end_paragraph(self) -> None:
        """Make a paragraph of the words since the last; the number of a list goes to its first."""
        if not self._words:
            return
        words = "".join(self._words)
        self._words.clear()
        while "  " in words:
            words = words.replace("  ", " ")
        text = shown(words)
        if text.strip():
            self.pieces.append(Paragraph(text, role=self.role, number=self.number, level=self.level))
            self.number = ""

    def add(self, *pieces: Piece) -> None:
        """Add finished pieces behind the words before them."""
        self.end_paragraph()
        self.pieces.extend(pieces)


@dataclass(slots=True)
class Grid:
    """A table while it is built: cells find the next free place of their row."""

    limits: Limits
    cells: list[Cell] = field(default_factory=list)
    caption: list[Piece] = field(default_factory=list)
    row: int = -1
    head_rows: int = 0
    _column: int = 0
    _taken: dict[int, int] = field(default_factory=dict)  # column -> the first row that is free again

    def open_row(self) -> None:
        """Begin the next row."""
        self.row += 1
        self._column = 0

    def add_cell(self, pieces: list[Piece], down: int, across: int, *, heads: bool) -> None:
        """Put a cell on the next free place.

        Raises:
            IngestError: the table is beyond the limits.
        """
        if self.row < 0:
            self.open_row()
        while self._taken.get(self._column, 0) > self.row:
            self._column += 1
        across = max(1, min(across, _LARGEST_SPAN))
        down = 65_534 if down == 0 else max(1, min(down, 65_534))
        across = self._free(across)
        if self._column + across > self.limits.columns:
            raise IngestError(f"열이 {self.limits.columns:,}개보다 많은 표가 있습니다.", "표를 나누어 넣어 주세요.")
        if len(self.cells) >= self.limits.cells:
            raise IngestError(f"칸이 {self.limits.cells:,}개보다 많은 표가 있습니다.", "표를 나누어 넣어 주세요.")
        for column in range(self._column, self._column + across):
            self._taken[column] = self.row + down
        self.cells.append(Cell(self.row, self._column, tuple(pieces), down, across, heads))
        self._column += across

    def _free(self, across: int) -> int:
        """How many places from here on are free, at most ``across``: a cell of a row above may hang in between."""
        for count in range(1, across):
            if self._taken.get(self._column + count, 0) > self.row:
                return count
        return across

    def finished(self) -> tuple[Piece, ...]:
        """The table; what holds no words is none, and what holds one cell alone is that cell's content."""
        worded = [cell for cell in self.cells if cell.content]
        if not worded:
            return tuple(self.caption)
        if len(self.cells) == 1 and not self.caption:
            return worded[0].content
        rows = self.row + 1
        cells = tuple(
            Cell(
                cell.row,
                cell.column,
                cell.content,
                min(cell.row_span, rows - cell.row),
                cell.column_span,
                cell.heads,
            )
            for cell in self.cells
        )
        caption = tuple(piece for piece in self.caption if isinstance(piece, Paragraph))
        others = tuple(piece for piece in self.caption if not isinstance(piece, Paragraph))
        return (*others, Table(cells, self._header_rows(rows), caption))

    def _header_rows(self, rows: int) -> int:
        """The rows of the head, else the first rows that hold nothing but heads."""
        if self.head_rows:
            return self.head_rows if self.head_rows < rows else 0
        plain = min((cell.row for cell in self.cells if not cell.heads), default=rows)
        return plain if plain < rows else 0


def texts_of(pieces: list[Piece]) -> list[str]:
    """The texts of pieces, for what is left out."""
    texts: list[str] = []
    pending = pieces[::-1]
    while pending:
        piece = pending.pop()
        if isinstance(piece, Paragraph):
            texts.append(f"{piece.number} {piece.text}".strip())
        elif isinstance(piece, Box):
            pending += [*piece.caption, *piece.content][::-1]
        else:
            pending += [*piece.caption, *(inner for cell in piece.cells for inner in cell.content)][::-1]
    return texts
