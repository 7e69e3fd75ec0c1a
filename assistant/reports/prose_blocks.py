"""From an answer's text to lines and tables: the same small part of Markdown as on the page, without its HTML.

What is no Markdown there stays as typed. Of links and images only the words stay, so that a report fetches nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.reports.types import Block, Line, Run, Runs, Style, Table
from assistant.reports.wording import fit

_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<strong>(?=\S).{1,2000}?)\*\*"
    r"|(?P<image>!?)\[(?P<label>[^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)"
)
_FENCE = re.compile(r" {0,3}```.*")
_HEADING = re.compile(r" {0,3}#{1,6} +(?P<words>.+)")
_QUOTE = re.compile(r" {0,3}> ?(?P<words>.*)")
_LISTED = re.compile(r"(?P<indent>\s*)(?P<mark>[-*•]|[0-9]{1,3}[.)]) +(?P<words>.+)")
_RULE = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*")
_PIPED = re.compile(r"\s*\|.*\|\s*")
_SPLIT_CELLS = re.compile(r"(?<!\\)\|")


def prose_blocks(text: str) -> Iterator[Block]:
    """Give an answer's lines and tables in order."""
    fenced = False
    for piped, group in groupby(fit(text).split("\n"), key=lambda line: _PIPED.fullmatch(line) is not None):
        lines = list(group)
        if piped and not fenced:
            yield _table(lines)
            continue
        for line in lines:
            if _FENCE.fullmatch(line):
                fenced = not fenced
            elif fenced:
                yield Line(Style.BODY, (Run(line),))
            elif line.strip():
                yield _line(line)


def runs(text: str) -> Runs:
    """Read one line's words: strong ones apart, of code and links the words."""
    found: list[Run] = []
    end = 0
    for part in _INLINE.finditer(text):
        found.append(Run(text[end : part.start()]))
        end = part.end()
        if part["strong"] is not None:
            found += [Run(run.text, bold=True) for run in runs(part["strong"])]
        elif part["code"] is not None:
            found.append(Run(part["code"]))
        elif not part["image"]:
            found += runs(part["label"])
    found.append(Run(text[end:]))
    return tuple(run for run in found if run.text)


def _line(line: str) -> Line:
    if heading := _HEADING.fullmatch(line):
        return Line(Style.HEADED, runs(heading["words"]))
    if quoted := _QUOTE.fullmatch(line):
        return Line(Style.QUOTE, runs(quoted["words"]))
    if listed := _LISTED.fullmatch(line):
        mark = listed["mark"] if listed["mark"][0].isdecimal() else "•"
        deep = len(listed["indent"].expandtabs(4)) > 1
        return Line(Style.BULLET, runs(listed["words"]), mark, int(deep))
    return Line(Style.BODY, runs(line.strip()))


def _table(lines: Sequence[str]) -> Table:
    headed = len(lines) > 1 and _RULE.fullmatch(lines[1]) is not None
    rows = [_SPLIT_CELLS.split(line.strip()[1:-1]) for line in lines if not _RULE.fullmatch(line)]
    width = max((len(row) for row in rows), default=0)
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return Table(tuple(tuple(runs(cell.strip().replace("\\|", "|")) for cell in row) for row in filled), headed)
