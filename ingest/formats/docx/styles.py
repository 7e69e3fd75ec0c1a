"""Styles of a Word document: what a paragraph takes from its style and from those that the style is based on.

Reads what bears on structure (outline level, list, hidden text, the names of headings and captions), no looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest import patterns as re
from ingest.formats.ooxml.names import Element, W, is_on, value, whole

_VAL: Final = f"{W}val"
_HEADING: Final = re.compile(r"(?:heading|제목)\s*([1-9])")
_TITLES: Final = ("title", "제목")
_CAPTIONS: Final = ("caption", "캡션", "표 캡션", "그림 캡션", "table caption", "표 제목", "그림 제목")
_BODY_LEVEL: Final = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One style, as far as structure goes; ``outline`` counts from 0, 9 is body text."""

    id: str
    name: str
    based_on: str
    outline: int | None = None
    number: str | None = None
    level: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles part, if there is one."""
        found = root.findall(f"{W}style") if root is not None else []
        self._styles = {style.id: style for style in map(_style, found)}
        default = next(
            (one for one in found if one.get(f"{W}default") in ("1", "true", "on") and _is_paragraph(one)), None
        )
        self._default = default.get(f"{W}styleId", "") if default is not None else ""
        self._chains: dict[str, tuple[Style, ...]] = {}

    def outline(self, style: str | None) -> int | None:
        """The outline level that a style gives, from 1; None for body text."""
        for one in self.chain(style):
            if one.outline is not None:
                return one.outline + 1 if one.outline < _BODY_LEVEL else None
            if heading := _HEADING.fullmatch(one.name):
                return int(heading.group(1))
            if one.name in _TITLES:
                return 1
        return None

    def is_caption(self, style: str | None) -> bool:
        """Say whether a style is that of captions."""
        return any(one.name in _CAPTIONS for one in self.chain(style))

    def is_hidden(self, style: str | None) -> bool:
        """Say whether a style hides its text."""
        return next((one.hidden for one in self.chain(style) if one.hidden is not None), None) is True

    def listed(self, style: str | None) -> Style | None:
        """The style of the chain that puts paragraphs into a list."""
        return next((one for one in self.chain(style) if one.number is not None), None)

    def chain(self, style: str | None) -> tuple[Style, ...]:
        """A style and those that it is based on, each once."""
        key = style if style is not None else self._default
        if key not in self._chains:
            self._chains[key] = tuple(self._walked(key))
        return self._chains[key]

    def _walked(self, key: str) -> Iterator[Style]:
        seen: set[str] = set()
        while key and key not in seen:
            seen.add(key)
            # A style that is used and not defined is known by its id: Heading1.
            style = self._styles.get(key) or Style(key, key.casefold(), "")
            yield style
            key = style.based_on


def _is_paragraph(style: Element) -> bool:
    return style.get(f"{W}type") in (None, "paragraph")


def _style(style: Element) -> Style:
    looks, words = style.find(f"{W}pPr"), style.find(f"{W}rPr")
    outline = value(looks, f"{W}outlineLvl", _VAL)
    level = value(looks, f"{W}numPr/{W}ilvl", _VAL)
    return Style(
        style.get(f"{W}styleId", ""),
        " ".join((value(style, f"{W}name", _VAL) or "").casefold().split()),
        value(style, f"{W}basedOn", _VAL) or "",
        None if outline is None else min(max(whole(outline, _BODY_LEVEL), 0), _BODY_LEVEL),
        value(looks, f"{W}numPr/{W}numId", _VAL),
        None if level is None else whole(level, 0),
        is_on(words, f"{W}vanish", _VAL),
    )
