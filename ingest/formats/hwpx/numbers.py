"""The numbers that Hancom prints while a document goes by: of paragraphs, notes, tables and pictures.

Where the file tells a number (Hancom writes it beside each) that number holds, else it is counted here.
"""

from dataclasses import dataclass

from lxml import etree

from ingest.formats.hwpx.definitions import Definitions, Heading, Numbering, shape_named
from ingest.formats.hwpx.inline import clean
from ingest.formats.hwpx.tree import child, number
from ingest.formats.numbering import Counter, numeral

_SYMBOLS = "*†‡§"  # "four signs in turn" (HWP 5.0 file format, number shapes)
_MOST_SIGNS = 20  # a sign is repeated as often as the number says


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How one number is printed: its shape's name, a sign of the writer's own, and what stands around."""

    shape: str = "DIGIT"
    own_sign: str = ""
    prefix: str = ""
    suffix: str = ""

    def printed(self, count: int) -> str:
        """The number with what stands around it."""
        return f"{self.prefix}{self._numeral(count)}{self.suffix}"

    def _numeral(self, count: int) -> str:
        if self.shape == "USER_CHAR" and self.own_sign:
            return self.own_sign * min(max(count, 1), _MOST_SIGNS)
        if self.shape == "SYMBOL":
            turn, place = divmod(max(count, 1) - 1, len(_SYMBOLS))
            return _SYMBOLS[place] * min(turn + 1, _MOST_SIGNS)
        return numeral(shape_named(self.shape), count)


@dataclass(frozen=True, slots=True)
class NoteNumbering:
    """How the notes of a section are numbered: ``restart`` is CONTINUOUS, ON_SECTION or ON_PAGE."""

    form: NumberFormat = NumberFormat(suffix=")")
    restart: str = "CONTINUOUS"
    first: int = 1


class Numbers:
    """All counts of one document; ``outline`` is the numbering that the present section's outline follows."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._lists: dict[str, Counter] = {}
        self._counts: dict[str, int] = {}
        self._notes = {"FOOTNOTE": NoteNumbering(), "ENDNOTE": NoteNumbering()}
        self._page_of_note: dict[str, int | None] = {}
        self._last_list: Counter | None = None
        self.outline = "1"

    def begin_section(self, properties: "etree._Element") -> None:
        """Take over what a section sets: its outline and how its notes are numbered."""
        told = properties.get("outlineShapeIDRef") or "0"
        self.outline = self.outline if told == "0" else told
        for kind, name in (("FOOTNOTE", "footNotePr"), ("ENDNOTE", "endNotePr")):
            numbering = _note_numbering(child(properties, name))
            self._notes[kind] = numbering
            if numbering.restart == "ON_SECTION":
                self.restart(kind, numbering.first)
        starts = child(properties, "startNum")
        for kind, name in (("PICTURE", "pic"), ("TABLE", "tbl"), ("EQUATION", "equation")):
            if number(starts, name) > 0:
                self.restart(kind, number(starts, name))

    def before(self, heading: Heading) -> str:
        """Count a paragraph and give what is printed before it."""
        if heading.kind == "BULLET":
            bullet = self._definitions.bullets.get(heading.definition)
            return "" if bullet is None else bullet.checked if heading.checked else bullet.sign
        if heading.kind not in ("OUTLINE", "NUMBER"):
            return ""
        name = self.outline if heading.kind == "OUTLINE" else heading.definition
        numbering = self._definitions.numberings.get(name)
        return "" if numbering is None else self._counted(name, numbering, heading.level)

    def _counted(self, name: str, numbering: Numbering, level: int) -> str:
        counter = self._lists.get(name)
        if counter is None:
            counter = self._lists[name] = Counter(numbering.starts)
            if self._last_list is not None:
                counter.go_on_below(self._last_list, level + 1)
        self._last_list = counter
        counter.advance(level + 1)
        return counter.printed(numbering.patterns[level], numbering.shapes)

    def restart(self, kind: str, first: int) -> None:
        """Make ``first`` the next number of a kind that is not told."""
        self._counts[kind] = first - 1

    def next(self, kind: str, told: int) -> int:
        """The number of the next thing of a kind: as told, else counted."""
        self._counts[kind] = told if told > 0 else self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def automatic(self, element: "etree._Element") -> str:
        """What an ``autoNum`` prints."""
        kind = element.get("numType") or ""
        return number_format(child(element, "autoNumFormat")).printed(self.next(kind, number(element, "num")))

    def note(self, note: "etree._Element", kind: str, page: int | None) -> str:
        """The marker of a footnote or endnote, as printed where it is called."""
        numbering = self._notes[kind]
        if numbering.restart == "ON_PAGE" and page != self._page_of_note.get(kind, page):
            self.restart(kind, numbering.first)
        self._page_of_note[kind] = page
        inner = next((one for one in note.iter("{*}autoNum") if one.get("numType") == kind), None)
        own = child(inner, "autoNumFormat") if inner is not None else None
        count = self.next(kind, number(note, "number") or number(inner, "num"))
        form = number_format(own) if own is not None else _around(note, numbering.form)
        return form.printed(count)


def number_format(element: "etree._Element | None") -> NumberFormat:
    """The format that an ``autoNumFormat`` tells."""
    if element is None:
        return NumberFormat()
    signs = (clean(element.get(name) or "") for name in ("userChar", "prefixChar", "suffixChar"))
    return NumberFormat(element.get("type") or "DIGIT", *signs)


def _around(note: "etree._Element", form: NumberFormat) -> NumberFormat:
    """A section's format with the signs that one note tells, by their codes, instead of the section's."""
    prefix, suffix = (_sign(note, name) for name in ("prefixChar", "suffixChar"))
    if prefix is None and suffix is None:
        return form
    return NumberFormat(form.shape, form.own_sign, prefix or "", suffix or "")


def _sign(note: "etree._Element", attribute: str) -> str | None:
    code = number(note, attribute, -1)
    if code < 0 or code > 0xFFFF or 0xD800 <= code < 0xE000:
        return None
    return clean(chr(code)) if code else ""


def _note_numbering(properties: "etree._Element | None") -> NoteNumbering:
    if properties is None:
        return NoteNumbering()
    form, counted = child(properties, "autoNumFormat"), child(properties, "numbering")
    return NoteNumbering(
        NumberFormat(suffix=")") if form is None else number_format(form),
        "CONTINUOUS" if counted is None else counted.get("type") or "CONTINUOUS",
        max(1, number(counted, "newNum", 1)),
    )
