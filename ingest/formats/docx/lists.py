"""Lists of a Word document: what Word prints before each paragraph of one (numbering.xml, ECMA-376 part 1, 17.9).

Counts while the document is read, in its order. Knows definitions and counts, no paragraphs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from ingest import patterns as re
from ingest.formats.docx.styles import Styles
from ingest.formats.ooxml.counts import count_text
from ingest.formats.ooxml.glyphs import bullet
from ingest.formats.ooxml.names import Element, W, children, is_on, value, whole

_VAL: Final = f"{W}val"
LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_MOST_HOPS: Final = 8
_PICTURE: Final = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is counted and printed; ``restart`` is the level, from 1, that makes it start again."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    font: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """An instance of a list: its definition and what it does in its own way."""

    definition: str
    starts: Mapping[int, int]
    levels: Mapping[int, Level]


class Lists:
    """The lists of a document with their counts so far."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the numbering part, if there is one."""
        self._styles = styles
        definitions = root.findall(f"{W}abstractNum") if root is not None else []
        self._definitions = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in definitions}
        self._links = {
            one.get(f"{W}abstractNumId", ""): link
            for one in definitions
            if (link := value(one, f"{W}numStyleLink", _VAL)) is not None
        }
        lists = root.findall(f"{W}num") if root is not None else []
        self._lists = {one.get(f"{W}numId", ""): _list(one) for one in lists}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def place(self, paragraph: Element | None, style: str | None) -> tuple[str, int] | None:
        """The list and the level, from 0, that a paragraph's own settings or its style put it in."""
        own = value(paragraph, f"{W}numPr/{W}numId", _VAL)
        level = value(paragraph, f"{W}numPr/{W}ilvl", _VAL)
        listed = self._styles.listed(style)
        key = own if own is not None else listed.number if listed is not None else None
        if key is None or key not in self._lists:
            return None
        if level is not None or own is not None or listed is None:
            return key, min(max(whole(level, 0), 0), LEVELS - 1)
        return key, min(max(self._linked(key, style), 0), LEVELS - 1)

    def _linked(self, key: str, style: str | None) -> int:
        """The level of a list that names a style or what it is based on, or that the style names itself."""
        by_style = {level.style: at for at, level in self._all_levels(key).items() if level.style}
        levels = (by_style.get(one.id, one.level) for one in self._styles.chain(style))
        return next((level for level in levels if level is not None), 0)

    def next_number(self, key: str, level: int) -> str:
        """Count a paragraph of a list and give what is printed before it."""
        levels = self._all_levels(key)
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(self._definition(key), [None] * LEVELS)
        self._advance(key, level, levels, counts)
        if own.form == "bullet":
            return bullet(own.text, own.font) or _PICTURE
        return _printed(own, levels, counts)

    def _advance(self, key: str, level: int, levels: Mapping[int, Level], counts: list[int | None]) -> None:
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels.get(above, Level()).start
        count, start = counts[level], self._lists[key].starts.get(level)
        if start is not None and (key, level) not in self._begun:
            counts[level] = start
        else:
            counts[level] = levels[level].start if count is None else count + 1
        self._begun.add((key, level))
        for below in range(level + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or restart > level:
                counts[below] = None

    def _definition(self, key: str) -> str:
        """The definition behind an instance; a definition may only point to a style that names another list."""
        definition = self._lists[key].definition
        for _ in range(_MOST_HOPS):
            listed = self._styles.listed(self._links[definition]) if definition in self._links else None
            if listed is None or listed.number not in self._lists:
                break
            definition = self._lists[listed.number].definition
        return definition

    def _all_levels(self, key: str) -> Mapping[int, Level]:
        own = self._lists[key].levels
        levels = self._definitions.get(self._definition(key), {})
        return {**levels, **own} if own else levels


def _printed(own: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
    """Fill a pattern such as ``%1.%2``: each place is the count of its level, in digits where the level says so."""

    def filled(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        level = levels.get(at, Level())
        count = counts[at]
        form = "decimal" if own.legal and level.form != "none" else level.form
        return count_text(form, level.start if count is None else count)

    return _PLACE.sub(filled, own.text).strip()


def _levels(definition: Element) -> dict[int, Level]:
    return {whole(one.get(f"{W}ilvl"), 0): _level(one) for one in definition.findall(f"{W}lvl")[:LEVELS]}


def _level(level: Element) -> Level:
    form, restart = _form(level), value(level, f"{W}lvlRestart", _VAL)
    picture = level.find(f"{W}lvlPicBulletId") is not None
    return Level(
        whole(value(level, f"{W}start", _VAL), 0),
        form,
        _PICTURE if picture else value(level, f"{W}lvlText", _VAL) or "",
        None if restart is None else whole(restart, 0),
        bool(is_on(level, f"{W}isLgl", _VAL)),
        value(level, f"{W}rPr/{W}rFonts", f"{W}ascii") or "",
        value(level, f"{W}pStyle", _VAL) or "",
    )


def _form(level: Element) -> str:
    for child in children(level):
        if child.tag == f"{W}numFmt":
            form = child.get(_VAL, "decimal")
            return f"custom:{child.get(f'{W}format', '').partition(',')[0]}" if form == "custom" else form
    return "decimal"


def _list(one: Element) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for own in one.findall(f"{W}lvlOverride")[:LEVELS]:
        at = whole(own.get(f"{W}ilvl"), 0)
        start = value(own, f"{W}startOverride", _VAL)
        if start is not None:
            starts[at] = whole(start, 1)
        level = own.find(f"{W}lvl")
        if level is not None:
            levels[at] = _level(level) if start is None else replace(_level(level), start=starts[at])
    return _List(value(one, f"{W}abstractNumId", _VAL) or "", starts, levels)
