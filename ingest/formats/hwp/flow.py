"""What one paragraph gives: its text with its notes, parted where a table stands in the line, and what hangs on it."""

from dataclasses import replace

from ingest.content import Note, Paragraph, Piece, Role


class Flow:
    """The pieces of one paragraph while its text is read."""

    def __init__(self, head: Paragraph) -> None:
        """``head`` is the paragraph without its text: role, number, level, page."""
        self._head = head
        self._done: list[Piece] = []
        self._behind: list[Piece] = []
        self._text: list[str] = []
        self._length = 0
        self._notes: list[Note] = []
        self._words = False
        self._equation = False

    def write(self, text: str) -> None:
        """Add words."""
        self._add(text)
        self._words = self._words or not text.isspace()

    def equation(self, text: str) -> None:
        """Add an equation in the line."""
        self._add(text)
        self._equation = True

    def note(self, marker: str, content: tuple[Piece, ...]) -> None:
        """Call a note at this place."""
        self._notes.append(Note(self._length, marker, content))

    def part(self, piece: Piece) -> None:
        """Put a piece in the line: the text before it ends here, what follows begins anew."""
        self._close()
        self._done.append(piece)

    def hang(self, piece: Piece) -> None:
        """Put a piece where it doesn't part the text: before it, or behind it if it has begun."""
        (self._behind if self._words or self._notes else self._done).append(piece)

    def hang_behind(self, piece: Piece) -> None:
        """Put a piece behind the whole paragraph."""
        self._behind.append(piece)

    def pieces(self) -> list[Piece]:
        """Everything in reading order."""
        self._close()
        return [*self._done, *self._behind]

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _close(self) -> None:
        text = "".join(self._text)
        if self._notes or (text and not text.isspace()):
            role = Role.EQUATION if self._equation and not self._words else self._head.role
            self._done.append(replace(self._head, text=text, role=role, notes=tuple(self._notes)))
            self._head = Paragraph("", page=self._head.page)
        self._text, self._length, self._notes = [], 0, []
        self._words = self._equation = False
