"""Korean numerals: digits with commas, 십·백·천·만·억·조, and numbers written in words. Knows no units.

Every function looks at one place of a text and reads on from there; none looks back over what it has read, so that a
text is read in linear time whatever it holds.
"""

from decimal import Decimal
from typing import NamedTuple

from ingest import patterns as re

DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,8}+(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?")
_SMALL = {"십": 10, "백": 100, "천": 1000}
_BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
# What follows a scale character when it begins a word instead: 3조사, 5경기.
_NO_SCALE = {"조": frozenset("직합사각치례항"), "경": frozenset("기로력")}
_SINO_DIGITS = {c: n for n, c in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6}
_SINO = re.compile(r"[영공일이삼사오육륙칠팔구십백천만억조]{1,24}+")
_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_NATIVE_TENS |= {"예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_NATIVE_ONES = {"하나": 1, "한": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "넉": 4}
_NATIVE_ONES |= {"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE = re.compile(rf"(?P<tens>{'|'.join(_NATIVE_TENS)})? ?(?P<ones>{'|'.join(_NATIVE_ONES)})?")
SPELLED_START = "".join(sorted({w[0] for w in (*_NATIVE_TENS, *_NATIVE_ONES)} | set("일이삼사오육칠팔구십백천만")))


class Numeral(NamedTuple):
    """A number up to ``end``; ``scale`` is its largest of 만, 억, 조, 경, or 1."""

    end: int
    value: Decimal
    number: Decimal
    step: Decimal
    scale: int

    def negative(self) -> "Numeral":
        """Give the same number below zero."""
        return self._replace(value=-self.value, number=-self.number)


class _Sum:
    """Adds up a numeral from left to right: sections below 만, then the sections' own scale."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.last_big = 10**20
        self.largest = 1
        self.step = Decimal(1)

    def number(self, value: Decimal, step: Decimal) -> None:
        self.pending = value
        self.step = step

    def small(self, factor: int) -> None:
        self.step = self.step * factor if self.pending is not None else Decimal(factor)
        self.section += (Decimal(1) if self.pending is None else self.pending) * factor
        self.pending = None

    def big(self, factor: int) -> None:
        section = self.section + (self.pending or 0)
        if self.pending is None and not self.section:
            section, self.step = Decimal(1), Decimal(1)
        self.total += section * factor
        self.step *= factor
        self.last_big = factor
        self.largest = max(self.largest, factor)
        self.section, self.pending = Decimal(0), None

    @property
    def value(self) -> Decimal:
        return self.total + self.section + (self.pending or 0)


def read_digits(text: str, at: int) -> Numeral | None:
    """Read ``3조 2,682억``, ``44백만``, ``12만5천``, ``1,131`` at ``at``."""
    first = DIGITS.match(text, at)
    if first is None:
        return None
    number = _decimal(first[0])
    total = _Sum()
    end = _read_section(text, at, total)
    while True:
        after = end + 1 if end < len(text) and text[end] == " " and total.largest > 1 else end
        trial = _continued(text, after, total, spaced=after > end)
        if trial is None:
            return Numeral(end, total.value, number, total.step, total.largest)
        end = trial


def read_spelled(text: str, at: int) -> list[Numeral]:
    """Read a number in words at ``at`` in every length it may have, the longest first: 십이만 삼천, 스물다섯."""
    native = _NATIVE.match(text, at)
    if native is not None and native.end() > at:
        value = _NATIVE_TENS.get(native["tens"], 0) + _NATIVE_ONES.get(native["ones"], 0)
        end = native.end() - (text[native.end() - 1] == " ")
        return [Numeral(end, Decimal(value), Decimal(value), Decimal(1), 1)]
    ends: list[int] = []
    end = at
    for _ in range(4):
        run = _SINO.match(text, end + (bool(ends) and text[end : end + 1] == " "))
        if run is None or (ends and text[end - 1] not in _BIG):
            break
        end = run.end()
        ends.append(end)
    return [numeral for end in reversed(ends) if (numeral := _spelled_value(text, at, end)) is not None]


def _spelled_value(text: str, at: int, end: int) -> Numeral | None:
    words = text[at:end]
    if words in {"조", "억"} or not any(c in _SMALL or c in _BIG for c in words):
        return None
    total = _Sum()
    for c in words:
        if c in _SINO_DIGITS:
            if total.pending is not None:
                return None
            total.number(Decimal(_SINO_DIGITS[c]), Decimal(1))
        elif c in _SMALL:
            total.small(_SMALL[c])
        elif c in _BIG:
            if _BIG[c] >= total.last_big:
                return None
            total.big(_BIG[c])
    return Numeral(end, total.value, total.value, total.step, total.largest)


def _read_section(text: str, at: int, total: _Sum) -> int:
    """Read one section with its scale, such as ``2,682억`` or ``2천5백만``; give its end."""
    end = at
    digits = DIGITS.match(text, end)
    for _ in range(4):
        if digits is None:
            break
        end = digits.end()
        total.number(_decimal(digits[0]), _step(digits[0]))
        if text[end : end + 1] not in _SMALL or not text[end : end + 1]:
            break
        while end < len(text) and text[end] in _SMALL:
            total.small(_SMALL[text[end]])
            end += 1
        digits = DIGITS.match(text, end)
    return _read_big(text, end, total)


def _read_big(text: str, end: int, total: _Sum) -> int:
    if text[end : end + 1] == "여" and text[end + 1 : end + 2] in _BIG:
        end += 1  # 3,000여억
    letter = text[end : end + 1]
    factor = _BIG.get(letter)
    if factor is None or factor >= total.last_big or text[end + 1 : end + 2] in _NO_SCALE.get(letter, frozenset()):
        return end
    total.big(factor)
    return end + 1


_THREE_DIGITS_THEN_UNIT = re.compile(r"[0-9]{3,4}+ ?[원명개건]|[0-9],[0-9]{3} ?[원명개건]")
_SCALED = re.compile(r"[0-9,.]{1,12}+[십백천]{0,2}+[만억조]|[0-9]{1,4}+[십백천]")


def _continued(text: str, at: int, total: _Sum, *, spaced: bool) -> int | None:
    """Read the next smaller section where one follows; a bare number after a space is one only before a unit."""
    if total.largest == 1 or total.section or total.pending is not None or not text[at : at + 1].isdecimal():
        return None
    fits = _SCALED.match(text, at) or (not spaced and DIGITS.match(text, at)) or _THREE_DIGITS_THEN_UNIT.match(text, at)
    if not fits:
        return None
    section = _Sum()
    section.last_big = total.last_big
    end = _read_section(text, at, section)
    if end == at or section.value >= total.last_big or text[end : end + 1] in _BIG:
        return None
    total.total += section.total
    total.section, total.pending = section.section, section.pending
    total.last_big = min(total.last_big, section.last_big)
    total.step = section.step
    return end


# No figure of a document is longer; a run of a million digits must neither overflow nor cost anything.
_LONGEST = 30


def _decimal(written: str) -> Decimal:
    return Decimal(written[:_LONGEST].replace(",", ""))


def _step(written: str) -> Decimal:
    places = len(written[:_LONGEST].partition(".")[2])
    return Decimal(1).scaleb(-places)
