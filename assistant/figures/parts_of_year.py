"""Parts of a year as tables and questions name them: 1분기, 상반기, 3월, 연간, 2025년, 전년.

A part stands for its year too where that is written: ’25년 1분기. Knows words only.
"""

from dataclasses import dataclass
from enum import IntEnum

from ingest import patterns as re

_YEAR = r"(?:(?:(?P<century>(?:19|20)\d\d)|['‘’]?(?P<short>\d\d)(?=[년.]))(?:년도?|\.)? ?)"
_PART = (
    r"(?:제 ?)?(?P<quarter>[1-4])(?:/4)? ?분기|(?P<half>[상하])반기|(?P<month>1[0-2]|0?[1-9])월(?: ?(?:말|분|중))?"
    r"|(?P<whole>연간|연 간|연 ?합계|연 ?누계|총 ?합계|합 ?계|총 ?계|누 ?계|계|전체)"
)
_BARE_YEAR = re.compile(r"(?:(?P<century>(?:19|20)\d\d)|['‘’](?P<short>\d\d))(?:년도?|도)?")
_LABEL = re.compile(rf"{_YEAR}?(?:{_PART})")
_LAST, _THIS = re.compile(r"전년도?|작년|지난해|전기"), re.compile(r"당해 ?연?도?|금년도?|올해|당기")
_SPOKEN = {"일": "1", "이": "2", "삼": "3", "사": "4"}
_SPOKEN_QUARTER = re.compile(r"(?<![가-힣])([일이삼사])(?= ?분기)")
_IN_QUESTION = re.compile(
    r"(?<![\d.가-힣])(?:[1-4](?:/4)? ?분기|[상하]반기|(?:1[0-2]|0?[1-9])월(?! ?\d)(?=[ 에의은는달한중?]|$)|연간)"
)


class Span(IntEnum):
    """How long a part of a year is, in months."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A part of a year: the ``number``-th of its ``span``; ``year`` is 0 where none is written.

    ``back`` is 1 for 전년, whose year the table's own tells; None where the label says nothing of that.
    """

    span: Span
    number: int = 1
    year: int = 0
    back: int | None = None

    @property
    def months(self) -> range:
        """The months of the part, counted from 1."""
        return range((self.number - 1) * self.span + 1, self.number * self.span + 1)

    @property
    def said(self) -> str:
        """The part as it is said, without its year: 상반기, 3분기, 7월, 연간."""
        if self.span is Span.HALF:
            return "상반기" if self.number == 1 else "하반기"
        return {Span.QUARTER: f"{self.number}분기", Span.MONTH: f"{self.number}월"}.get(self.span, "연간")


def part_of_year(label: str) -> PartOfYear | None:
    """The part of a year that a label names and nothing else."""
    bare = label.strip()
    if _LAST.fullmatch(bare) or _THIS.fullmatch(bare):
        return PartOfYear(Span.YEAR, back=1 if _LAST.fullmatch(bare) else 0)
    found = _BARE_YEAR.fullmatch(bare)
    if found is not None:
        return PartOfYear(Span.YEAR, year=_year(found))
    found = _LABEL.fullmatch(bare)
    return _part(found) if found is not None else None


def parts_asked(text: str) -> tuple[PartOfYear, ...]:
    """The parts of a year that a question names, without years alone: 상반기, 3분기, 5월에, 연간."""
    written = _SPOKEN_QUARTER.sub(lambda match: _SPOKEN[match[1]], text)
    found = (_LABEL.fullmatch(match.group()) for match in _IN_QUESTION.finditer(written))
    return tuple(dict.fromkeys(_part(match) for match in found if match is not None))


def _part(found: re.Match[str]) -> PartOfYear:
    year = _year(found)
    if found["quarter"]:
        return PartOfYear(Span.QUARTER, int(found["quarter"]), year)
    if found["half"]:
        return PartOfYear(Span.HALF, 1 if found["half"] == "상" else 2, year)
    return PartOfYear(Span.MONTH, int(found["month"]), year) if found["month"] else PartOfYear(Span.YEAR, year=year)


def _year(found: re.Match[str]) -> int:
    return int(found["century"] or 0) or (2000 + int(found["short"]) if found["short"] else 0)
