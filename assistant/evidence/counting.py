"""Counters that count the same, and whether a text counts by one of them: 16자 for 몇 글자, 3개사 for 몇 업체."""

from functools import lru_cache

from assistant.understanding.counters import THINGS
from ingest import patterns as re

_GROUPS = (
    "개|개소|개사|곳|군데|가지|종|개국",
    "명|인|사람",
    "회|번|차례",
    "km|㎞|킬로|키로",
    "m|미터",
    "자|글자|자리",
    "도|℃",
    "팀|개팀|개 팀",
    "년|개월|달|일|주",
    "살|세",
    "대",
    "㏊|ha",
    "쪽|페이지|면|장|매|page",
    "비트|bits|bit",
    "바이트|bytes|byte|B",
    "리터|L|ℓ",
    "kg|㎏|킬로그램",
    "데시벨|dB",
)
_ALL = frozenset("|".join((*_GROUPS, "건", "원", "점", "시간", "분")).split("|"))
_LONG = 60
_BARE = re.compile(r"(?:^|\t)\s*\d[\d,.]*\s*(?:$|\t)")  # a cell of a row that is a number and nothing else
# How old one is is never a bare number but below such a name.
_AGES, _OF_AGE = ("살", "세"), re.compile(r"나이|연령|\((?:만 ?)?세\)")
_UNIT = re.compile(r"\(([^()]+)\)$")
# 몇 개 is said of whatever documents count by a counter of its own: 과제는 몇 개, 21건.
_COUNTS_ANYTHING, _OWN_COUNTERS = ("개", "가지"), ("건", "품목", "과제")


def units_counted(counter: str) -> tuple[str, ...]:
    """The counter that a question counts by, with others that count the same: 명, 인."""
    if counter in THINGS:
        return (counter, *units_counted("개"))
    units = tuple(next((group for group in _GROUPS if counter in group.split("|")), counter).split("|"))
    return units + _OWN_COUNTERS if counter in _COUNTS_ANYTHING else units


def counts(counter: str, quote: str) -> bool:
    """Whether a text counts what 몇 asks for: 16자 for 몇 글자, 1단 for 몇 단."""
    return bool(counter) and _written_with(units_counted(counter)).search(quote) is not None


def counts_otherwise(counter: str, names: str) -> bool:
    """Whether a cell's unit, last among its names, is another than the counter asked for: (건) for 며칠.

    Nor is a bare number in a table an age, unless its names say so.
    """
    if counter in _AGES:
        return _OF_AGE.search(names) is None
    unit = _UNIT.search(names)
    if unit is None or not counter or counter in THINGS or counter in _COUNTS_ANYTHING:
        return False
    return unit[1] in _ALL and unit[1] not in units_counted(counter)


def may_stand_bare(quote: str) -> bool:
    """Whether a number in a table may be what its column says; one within a cell's long prose is not."""
    return len(quote) < _LONG or _BARE.search(quote) is not None


@lru_cache(maxsize=64)
def _written_with(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.제])\d[\d,.]*\s?(?:{'|'.join(units)})(?=[은는이가을를의로과와도]?(?:[^가-힣]|$))")
