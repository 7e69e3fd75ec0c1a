"""Footnotes and endnotes of a Word document: their texts, and the marks that Word prints for them (17.11).

Counts the marks while the document is read, by section or page where the document says so.
"""

from dataclasses import dataclass
from typing import Final

from ingest.formats.ooxml.counts import count_text
from ingest.formats.ooxml.names import Element, W, value, whole

_VAL: Final = f"{W}val"
# The notes that hold the lines between text and notes.
_RULES: Final = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class _Marks:
    """How the marks of one kind of note are printed in a section."""

    form: str
    start: int
    restart: str


class Notes:
    """The notes of one kind, footnotes or endnotes."""

    def __init__(self, root: Element | None, kind: str, settings: Element | None, sections: list[Element]) -> None:
        """Read a part of notes; ``kind`` is ``footnote`` or ``endnote``, ``sections`` are those of the document."""
        found = root.findall(f"{W}{kind}") if root is not None else []
        self._notes = {note.get(f"{W}id", ""): note for note in found if note.get(f"{W}type") not in _RULES}
        whole_file = _marks(settings, kind, _Marks("lowerRoman" if kind == "endnote" else "decimal", 1, "continuous"))
        self._sections = [_marks(section, kind, whole_file) for section in sections] or [whole_file]
        self._place: tuple[int, int | None] | None = None
        self._count = 0
        self._called: set[str] = set()

    def call(self, reference: Element) -> Element | None:
        """Take the note that a reference calls; a note comes once."""
        key = reference.get(f"{W}id", "")
        if key in self._called or key not in self._notes:
            return None
        self._called.add(key)
        return self._notes[key]

    def next_mark(self, section: int, page: int | None) -> str:
        """Count a reference and print its mark."""
        marks = self._sections[min(section, len(self._sections) - 1)]
        place = (
            section if marks.restart == "eachSect" else 0,
            page if marks.restart == "eachPage" else None,
        )  # fmt: skip
        self._count = marks.start if place != self._place else self._count + 1
        self._place = place
        return count_text(marks.form, self._count)

    def uncalled(self) -> list[Element]:
        """The notes that nothing has called."""
        return [note for key, note in self._notes.items() if key not in self._called]


def _marks(holder: Element | None, kind: str, default: _Marks) -> _Marks:
    settings = holder.find(f"{W}{kind}Pr") if holder is not None else None
    return _Marks(
        value(settings, f"{W}numFmt", _VAL) or default.form,
        whole(value(settings, f"{W}numStart", _VAL), default.start),
        value(settings, f"{W}numRestart", _VAL) or default.restart,
    )
