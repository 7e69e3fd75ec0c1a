"""The marks that open a line in Korean documents: Ⅰ. 1. 가. 1) (1) ① □ ○ - · * ※ and their kin.

Knows one line at a time; what a mark means among its neighbours is for ``ingest.outline``.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """Kinds of marks; the value is the customary depth, used when a mark meets one that is not open yet."""

    MARKDOWN = 0  # # to ######, ordered among themselves by ``number``
    CHAPTER = 10  # 제1편, 제2장, 제3절
    ROMAN = 12  # Ⅰ. or I.
    APPENDIX = 13  # 【참고】, [별표 1], 붙임 2
    ARTICLE = 14  # 제1조(목적)
    NUMBER = 20  # 1. and, in scanned or designed pages, a bare 1
    QUESTION = 22  # Q1. or 문 1)
    HANGUL = 30  # 가. and a bare 가
    NUMBER_PAREN = 40  # 1)
    HANGUL_PAREN = 50  # 가)
    PAREN_NUMBER = 60  # (1)
    PAREN_HANGUL = 65  # (가)
    CIRCLED = 70  # ①
    SQUARE = 80  # □ ■ ▣
    DIAMOND = 81  # ◇ ◆ ❖
    TRIANGLE = 82  # ▶ ▷
    CIRCLE = 90  # ○ ● ㅇ
    DASH = 100  # -
    DOT = 110  # · •
    NOTE = 200  # * ** ※ 주)


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one line: ``length`` characters from the line's start up to its words.

    ``number`` is the place in a counted style, the number of ``#`` in markdown headings, else 0.
    ``indent`` counts leading blanks. ``bare`` says that the usual full stop is missing.
    """

    style: Style
    number: int
    length: int
    indent: int
    bare: bool = False


_HANGUL = "가나다라마바사아자차카타파하"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"

# In the order tried. A named group "n" holds the number, whatever its form.
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.MARKDOWN, re.compile(r"(?P<n>#{1,6})[ \t]+(?=\S)")),
    (
        Style.NOTE,
        re.compile(r"(?:-[ \t]+)?(?:\*{1,5}(?=[ \t])|\*(?=\*?[가-힣A-Z(\['‘「])(?!\*)|※|주\d{0,2}\))[ \t]*(?=\S)"),
    ),
    (Style.CHAPTER, re.compile(r"제[ ]?(?P<n>\d{1,3})[ ]?[편장절관](?=[ \t])[ \t]+")),
    (Style.ARTICLE, re.compile(r"제[ ]?(?P<n>\d{1,4})조(?:의\d+)?[ ]?(?=\()")),
    (Style.ROMAN, re.compile(rf"(?P<n>[{_ROMAN_SIGNS}])(?:[.)][ \t]*|[ \t]+)(?=\S)")),
    (Style.ROMAN, re.compile(r"(?P<n>VIII|VII|VI|IV|IX|III|II|I|V|X)\.[ \t]*(?=\S)")),
    (
        Style.APPENDIX,
        re.compile(r"(?=[【\[<]?(?:별[ ]?표|별[ ]?첨|붙[ ]?임|참[ ]?고|부[ ]?록)[ ]?\d{0,2}(?:[】\]>]|[ ]*$|[ .:)]))"),
    ),
    (Style.QUESTION, re.compile(r"(?:Q|문)[ ]?(?P<n>\d{0,3})[.:)][ \t]*(?=\S)")),
    (Style.NUMBER, re.compile(r"(?P<n>\d{1,2})\.(?![ ]?\d{1,2}\.)[ \t]*(?=[^\d\s])")),
    (Style.NUMBER_PAREN, re.compile(r"(?P<n>\d{1,2})\)[ \t]*(?=\S)")),
    (Style.HANGUL, re.compile(rf"(?P<n>[{_HANGUL}])\.[ \t]*(?=\S)")),
    (Style.HANGUL_PAREN, re.compile(rf"(?P<n>[{_HANGUL}])\)[ \t]*(?=\S)")),
    (Style.PAREN_NUMBER, re.compile(r"\((?P<n>\d{1,2})\)[ \t]*(?=\S)")),
    (Style.PAREN_HANGUL, re.compile(rf"\((?P<n>[{_HANGUL}])\)[ \t]*(?=\S)")),
    (Style.CIRCLED, re.compile(rf"(?P<n>[{_CIRCLED}])[ \t]*(?=\S)")),
    (Style.SQUARE, re.compile(r"[□■▣▢][ \t]*(?=\S)")),
    (Style.DIAMOND, re.compile(r"[◇◆❖◈][ \t]*(?=\S)")),
    (Style.TRIANGLE, re.compile(r"[▶▷►☞⇒➡▲△](?=[ \t])[ \t]*(?=\S)")),
    (Style.CIRCLE, re.compile(r"(?:[○●◯◎]|[ㅇo](?=[ \t]))[ \t]*(?=\S)")),
    (Style.DASH, re.compile(r"(?:[-–―][ \t]+|[–―])(?=[^\s\d]|\d+[^\s\-\d])")),
    (Style.DOT, re.compile(r"[·•∙▪▫ㆍ‣][ \t]*(?=\S)")),
    (Style.NUMBER, re.compile(r"(?P<n>\d{1,2})[ \t]+(?=[가-힣A-Z'‘’「<(*])")),
    (Style.HANGUL, re.compile(rf"(?P<n>[{_HANGUL}])[ \t]+(?=[가-힣A-Z'‘’「*])")),
)
_BARE_FROM = len(_PATTERNS) - 2
_BLANKS = re.compile(r"[ \t　]*")


def read_mark(line: str) -> Mark | None:
    """Find the mark that opens a line, or None."""
    indent = _indent(line)
    for place, (style, pattern) in enumerate(_PATTERNS):
        match = pattern.match(line, indent)
        if match:
            number = _number(match.groupdict().get("n") or "")
            return Mark(style, number, match.end(), indent, bare=place >= _BARE_FROM)
    return None


def _indent(line: str) -> int:
    match = _BLANKS.match(line)
    return match.end() if match else 0


def _number(written: str) -> int:
    if not written:
        return 0
    if written[0] == "#":
        return len(written)
    if written.isdecimal():
        return int(written)
    if written in _ROMAN:
        return _ROMAN[written]
    for signs in (_HANGUL, _CIRCLED, _ROMAN_SIGNS):
        if written in signs:
            return signs.index(written) + 1
    return 0
