"""Footnotes as printed: small lines below a short rule at the foot of a column, and the marks that call them.

A note whose mark isn't found in the text stays a paragraph. Knows printed lines, not where paragraphs end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest import patterns as re
from ingest.content import Note, Paragraph
from ingest.formats.pdf.layout import PageLayout, Part, Zone
from ingest.formats.pdf.lines import Line

_MARK = re.compile(r"(?:주\s?)?\d{1,3}\)|[*†‡]{1,4}\)?|[①-⑳]|\d{1,3}(?=\s)")
_LOWER_PART = 0.35  # of the page's height: no footnote begins above
_AT_MARGIN = 15.0  # points
_SMALLER = 0.97


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A footnote's mark and the lines behind it."""

    page: int
    mark: str
    lines: tuple[Line, ...]

    @property
    def paragraph(self) -> Paragraph:
        """The note's words without its mark."""
        first = self.lines[0].text.lstrip()[len(self.mark) :].strip()
        texts = [first, *(line.text.strip() for line in self.lines[1:])]
        return Paragraph("\n".join(text for text in texts if text), page=self.page, wrapped=len(texts) > 1)


@dataclass(frozen=True, slots=True)
class Call:
    """Where a text calls a note: the mark's place in the text and the note."""

    at: int
    length: int
    note: PrintedNote


def without_notes(page: PageLayout, body_size: float) -> tuple[PageLayout, tuple[PrintedNote, ...]]:
    """A page without its footnotes, and the footnotes."""
    zones: list[Zone] = []
    notes: list[PrintedNote] = []
    for zone in page.zones:
        start = _first_note(page, zone, body_size)
        if start is None:
            zones.append(zone)
            continue
        lines = [part for part in zone.parts[start:] if isinstance(part, Line)]
        notes.extend(_notes(lines, page.number))
        if start:
            zones.append(replace(zone, parts=zone.parts[:start]))
    return (replace(page, zones=tuple(zones)), tuple(notes)) if notes else (page, ())


def _first_note(page: PageLayout, zone: Zone, body_size: float) -> int | None:
    """Where the notes of a column begin: the lines below a rule, all small, the first one marked."""
    for rule in page.rules:
        if abs(rule.first - zone.left) > _AT_MARGIN or rule.at < _LOWER_PART * page.height:
            continue
        start = next((place for place, part in enumerate(zone.parts) if part.area.top > rule.at - 2), None)
        if start is not None and _are_notes(zone.parts[start:], body_size):
            return start
    return None


def _are_notes(parts: Sequence[Part], body_size: float) -> bool:
    first = parts[0]
    return (
        isinstance(first, Line)
        and _MARK.match(first.text.lstrip()) is not None
        and all(isinstance(part, Line) and part.size <= _SMALLER * body_size for part in parts)
    )


def _notes(lines: Sequence[Line], page: int) -> list[PrintedNote]:
    margin = min(line.area.x0 for line in lines)
    notes: list[PrintedNote] = []
    for line in lines:
        mark = _MARK.match(line.text.lstrip())
        opens = mark is not None and (not notes or line.area.x0 - margin < 0.8 * line.size)
        if mark is not None and opens:
            notes.append(PrintedNote(page, mark.group(), (line,)))
        else:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    return notes


def find_call(text: str, raised: Sequence[tuple[int, int]], note: PrintedNote) -> Call | None:
    """Where a text calls a note: its mark printed small and high, or close behind a word and nowhere else."""
    bare = note.mark.rstrip(")")
    for at, length in raised:
        if text[at : at + length].strip().rstrip(")") == bare:
            longer = length + int(note.mark.endswith(")") and text[at + length : at + length + 1] == ")")
            return Call(at, longer, note)
    if not note.mark.endswith(")") and not note.mark.startswith(("*", "†", "‡")) and note.mark.isdecimal():
        return None  # a bare figure in the line may be any figure
    pattern = rf"(?<=[가-힣A-Za-z”\"’'」』\])%]){re.escape(note.mark)}(?![*\d)])"
    found = list(re.finditer(pattern, text))
    return Call(found[0].start(), len(note.mark), note) if len(found) == 1 else None


def with_calls(text: str, calls: Iterable[Call]) -> tuple[str, tuple[Note, ...]]:
    """A text without the marks that call notes, and the notes at their places."""
    notes: list[Note] = []
    removed = 0
    for call in sorted(calls, key=lambda call: call.at):
        at = call.at - removed
        text = text[:at] + text[at + call.length :]
        removed += call.length
        notes.append(Note(at, call.note.mark, (call.note.paragraph,)))
    return text, tuple(notes)
