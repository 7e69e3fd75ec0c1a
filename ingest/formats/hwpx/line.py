"""One paragraph while it is read: its text, its notes and what stands in or hangs on it.

Knows the order of things, not their XML.
"""

from dataclasses import replace

from ingest.content import Note, Paragraph, Piece


class Line:
    """Collects a paragraph in reading order."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, tuple[Note, ...], Piece | None]] = []
        self._text: list[str] = []
        self._length = 0
        self._last = ""
        self._notes: list[Note] = []
        self._before: list[Piece] = []
        self._behind: list[Piece] = []
        self._after_equation = False
        self._has_equation = False
        self._has_words = False

    @property
    def is_equation(self) -> bool:
        """Whether equations are all that is written."""
        return self._has_equation and not self._has_words

    def write(self, text: str) -> None:
        """Add text behind what is there."""
        self._has_words = self._has_words or bool(text.strip())
        self._add(f" {text}" if self._after_equation and text[:1].isalnum() else text)
        self._after_equation = False

    def write_equation(self, script: str) -> None:
        """Add an equation, apart from the words around it."""
        self._add(f" {script}" if self._last.isalnum() else script)
        self._after_equation = self._has_equation = bool(script)

    def note(self, marker: str, content: tuple[Piece, ...]) -> None:
        """Call a note behind what is there."""
        self._notes.append(Note(self._length, marker, content))

    def part(self, piece: Piece) -> None:
        """Add what stands between the words as one of them would."""
        self._end_words(piece)

    def hang(self, piece: Piece) -> None:
        """Add what floats: it comes before the words if none are written yet, else behind them."""
        if self._has_words or self._has_equation or self._notes or self._parts:
            self._behind.append(piece)
        else:
            self._before.append(piece)

    def hang_behind(self, piece: Piece) -> None:
        """Add what stands below the paragraph."""
        self._behind.append(piece)

    def pieces(self, paragraph: Paragraph) -> list[Piece]:
        """The paragraph, made like ``paragraph``, with what stands in it and hangs on it, in reading order.

        Of words that are parted, only the first have the paragraph's number.
        """
        self._end_words(None)
        pieces: list[Piece] = [*self._before]
        for text, notes, piece in self._parts:
            if text.strip() or notes:
                pieces.append(replace(paragraph, text=text, notes=notes))
                paragraph = replace(paragraph, number="", level=None)
            if piece is not None:
                pieces.append(piece)
        return pieces + self._behind

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
        self._last = text[-1:] or self._last

    def _end_words(self, piece: Piece | None) -> None:
        self._parts.append(("".join(self._text), tuple(self._notes), piece))
        self._text, self._length, self._last, self._notes = [], 0, "", []
