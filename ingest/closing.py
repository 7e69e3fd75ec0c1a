"""Words that line ends cut in two in a plain text, as it is copied out of a printed page: 보육수\\n당 is 보육수당.

A plain text stays as it is, for citations count its characters; only what is said of it has its words whole. Which
line ends stand inside words is told as for printed pages, see ``ingest.joining``.
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from ingest import patterns as re
from ingest.joining import Broken, Inside, Judge, told_apart

_FULL = 0.8  # of a block's widest line: a line that ends before that wasn't wrapped there
_LINE_END = re.compile(r"(?<=[\w)\]」』”’'\"])\n[ \t]*(?=\w)")
_WORD = re.compile(r"\S+")
_HANGUL = re.compile("[가-힣]")


def cut_words(texts: Sequence[str], inside: Inside, judge: Judge) -> dict[Broken, bool]:
    """The words on both sides of each line end that a page may have put into a block, and whether they are one.

    ``inside`` are the words of the document's lines; ``judge`` says which pairs of words are apart.
    """
    found = list(dict.fromkeys(pair for text in texts for pair in _around_line_ends(text)))
    told = {pair: told_apart(pair, inside) for pair in found}
    open_ = [pair for pair in found if told[pair] is None]
    told.update(zip(open_, judge(open_), strict=True))
    return {pair: not told[pair] for pair in found}


def _around_line_ends(text: str) -> Iterator[Broken]:
    if "\n" not in text:
        return
    full = _FULL * max(map(_width, text.split("\n")))
    for match in _LINE_END.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        before, after = line.rpartition(" ")[2], _WORD.match(text, match.end())
        if after is not None and _width(line) >= full and (_HANGUL.match(before[-1]) or _HANGUL.match(after[0])):
            yield before, after[0]


def _width(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line.strip())
