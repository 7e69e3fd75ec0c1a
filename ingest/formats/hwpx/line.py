"""One paragraph while it is read: its text, its notes and what stands in or hangs on it.

Knows the order of things, not their XML.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.content import Note, Paragraph, Piece


@dataclass(frozen=True, slots=True)
class _Object:
    at: int
    piece: Piece
    inline: bool


class Line:
    """Collects a paragraph in reading order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._notes: list[Note] = []
        self._objects: list[_Object] = []
        self._equations: list[tuple[int, str]] = []
        self._has_words = False

    @property
    def is_equation(self) -> bool:
        """Whether equations are all that is written."""
        return bool(self._equations) and not self._has_words

    def write(self, text: str) -> None:
        """Add text behind what is there."""
        self._has_words = self._has_words or bool(text.strip())
        self._add(text)

    def write_equation(self, script: str) -> None:
        """Add an equation's script, apart from the words around it."""
        if script:
            self._add(script if self._ends_apart() else f" {script}")
            self._equations.append((self._length, script))

    def note(self, marker: str, content: tuple[Piece, ...]) -> None:
        """Call a note behind what is there."""
        self._notes.append(Note(self._length, marker, content))

    def hang(self, piece: Piece, *, inline: bool) -> None:
        """Add what is no text; ``inline`` says that it stands between the words as one of them would."""
        self._objects.append(_Object(self._length, piece, inline))

    def pieces(self, paragraph: Paragraph) -> list[Piece]:
        """The paragraph, made like ``paragraph``, and what stands in it, in reading order.

        What hangs at the start comes before the words, what stands between them parts them, the rest comes behind.
        """
        text = "".join(self._parts)
        first = len(text) - len(text.lstrip()) if text.strip() else -1
        last = len(text.rstrip())
        before = [one.piece for one in self._objects if one.at <= first]
        cuts = [one for one in self._objects if first < one.at < last and one.inline]
        behind = [one.piece for one in self._objects if one.at > first and not (one.at < last and one.inline)]
        return [*before, *self._parted(text, cuts, paragraph), *behind]

    def _parted(self, text: str, cuts: list[_Object], paragraph: Paragraph) -> Iterator[Piece]:
        """The words with what parts them; only the first words have the paragraph's number."""
        start = 0
        for cut in [*cuts, None]:
            end = len(text) if cut is None else cut.at
            # A note belongs to the words that it stands behind.
            notes = tuple(
                replace(note, at=note.at - start)
                for note in self._notes
                if start < note.at <= end or note.at == start == 0
            )
            if text[start:end].strip() or notes:
                yield replace(paragraph, text=text[start:end], notes=notes)
                paragraph = replace(paragraph, number="", level=None)
            if cut is not None:
                yield cut.piece
            start = end

    def _add(self, text: str) -> None:
        if self._equations and self._equations[-1][0] == self._length and text[:1].isalnum():
            text = f" {text}"
        self._parts.append(text)
        self._length += len(text)

    def _ends_apart(self) -> bool:
        last = next((part for part in reversed(self._parts) if part), " ")
        return not last[-1].isalnum()
