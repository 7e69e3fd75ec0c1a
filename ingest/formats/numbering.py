"""Numbers that a word processor counts and prints before paragraphs: 1. 가. ① Ⅰ. and their kin.

Knows counts and shapes, no file format; formats translate their own names of shapes into these.
"""

from collections.abc import Sequence
from enum import StrEnum


class Shape(StrEnum):
    """How a count is printed, by the names that OWPML (KS X 6101) gives the shapes."""

    DIGIT = "DIGIT"
    CIRCLED_DIGIT = "CIRCLED_DIGIT"
    ROMAN_CAPITAL = "ROMAN_CAPITAL"
    ROMAN_SMALL = "ROMAN_SMALL"
    LATIN_CAPITAL = "LATIN_CAPITAL"
    LATIN_SMALL = "LATIN_SMALL"
    CIRCLED_LATIN_CAPITAL = "CIRCLED_LATIN_CAPITAL"
    CIRCLED_LATIN_SMALL = "CIRCLED_LATIN_SMALL"
    HANGUL_SYLLABLE = "HANGUL_SYLLABLE"
    CIRCLED_HANGUL_SYLLABLE = "CIRCLED_HANGUL_SYLLABLE"
    HANGUL_JAMO = "HANGUL_JAMO"
    CIRCLED_HANGUL_JAMO = "CIRCLED_HANGUL_JAMO"
    HANGUL_PHONETIC = "HANGUL_PHONETIC"
    IDEOGRAPH = "IDEOGRAPH"
    CIRCLED_IDEOGRAPH = "CIRCLED_IDEOGRAPH"
    DECAGON_CIRCLE = "DECAGON_CIRCLE"
    DECAGON_CIRCLE_HANJA = "DECAGON_CIRCLE_HANJA"


# Shapes that go through a row of signs; past its end they start again, as word processors do.
_SIGNS = {
    Shape.LATIN_CAPITAL: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    Shape.LATIN_SMALL: "abcdefghijklmnopqrstuvwxyz",
    Shape.CIRCLED_LATIN_CAPITAL: "ⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏ",
    Shape.CIRCLED_LATIN_SMALL: "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
    # Past 하 official documents go on with 거, 너, then 고, 노 (행정업무운영규정 시행규칙 제2조), and so does Hancom.
    Shape.HANGUL_SYLLABLE: "".join(
        chr(ord("가") + 588 * initial + 28 * vowel)
        for vowel in (0, 4, 8, 13, 18, 20)
        for initial in (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
    ),
    Shape.CIRCLED_HANGUL_SYLLABLE: "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    Shape.HANGUL_JAMO: "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    Shape.CIRCLED_HANGUL_JAMO: "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭",
    Shape.CIRCLED_IDEOGRAPH: "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    Shape.DECAGON_CIRCLE: "갑을병정무기경신임계",
    Shape.DECAGON_CIRCLE_HANJA: "甲乙丙丁戊己庚辛壬癸",
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_WORDS = {
    Shape.HANGUL_PHONETIC: ("일이삼사오육칠팔구", "십백천"),
    Shape.IDEOGRAPH: ("一二三四五六七八九", "十百千"),
}


def numeral(shape: Shape, number: int) -> str:
    """Print a count from 1; what a shape can't print comes in digits."""
    if number >= 1 and shape in _SIGNS:
        signs = _SIGNS[shape]
        return signs[(number - 1) % len(signs)]
    if 1 <= number <= len(_CIRCLED) and shape is Shape.CIRCLED_DIGIT:
        return _CIRCLED[number - 1]
    if 1 <= number <= _LARGEST_ROMAN and shape in (Shape.ROMAN_CAPITAL, Shape.ROMAN_SMALL):
        roman = _roman(number)
        return roman if shape is Shape.ROMAN_CAPITAL else roman.lower()
    if number >= 1 and shape in _WORDS:
        return _spelled(number, *_WORDS[shape])
    return str(number)


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs


def _spelled(number: int, digits: str, powers: str) -> str:
    """A number below 10,000 in words: 이십삼; no 일 before 십, 백 and 천."""
    if number >= 10 ** (len(powers) + 1):
        return str(number)
    words = ""
    for power in range(len(powers), -1, -1):
        digit = number // 10**power % 10
        if digit:
            words += digits[digit - 1] if digit > 1 or power == 0 else ""
            words += powers[power - 1] if power else ""
    return words


class Counter:
    """The counts of one multi-level list while a document is read."""

    def __init__(self, starts: Sequence[int]) -> None:
        """``starts`` is the first number of each level."""
        self._starts = tuple(starts)
        self._counts: list[int | None] = [None] * len(self._starts)

    def advance(self, level: int) -> None:
        """Count the next paragraph of a level, from 1; deeper levels start again, levels above count as begun."""
        for above in range(level - 1):
            if self._counts[above] is None:
                self._counts[above] = self._starts[above]
        count = self._counts[level - 1]
        self._counts[level - 1] = self._starts[level - 1] if count is None else count + 1
        self._counts[level:] = [None] * (len(self._counts) - level)

    def restart(self, level: int, number: int) -> None:
        """Make ``number`` the next count of a level, from 1."""
        self._counts[level - 1] = number - 1
        self._counts[level:] = [None] * (len(self._counts) - level)

    def go_on_below(self, other: "Counter", level: int) -> None:
        """Take the counts above a level as another list left them, as Hancom does for a new list that begins deep."""
        for above in range(min(level - 1, len(self._counts), len(other._counts))):
            count = other._counts[above]
            if count is not None:
                self._counts[above] = self._starts[above] + count - other._starts[above]

    def printed(self, pattern: str, shapes: Sequence[Shape], sign: str = "^") -> str:
        """Fill a pattern such as ``^1.^2)``: a sign with a level stands for that level's count.

        With ``^``, ``^n`` stands for the counts of all levels down to the last counted, with full stops between, and
        ``^N`` for the same with one more at the end (HWP 5.0 file format, numbering).
        """
        parts = pattern.split(sign)
        filled = parts[0]
        for part in parts[1:]:
            if sign == "^" and part[:1] in ("n", "N"):
                path = ".".join(self._count(level, shapes) for level in range(1, self._deepest + 1))
                filled += path + ("." if part[0] == "N" else "") + part[1:]
                continue
            width = 2 if part[:2] == "10" and len(self._counts) >= 10 else 1
            level = int(part[:width]) if part[:1].isdecimal() and part[:1].isascii() else 0
            if not 1 <= level <= len(self._counts):
                filled += sign + part
                continue
            filled += self._count(level, shapes) + part[width:]
        return filled

    @property
    def _deepest(self) -> int:
        return max((level for level, count in enumerate(self._counts, 1) if count is not None), default=0)

    def _count(self, level: int, shapes: Sequence[Shape]) -> str:
        count = self._counts[level - 1]
        return numeral(shapes[level - 1], self._starts[level - 1] if count is None else count)
