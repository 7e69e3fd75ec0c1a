"""The marks that open a line in Korean documents: Ⅰ. 1. 가. 1) (1) ① □ ○ - · * ※ and their kin.

Knows one line at a time; what a mark means among its neighbours is for ``ingest.outline``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest import patterns as re


class Style(IntEnum):
    """Kinds of marks; the value is the customary depth, used when a mark meets one that is not open yet."""

    MARKDOWN = 0  # # to ######, ordered among themselves by ``number``
    CHAPTER = 10  # 제1편, 제2장, 제3절, 부칙
    ROMAN = 12  # Ⅰ. or I.
    APPENDIX = 13  # 【참고】, [별표 1], 붙임 2
    ARTICLE = 14  # 제1조(목적)
    NUMBER = 20  # 1. and, in scanned or designed pages, a bare 1
    QUESTION = 22  # Q1. or 문 1)
    ANSWER = 23  # A1. or 답)
    DECIMAL = 25  # 1.1. or 1.2.3
    TAGGED = 26  # [안건 1], [17-2] and [사례 3] of minutes and casebooks
    HANGUL = 30  # 가. and a bare 가
    NUMBER_PAREN = 40  # 1)
    HANGUL_PAREN = 50  # 가)
    PAREN_NUMBER = 60  # (1)
    PAREN_HANGUL = 65  # (가)
    CIRCLED = 70  # ①
    CIRCLED_HANGUL = 72  # ㉮ ㉠
    LEAD = 75  # no mark at all: a short line right above bullets
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
    ``indent`` counts leading blanks. ``bare`` says that the usual full stop is missing. ``depth`` is how many
    numbers a decimal mark has: 2 for 1.1.
    """

    style: Style
    number: int
    length: int
    indent: int
    bare: bool = False
    depth: int = 0


# Lines down to which the next of a style is looked for.
_NEAR = 200
_HANGUL = "가나다라마바사아자차카타파하"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DARK_CIRCLED = "❶❷❸❹❺❻❼❽❾❿"
_PARENTHESIZED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_CIRCLED_SYLLABLES = "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻"
_CIRCLED_JAMO = "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SIGNS = (_HANGUL, _CIRCLED, _DARK_CIRCLED, _PARENTHESIZED, _ROMAN_SIGNS, _CIRCLED_SYLLABLES, _CIRCLED_JAMO)

_COUNT = r"[1-9]\d?"
_B = "[ \\t\u00a0\u3000]"  # blanks between a mark and its words
_WORDS = rf"{_B}*(?=[^\s\u200b\ufeff])"
_APPENDIX = "(?:별[ ]?표|별[ ]?첨|붙[ ]?임|참[ ]?고|부[ ]?록)"
_TAG = "(?:안건|의안|사례|예시|과제|의제|제안|보고|의결|심의|토의)"
_DAY = rf"\d{{1,2}}(?!\d){_B}*(?:\.(?!\d)|[~/(일]|$)"  # behind "3. " it makes a date
# What makes a figure of 3.2 and not a place in an outline: 3.2 억원, 1.5 톤.
_UNIT = (
    "(?:조|억|만|천|백|원|명|인|개|건|곳|회|배|톤|점|위|대|세|년|월|일|시간|퍼센트|포인트|미터|킬로|평|리터"
    "|[KMGT]?(?:B|W|V|Hz)(?![A-Za-z]))"
)
_WEEKDAY = rf"{_B}*\([월화수목금토일]\)"
_REFERENCE = rf"\([^()]{{1,60}}\)(?:에|의|을|를|와|과|및|에서|부터|까지){_B}"  # 제5조(지원)에 따라 is running text

