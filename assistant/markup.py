"""From an answer's text to blocks and spans: the small part of Markdown that an answer may use, and nothing else.

What is no Markdown here stays as typed: ``2020~2023년`` keeps its tildes. Of links and images only the words stay.
Knows neither pages nor reports: both are written from what is read here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ingest import patterns as re

_SPAN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<strong>(?=\S).{1,2000}?)\*\*"
    r"|(?P<image>!?)\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500})\]\((?P<address>[^()\s]{0,2000})[^()\n]{0,500}\)"
    r"|\[(?P<number>[0-9]{1,3})\]"
)
_FENCE = re.compile(r" {0,3}```.*")
_RULE = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*")
_PIPED = re.compile(r"\s*\|.*\|\s*")
_SPLIT_CELLS = re.compile(r"(?<!\\)\|")


class Kind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBERED = "numbered"
    PLAIN = "plain"


_LINES = {
    Kind.HEADING: re.compile(r" {0,3}#{1,6} +(?P<words>.+)"),
    Kind.QUOTE: re.compile(r" {0,3}> ?(?P<words>.*)"),
    Kind.BULLET: re.compile(r"(?P<indent>\s*)(?P<mark>[-*•]) +(?P<words>.+)"),
    Kind.NUMBERED: re.compile(r"(?P<indent>\s*)(?P<mark>[0-9]{1,3}[.)]) +(?P<words>.+)"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one kind; ``number`` is that of a citation written ``[n]``, with its brackets in ``text``."""

    text: str
    strong: bool = False
    code: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words without its mark; ``mark`` is a bullet or a number as typed, ``deep`` one that is set in."""

    kind: Kind
    words: str
    mark: str = ""
    deep: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one kind that follow each other without a gap."""

    kind: Kind
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells by rows, which may differ in length; the first row names the columns where it is ``headed``."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that stay as typed."""

    lines: tuple[str, ...]


Block = Lines | Grid | Code


def blocks(text: str) -> Iterator[Block]:
    """Read a text whose lines end with a line feed; an open code fence runs to its end."""
    for fenced, run in _fenced(text.split("\n")):
        if fenced:
            yield Code(tuple(run))
        else:
            yield from _unfenced(run)


def spans(text: str) -> Iterator[Span]:
    """Read the words of one line."""
    end = 0
    for found in _SPAN.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()])
        end = found.end()
        if found["code"] is not None:
            yield Span(found["code"], code=True)
        elif found["strong"] is not None:
            yield from (Span(part.text, True, part.code, part.number) for part in spans(found["strong"]))
        elif found["number"] is not None:
            yield Span(found[0], number=int(found["number"]))
        elif not found["image"]:
            yield from spans(found["label"])
    if end < len(text):
        yield Span(text[end:])


def _fenced(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Give the lines in runs outside and inside code fences."""
    inside = False
    run: list[str] = []
    for line in lines:
        if _FENCE.fullmatch(line):
            if run:
                yield inside, run
            inside, run = not inside, []
        else:
            run.append(line)
    if run:
        yield inside, run


def _unfenced(lines: Sequence[str]) -> Iterator[Block]:
    for piped, group in groupby(lines, key=lambda line: _PIPED.fullmatch(line) is not None):
        if piped:
            yield _grid(list(group))
            continue
        read = [_line(line) for line in group]
        for kind, run in groupby(read, key=lambda line: line.kind if line else None):
            if kind is not None:
                yield Lines(kind, tuple(line for line in run if line))


def _line(line: str) -> Line | None:
    """Read one line; None for an empty one."""
    if not line.strip():
        return None
    for kind, pattern in _LINES.items():
        if found := pattern.fullmatch(line):
            read = found.groupdict("")
            deep = len(read.get("indent", "").expandtabs(4)) > 1
            return Line(kind, found["words"], read.get("mark", ""), deep)
    return Line(Kind.PLAIN, line.strip())


def _grid(lines: Sequence[str]) -> Grid:
    headed = len(lines) > 1 and _RULE.fullmatch(lines[1]) is not None
    rows = (_SPLIT_CELLS.split(line.strip()[1:-1]) for line in lines if not _RULE.fullmatch(line))
    return Grid(tuple(tuple(cell.strip().replace("\\|", "|") for cell in row) for row in rows), headed)
