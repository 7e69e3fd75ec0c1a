"""From an answer's text to safe HTML: a small part of Markdown, and nothing else.

Everything is escaped first and only the tags written here come out, so neither a model nor a document can bring in
a script, a style, an image or a link. What is no Markdown here stays as typed: ``2020~2023년`` keeps its tildes.
Knows nothing of citations: the caller says what a known ``[n]`` becomes.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

# Longer answers are cut on the page: a model that never stops must not freeze the reader's browser.
LONGEST_TEXT = 20_000

# Control characters show as nothing or, the bidirectional ones, turn the text around them.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<strong>(?=\S).{1,2000}?)\*\*"
    r"|(?P<image>!?)\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500})\]\((?P<address>[^()\s]{0,2000})[^()\n]{0,500}\)"
    r"|\[(?P<number>[0-9]{1,3})\]"
)
_FENCE = re.compile(r" {0,3}```.*")
_HEADING = re.compile(r" {0,3}#{1,6} +(?P<words>.+)")
_QUOTE = re.compile(r" {0,3}> ?(?P<words>.*)")
_BULLET = re.compile(r"(?P<indent>\s*)[-*•] +(?P<words>.+)")
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>[0-9]{1,3})[.)] +(?P<words>.+)")
_RULE = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*")
_PIPED = re.compile(r"\s*\|.*\|\s*")
_SPLIT_CELLS = re.compile(r"(?<!\\)\|")


def escape(text: str) -> str:
    """Escape text for HTML, in an element or a quoted attribute; control characters become U+FFFD."""
    return html.escape(_CONTROL.sub("\ufffd", text), quote=True)


def prose(text: str, marks: Mapping[int, str]) -> str:
    """Write an answer's text as HTML blocks; ``marks`` gives the HTML of each known ``[n]``."""
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + "…\n\n(답변이 너무 길어 여기까지만 보여 드립니다.)"
    blocks: list[str] = []
    lines = text.replace("\r\n", "\n").split("\n")
    for fenced, group in _fenced(lines):
        if fenced:
            blocks.append(f"<pre><code>{escape(chr(10).join(group))}</code></pre>")
        else:
            blocks.extend(_blocks(group, marks))
    return "".join(blocks)


def inline(text: str, marks: Mapping[int, str]) -> str:
    """Write one line's words: strong, code and known ``[n]``; of links and images only their words stay."""
    written: list[str] = []
    end = 0
    for found in _INLINE.finditer(text):
        written.append(escape(text[end : found.start()]))
        end = found.end()
        if found["code"] is not None:
            written.append(f"<code>{escape(found['code'])}</code>")
        elif found["strong"] is not None:
            written.append(f"<strong>{inline(found['strong'], marks)}</strong>")
        elif found["label"] is not None:
            written.append("" if found["image"] else inline(found["label"], marks))
        else:
            written.append(marks.get(int(found["number"]), found[0]))
    written.append(escape(text[end:]))
    return "".join(written)


def _fenced(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Give the lines in runs outside and inside code fences; an open fence runs to the end."""
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


def _kind(line: str) -> str:
    """Name the block that a line belongs to."""
    if not line.strip():
        return "blank"
    for kind, pattern in (("table", _PIPED), ("heading", _HEADING), ("quote", _QUOTE), ("ul", _BULLET)):
        if pattern.fullmatch(line):
            return kind
    return "ol" if _NUMBERED.fullmatch(line) else "p"


def _blocks(lines: Sequence[str], marks: Mapping[int, str]) -> Iterator[str]:
    for kind, group in groupby(lines, key=_kind):
        run = list(group)
        if kind == "table":
            yield _table(run, marks)
        elif kind in ("ul", "ol"):
            yield _list(kind, run, marks)
        elif kind == "heading":
            yield from (
                f'<p class="heading"><strong>{inline(_words(_HEADING, line), marks)}</strong></p>' for line in run
            )
        elif kind == "quote":
            yield f"<blockquote>{'<br>'.join(inline(_words(_QUOTE, line), marks) for line in run)}</blockquote>"
        elif kind == "p":
            yield f"<p>{'<br>'.join(inline(line.strip(), marks) for line in run)}</p>"


def _words(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.fullmatch(line)
    return found["words"] if found else line


def _list(kind: str, lines: Sequence[str], marks: Mapping[int, str]) -> str:
    pattern = _BULLET if kind == "ul" else _NUMBERED
    written: list[str] = []
    for line in lines:
        found = pattern.fullmatch(line)
        if found is None:
            continue
        deep = ' class="deep"' if len(found["indent"].expandtabs(4)) > 1 else ""
        value = f' value="{int(found["number"])}"' if kind == "ol" else ""
        written.append(f"<li{deep}{value}>{inline(found['words'], marks)}</li>")
    return f"<{kind}>{''.join(written)}</{kind}>"


def _table(lines: Sequence[str], marks: Mapping[int, str]) -> str:
    headed = len(lines) > 1 and _RULE.fullmatch(lines[1]) is not None
    rows = [_SPLIT_CELLS.split(line.strip()[1:-1]) for line in lines if not _RULE.fullmatch(line)]
    written: list[str] = []
    for number, cells in enumerate(rows):
        tag = 'th scope="col"' if headed and number == 0 else "td"
        row = "".join(f"<{tag}>{inline(cell.strip(), marks)}</{tag[:2]}>" for cell in cells)
        written.append(f"<tr>{row}</tr>")
    return f'<div class="table" role="region" aria-label="표" tabindex="0"><table>{"".join(written)}</table></div>'