# In the order tried. A named group "n" holds the number, whatever its form.
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        (Style.MARKDOWN, rf"(?P<n>#{{1,6}}){_B}+(?=\S)"),
        (Style.NOTE, rf"(?:-{_B}+)?(?:\*{{1,5}}(?={_B})|\*(?=\*?[가-힣A-Z(\['‘「])(?!\*)|※|주\d{{0,2}}\)){_WORDS}"),
        (Style.CHAPTER, rf"제[ ]?(?P<n>\d{{1,3}})[ ]?[편장절관](?={_B}){_WORDS}"),
        (Style.CHAPTER, rf"(?=부[ ]?칙[ ]?(?:<[^<>]{{1,60}}>|\([^()]{{1,60}}\))?{_B}*$)"),
        # What stands above the articles of a bill, and the table behind them.
        (
            Style.CHAPTER,
            rf"(?=(?:(?:대안의[ ]?)?(?:제안|개정|제정|제[·ㆍ․]?[ ]?개정)[ ]?이유(?:[ ]?및[ ]?주요[ ]?내용)?"
            rf"|신[·ㆍ․]?[ ]?구[ ]?조문[ ]?대비표){_B}*$)",
        ),
        (Style.ARTICLE, rf"제[ ]?(?P<n>\d{{1,4}})조(?:의\d{{1,3}})?[ ]?(?=\()(?!{_REFERENCE})"),
        (Style.ROMAN, rf"(?P<n>[{_ROMAN_SIGNS}])(?:[.)]|(?={_B})){_WORDS}"),
        (Style.ROMAN, rf"(?P<n>VIII|VII|VI|IV|IX|III|II|I|V|X)\.{_WORDS}"),
        (
            Style.APPENDIX,
            rf"(?=[【\[<〈(]?{_APPENDIX}(?:[ ]?\d{{1,2}}(?!\d))?(?:[】\]>〉)]|{_B}*$|[.:]|{_B}+(?!\d)))",
        ),
        (
            Style.TAGGED,
            rf"(?=[【\[<〈][ ]?(?:{_TAG}[ ]?(?:제[ ]?)?(?P<n>\d{{1,3}})[ ]?호?|\d{{1,3}}-(?P<s>\d{{1,2}}))"
            rf"[】\]>〉]{_WORDS}[^\s(\[])",
        ),
        (Style.QUESTION, rf"(?:Q|문|질문)[ ]?(?P<n>\d{{0,3}})[.:)]{_WORDS}"),
        (Style.ANSWER, rf"(?:A|답|답변)[ ]?(?P<n>\d{{0,3}})[.:)]{_WORDS}"),
        (
            Style.DECIMAL,
            rf"(?P<n>{_COUNT}(?:\.{_COUNT}){{1,4}})(?:\.(?!{_WEEKDAY})(?:{_WORDS}(?!\d)|{_B}+(?=\d{{4}}년))"
            rf"|{_B}+(?=[가-힣(「『‘'“\"A-Z])(?!{_UNIT}))",
        ),
        (Style.NUMBER, rf"(?P<n>{_COUNT})(?:의[1-9]\d?)?\.(?:{_B}*(?=[^\d\s])|{_B}+(?=\d)(?!{_DAY}))"),
        (Style.NUMBER_PAREN, rf"(?P<n>{_COUNT})\){_WORDS}"),
        (Style.HANGUL, rf"(?P<n>[{_HANGUL}])\.{_WORDS}"),
        (Style.HANGUL_PAREN, rf"(?P<n>[{_HANGUL}])\){_WORDS}"),
        (Style.PAREN_NUMBER, rf"(?:\((?P<n>{_COUNT})\)|(?P<s>[{_PARENTHESIZED}])){_WORDS}"),
        (Style.PAREN_HANGUL, rf"\((?P<n>[{_HANGUL}])\){_WORDS}"),
        (Style.CIRCLED, rf"(?P<n>[{_CIRCLED}{_DARK_CIRCLED}]){_WORDS}"),
        (Style.CIRCLED_HANGUL, rf"(?P<n>[{_CIRCLED_SYLLABLES}{_CIRCLED_JAMO}]){_WORDS}"),
        (Style.SQUARE, rf"[□■▣▢☐❏❑](?![□■]){_WORDS}"),
        (Style.DIAMOND, rf"[◇◆❖◈]{_WORDS}"),
        (Style.TRIANGLE, rf"(?:[▶▷►☞⇒➡➤➢]|[▲△](?={_B}+\D)){_WORDS}"),
        (Style.CIRCLE, rf"(?:[○●◯◎❍◦](?![○●◯])|ㅇ(?=[ \t가-힣(\['‘「])|o(?={_B})){_WORDS}"),
        # As scanning reads a circle, before two words or more.
        (Style.CIRCLE, rf"[O0](?={_B}+[가-힣(\['‘「“\"]\S*{_B}+\S)(?!{_B}+{_UNIT}(?![가-힣])){_WORDS}"),
        (Style.DASH, rf"(?:[-–―]{_B}+|[–―]|-(?=[가-힣(「『‘'“\"]))(?=[^\s\d]|\d+[^\s\-\d])"),
        (Style.DOT, rf"\.(?={_B}+[가-힣(\['‘「]){_WORDS}"),  # as scanning reads a raised dot
        (Style.DOT, rf"[·•∙▪▫ㆍ‣‧⦁․✓✔\ue000-\uf8ff](?![·∙ㆍ‧]){_WORDS}"),
        (Style.NUMBER, rf"(?P<n>{_COUNT}){_B}+(?=[가-힣A-Z'‘’「<(*])"),
        (Style.HANGUL, rf"(?P<n>[{_HANGUL}]){_B}+(?=[가-힣A-Z'‘’「*])(?!(?:[가-힣]{_B}+)*[가-힣]{_B}*$)"),
    )
)
_SHORTEST = 2  # of two numbers a decimal mark may be a figure or a date as well, so that it must fit in the outline
_BARE_FROM = len(_PATTERNS) - 2
_BLANKS = re.compile("[ \\t\\v\\f\u00a0\u2000-\u200b\u3000\ufeff]*")


def read_mark(line: str) -> Mark | None:
    """Find the mark that opens a line, or None."""
    indent = _indent(line)
    for place, (style, pattern) in enumerate(_PATTERNS):
        match = pattern.match(line, indent)
        if match:
            written = match.groupdict()
            counted = written.get("n") or written.get("s") or ""
            depth = counted.count(".") + 1 if style is Style.DECIMAL else 0
            number = _number(counted.rpartition(".")[2])
            return Mark(style, number, match.end(), indent, bare=place >= _BARE_FROM or depth == _SHORTEST, depth=depth)
    return None


def restarts(marks: Sequence[Mark | None], at: int, mark: Mark) -> bool:
    """Say whether the next line of the same counted style is numbered 1; ``mark`` is that of the line at ``at``."""
    following = (other for other in marks[at + 1 : at + _NEAR] if other is not None and other.style is mark.style)
    return next((other.number == 1 for other in following), False)


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
    for signs in _SIGNS:
        if written in signs:
            return signs.index(written) + 1
    return 0
