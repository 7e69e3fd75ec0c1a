"""The numbers that the program counts by itself: of notes, figures, tables and equations, and how they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.formats.hwp.docinfo import Kind, number_shape
from ingest.formats.hwp.records import u16, u32
from ingest.formats.numbering import numeral

_FOUR_SIGNS, _OWN_SIGN = 0x80, 0x81
_SIGNS = "*†‡§"
_ANEW_IN_SECTION, _ANEW_ON_PAGE = 1, 2


@dataclass(frozen=True, slots=True)
class NoteShape:
    """How a section prints the markers of its footnotes or endnotes, and from where it counts."""

    shape: int = 0
    sign: str = ""
    before: str = ""
    after: str = ")"
    start: int = 1
    anew: int = 0


def read_note_shape(payload: bytes) -> NoteShape:
    """Read the record of a section's note shape."""
    flags = u32(payload, 0)
    return NoteShape(
        flags & 0xFF, _sign(payload, 4), _sign(payload, 6), _sign(payload, 8), u16(payload, 10) or 1, flags >> 10 & 3
    )


class Numbers:
    """The next number of each kind."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._next = dict(zip(Kind, starts, strict=True))

    def begin(self, kind: Kind, number: int) -> None:
        """Make a number the next."""
        self._next[kind] = number

    def enter_section(self, kind: Kind, shape: NoteShape) -> None:
        """Begin anew where the section's note shape says so."""
        if shape.anew == _ANEW_IN_SECTION:
            self._next[kind] = shape.start

    def note(self, kind: Kind, shape: NoteShape, control: bytes) -> str:
        """The marker of the next note; the control tells a number of its own, which counts where pages count anew."""
        stored = u32(control, 4)
        expected = self._next[kind]
        number = stored if shape.anew == _ANEW_ON_PAGE and 1 <= stored <= expected else expected
        self._next[kind] = number + 1
        if len(control) >= 16:  # each note may have its own dress
            return _dressed(u32(control, 12), shape.sign, _sign(control, 8), _sign(control, 10), number)
        return _dressed(shape.shape, shape.sign, shape.before, shape.after, number)

    def automatic(self, control: bytes) -> tuple[Kind | None, str]:
        """The kind of an automatic number and what it prints; the program stores what it last printed."""
        flags, stored = u32(control, 4), u16(control, 8)
        try:
            kind = Kind(flags & 0xF)
        except ValueError:  # the number of pages
            return None, str(stored or "")
        number = stored or self._next[kind]
        self._next[kind] = number + 1
        shape = flags >> 4 & 0xFF
        return kind, _dressed(shape, _sign(control, 10), _sign(control, 12), _sign(control, 14), number)


def _dressed(shape: int, sign: str, before: str, after: str, number: int) -> str:
    if shape == _FOUR_SIGNS:
        printed = _SIGNS[(number - 1) % len(_SIGNS)] * ((number - 1) // len(_SIGNS) % 100 + 1)
    elif shape == _OWN_SIGN:
        printed = (sign or "*") * min(number, 100)
    else:
        printed = numeral(number_shape(shape), number)
    return f"{before}{printed}{after}"


def _sign(payload: bytes, at: int) -> str:
    code = u16(payload, at)
    return chr(code) if code >= ord(" ") and not 0xD800 <= code <= 0xDFFF else ""
