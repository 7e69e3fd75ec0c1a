"""What a document's paragraphs refer to: how they are headed, its numberings and bullets, its first numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest.formats.hwp.records import Record, Tag, string, u16, u32
from ingest.formats.hwp.signs import bullet
from ingest.formats.numbering import Shape

LEVELS = 10
_LEVELS_AT_FIRST = 7  # what programs before version 5.1 know
_LONGEST_PATTERN = 100
_SHAPES = (
    Shape.DIGIT, Shape.CIRCLED_DIGIT, Shape.ROMAN_CAPITAL, Shape.ROMAN_SMALL, Shape.LATIN_CAPITAL, Shape.LATIN_SMALL,
    Shape.CIRCLED_LATIN_CAPITAL, Shape.CIRCLED_LATIN_SMALL, Shape.HANGUL_SYLLABLE, Shape.CIRCLED_HANGUL_SYLLABLE,
    Shape.HANGUL_JAMO, Shape.CIRCLED_HANGUL_JAMO, Shape.HANGUL_PHONETIC, Shape.IDEOGRAPH, Shape.CIRCLED_IDEOGRAPH,
    Shape.DECAGON_CIRCLE, Shape.DECAGON_CIRCLE_HANJA,
)  # fmt: skip


class Head(IntEnum):
    """What stands before a paragraph."""

    NONE = 0
    OUTLINE = 1
    NUMBER = 2
    BULLET = 3


class Kind(IntEnum):
    """What the program counts by itself."""

    PAGE = 0
    FOOTNOTE = 1
    ENDNOTE = 2
    FIGURE = 3
    TABLE = 4
    EQUATION = 5


@dataclass(frozen=True, slots=True)
class ParaShape:
    """How a paragraph is headed: by what, how deep (from 1), and by which numbering or bullet (from 1, 0 for none)."""

    head: Head = Head.NONE
    level: int = 1
    numbering: int = 0


@dataclass(frozen=True, slots=True)
class Numbering:
    """A multi-level list: for each level the pattern, the shape of its number and the first number."""

    patterns: tuple[str, ...]
    shapes: tuple[Shape, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DocInfo:
    """The document's definitions; numberings and bullets are referred to from 1."""

    shapes: tuple[ParaShape, ...]
    numberings: tuple[Numbering, ...]
    bullets: tuple[str, ...]
    starts: tuple[int, ...]

    def shape(self, place: int) -> ParaShape:
        """The paragraph shape at a place; one that isn't there heads nothing."""
        return self.shapes[place] if place < len(self.shapes) else ParaShape()


def number_shape(code: int) -> Shape:
    """The shape that a number in the file stands for."""
    return _SHAPES[code] if code < len(_SHAPES) else Shape.DIGIT


def read_information(top: Sequence[Record]) -> DocInfo:
    """Read the definitions from the records of the stream DocInfo."""
    records = [record for root in top for record in root.walk()]
    payloads = {tag: [one.payload for one in records if one.tag == tag] for tag in Tag}
    properties = next(iter(payloads[Tag.DOCUMENT_PROPERTIES]), b"")
    return DocInfo(
        tuple(_para_shape(payload) for payload in payloads[Tag.PARA_SHAPE]),
        tuple(_numbering(payload) for payload in payloads[Tag.NUMBERING]),
        tuple(bullet(payload[12:14].decode("utf-16-le", "replace")) for payload in payloads[Tag.BULLET]),
        tuple(u16(properties, 2 + 2 * kind) or 1 for kind in Kind),
    )


def _para_shape(payload: bytes) -> ParaShape:
    flags = u32(payload, 0)
    level = (flags >> 25 & 7) + 1
    deeper = u32(payload, 54) + 1  # version 5.1: the level itself, since the bits hold no more than 7
    if level >= _LEVELS_AT_FIRST and level < deeper <= LEVELS:
        level = deeper
    return ParaShape(Head(flags >> 23 & 3), level, u16(payload, 30))


def _numbering(payload: bytes) -> Numbering:
    patterns, shapes, at = _levels(payload, 0, _LEVELS_AT_FIRST)
    starts = [u32(payload, at + 2 + 4 * level) for level in range(_LEVELS_AT_FIRST)]
    first = u16(payload, at)
    if len(payload) < at + 6 and first:  # before version 5.0.2.5 one number for all
        starts = [first] * _LEVELS_AT_FIRST
    at += 2 + 4 * _LEVELS_AT_FIRST
    more_patterns, more_shapes, at = _levels(payload, at, LEVELS - _LEVELS_AT_FIRST)
    starts += [u32(payload, at + 4 * level) for level in range(LEVELS - _LEVELS_AT_FIRST)]
    plausible = tuple(start if 1 <= start <= 0xFFFF else 1 for start in starts)
    return Numbering((*patterns, *more_patterns), (*shapes, *more_shapes), plausible)


def _levels(payload: bytes, at: int, count: int) -> tuple[list[str], list[Shape], int]:
    patterns: list[str] = []
    shapes: list[Shape] = []
    for _ in range(count):
        shapes.append(number_shape(u32(payload, at) >> 5 & 0x1F))
        pattern, at = string(payload, at + 12)
        patterns.append(pattern[:_LONGEST_PATTERN])
    return patterns, shapes, at
