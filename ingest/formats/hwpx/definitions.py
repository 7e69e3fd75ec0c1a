"""What ``header.xml`` defines: how paragraphs are numbered, with what signs, and what their styles are called.

Knows definitions only; counting is for ``ingest.formats.hwpx.numbers``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.hwpx.inline import clean
from ingest.formats.hwpx.tree import children, is_on, local, number, within
from ingest.formats.numbering import Shape

LEVELS = 10
_FALLBACK_BULLET = "•"  # for pictures as bullets, and for signs that are not told


@dataclass(frozen=True, slots=True)
class Heading:
    """How a paragraph is headed: ``kind`` is NONE, OUTLINE, NUMBER or BULLET, ``level`` counts from 0."""

    kind: str = "NONE"
    definition: str = ""
    level: int = 0
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """A multi-level list: per level its pattern, shape and first number."""

    patterns: tuple[str, ...]
    shapes: tuple[Shape, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """A sign before paragraphs, and the one for those that are ticked."""

    sign: str
    checked: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """All definitions of a file by their ids, which are strings in OWPML."""

    headings: Mapping[str, Heading] = field(default_factory=dict)
    numberings: Mapping[str, Numbering] = field(default_factory=dict)
    bullets: Mapping[str, Bullet] = field(default_factory=dict)
    style_headings: Mapping[str, str] = field(default_factory=dict)
    captions: frozenset[str] = frozenset()

    def heading(self, paragraph: "etree._Element") -> Heading:
        """How a paragraph is headed, by its own properties or else by its style's."""
        properties = paragraph.get("paraPrIDRef") or self.style_headings.get(paragraph.get("styleIDRef") or "", "")
        return self.headings.get(properties, Heading())

    def is_caption(self, paragraph: "etree._Element") -> bool:
        """Say whether a paragraph has the style of captions."""
        return paragraph.get("styleIDRef") in self.captions


def read_definitions(roots: Iterable["etree._Element"]) -> Definitions:
    """Read the definitions of one or more headers."""
    found: dict[str, dict[str, etree._Element]] = {"paraPr": {}, "numbering": {}, "bullet": {}, "style": {}}
    for root in roots:
        for element in root.iter("{*}paraPr", "{*}numbering", "{*}bullet", "{*}style"):
            found[local(element)].setdefault(element.get("id") or "", element)
    styles = found["style"]
    return Definitions(
        {id_: _heading(element) for id_, element in found["paraPr"].items()},
        {id_: _numbering(element) for id_, element in found["numbering"].items()},
        {id_: _bullet(element) for id_, element in found["bullet"].items()},
        {id_: style.get("paraPrIDRef") or "" for id_, style in styles.items()},
        frozenset(id_ for id_, style in styles.items() if _names_captions(style)),
    )


def shape_named(name: str | None) -> Shape:
    """The shape that OWPML calls by a name; unknown ones count in digits."""
    return Shape.__members__.get(name or "", Shape.DIGIT)


def _names_captions(style: "etree._Element") -> bool:
    return "캡션" in (style.get("name") or "") or (style.get("engName") or "").casefold() == "caption"


def _heading(properties: "etree._Element") -> Heading:
    heading = within(properties, "heading")
    if heading is None:
        return Heading()
    level = max(0, min(number(heading, "level"), LEVELS - 1))
    return Heading(heading.get("type") or "NONE", heading.get("idRef") or "", level, is_on(properties, "checked"))


def _numbering(element: "etree._Element") -> Numbering:
    patterns, shapes, starts = [""] * LEVELS, [Shape.DIGIT] * LEVELS, [1] * LEVELS
    for head in children(element, "paraHead"):
        level = number(head, "level") - 1
        if 0 <= level < LEVELS:
            patterns[level] = clean("".join(head.itertext())).strip()
            shapes[level] = shape_named(head.get("numFormat"))
            starts[level] = number(head, "start", 1)
    return Numbering(tuple(patterns), tuple(shapes), tuple(starts))


def _bullet(element: "etree._Element") -> Bullet:
    sign = clean(element.get("char") or "").strip()
    if is_on(element, "useImage") or not sign:
        sign = _FALLBACK_BULLET
    return Bullet(sign, clean(element.get("checkedChar") or "").strip() or sign)
