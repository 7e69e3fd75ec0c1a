"""Units after a number: money, per cent, counters, measures; and which of them measure the same thing."""

from decimal import Decimal
from typing import NamedTuple

from assistant.figures.quantities import FigureKind
from ingest import patterns as re

_MONEY = {
    "원": "원", "불": "달러", "弗": "달러", "달러": "달러", "USD": "달러", "엔": "엔", "유로": "유로", "위안": "위안",
}  # fmt: skip
_COUNTERS = (
    "개월|개소|개사|개社|개교|개국|개년|개팀|개반|개실|개동|개업체|개기관|개과|개시도|개부처|개분야|개과제|개학과|개지역|개"
    "|건|명|인|사람|名|곳|군데|가지|회|번째|번|차례|차|종|품목|과제|팀|社|사|교|기관|기업|업체|업종|분야|학과|대학|부처|프로젝트"
    "|년간|년|개월간|달|주년|주간|주일|주|일간|일|시간|분|초|세대|세|살|학년|학기|단계|위|등급|등|급|호선|호|점|배|대|장|권|쪽|면"
    "|교시|페이지|마리|그루|채|동|층|실|석|좌|좌석|척|기|식|병상|필지|평|박|쌍|벌|켤레|조각|주식|가구|호실|구좌|인분|인승|해|항|부|편|곡|톤|매|자리"
    "|그램|킬로그램|밀리그램|미터|킬로미터|센티미터|밀리미터|제곱미터|제곱킬로미터|헥타르|리터"
)
# Measures that documents write as signs (㏊).
SPELLED_MEASURES = frozenset(
    {"그램", "킬로그램", "밀리그램", "미터", "킬로미터", "센티미터", "밀리미터", "제곱미터", "헥타르", "리터", "퍼센트"}
)
_MEASURES = (
    "km²|km2|㎢|m²|m2|㎡|m³|㎥|ha|kWh|MWh|GWh|TWh|kW|MW|GW|W|km|㎞|cm|㎝|mm|㎜|m|kg|㎏|mg|㎎|g|t|kL|mL|ml|㎖|L|ℓ|TB|GB|MB|KB|PB"
    "|TEU|GHz|MHz|kHz|Hz|℃|dB|Gbps|Mbps|bps|ppm|ppb|rpm|V|A"
)
_AFTER_WORDS = (
    "개월|개소|개사|개교|개국|개|건|명|사람|곳|군데|가지|번째|번|차례|회|과제|품목|달|시간|살|배|대|장|권|마리|가구|팀"
)


def _alternatives(words: str) -> str:
    return "|".join(sorted(words.split("|"), key=len, reverse=True))


_ANY_MONEY = _alternatives("|".join(_MONEY))
# After a space a one-syllable counter is one only when no other word begins there: "5 개", not "5 개발".
_WORD_END = r"(?![가-힣])|(?=[을를이가은는에의로으와과도씩당만라인며등및여]|까지|부터|마다|입니)"
# 28세부 과제 are no 28 years.
_ATTACHED_END = r"(?!(?<=[0-9]세)부(?!터))"
_PERCENT = re.compile(
    r" ?(?:(?P<point>%[pP](?![A-Za-z])|%포인트|퍼센트 ?포인트)|%|퍼센트|프로(?![가-힣])|프로(?=[가는를로의에이]))"
)
_ATTACHED_MONEY = re.compile(rf"여?(?P<unit>{_ANY_MONEY})(?!칙|룸)")
_SPACED_MONEY = re.compile(rf"여? (?P<unit>{_ANY_MONEY})(?:{_WORD_END}|(?=이|일|대|상|규|가|짜))(?!칙|룸|인을|인은|리)")
_ATTACHED_COUNTER = re.compile(rf"여?(?P<unit>{_alternatives(_COUNTERS)}){_ATTACHED_END}")
_SPACED_COUNTER = re.compile(rf"여? (?P<unit>{_alternatives(_COUNTERS)})(?:{_WORD_END})")
_MEASURE = re.compile(rf" ?(?P<unit>{_alternatives(_MEASURES)})(?![A-Za-z0-9])")
_LATIN = re.compile(r"[A-Za-z]")


class Unit(NamedTuple):
    """A unit that ends at ``end``; ``kind`` is what a number with it is."""

    end: int
    kind: FigureKind
    name: str


def read_unit(text: str, at: int) -> Unit | None:
    """Read the unit that follows a number ending at ``at``."""
    if percent := _PERCENT.match(text, at):
        point = percent["point"] is not None
        return Unit(percent.end(), FigureKind.PERCENT_POINT if point else FigureKind.PERCENT, "%p" if point else "%")
    if money := _ATTACHED_MONEY.match(text, at) or _SPACED_MONEY.match(text, at):
        return Unit(money.end(), FigureKind.AMOUNT, _MONEY[money["unit"]])
    counter = _MEASURE.match(text, at) or _ATTACHED_COUNTER.match(text, at) or _SPACED_COUNTER.match(text, at)
    return Unit(counter.end(), FigureKind.COUNT, counter["unit"]) if counter else None


def read_unit_of_words(text: str, at: int) -> Unit | None:
    """Read the unit after a number in words, where a word must end with it: 세 곳, not 세계."""
    if money := _SPACED_MONEY.match(text, at) or _ATTACHED_MONEY.match(text, at):
        return Unit(money.end(), FigureKind.AMOUNT, _MONEY[money["unit"]])
    counter = _WORD_COUNTER.match(text, at)
    return Unit(counter.end(), FigureKind.COUNT, counter["unit"]) if counter else None


_WORD_COUNTER = re.compile(rf" ?(?P<unit>{_alternatives(_AFTER_WORDS)})(?:{_WORD_END})")


def latin_follows(text: str, at: int) -> bool:
    """Say whether the number ending at ``at`` is part of a name: 5G, 3D."""
    return _LATIN.match(text, at) is not None


_SAME_THING = {
    "명": "명|인|사람|名",
    "개": (
        "개|개소|개사|개社|개교|개국|개팀|개반|개실|개동|개업체|개기관|개과|개시도|개부처|개분야|개과제|개학과|개지역|건|곳|군데|가지"
        "|종|품목|과제|팀|社|사|교|기관|기업|업체|업종|분야|학과|대학|부처|프로젝트"
    ),
    "회": "회|번|차례",
    "세": "세|살",
}
_SAME_MEASURE: dict[str, dict[str, str]] = {
    "월": {"개월": "1", "개월간": "1", "달": "1", "년": "12", "년간": "12", "개년": "12", "해": "12"},
    "일": {"일": "1", "일간": "1", "주": "7", "주간": "7", "주일": "7"},
    "분": {"분": "1", "시간": "60"},
    "kg": {"kg": "1", "㎏": "1", "g": "0.001", "톤": "1000", "t": "1000", "킬로그램": "1", "그램": "0.001"},
    "m": {"m": "1", "km": "1000", "㎞": "1000", "cm": "0.01", "㎝": "0.01", "mm": "0.001", "㎜": "0.001"}
    | {"미터": "1", "킬로미터": "1000", "센티미터": "0.01", "밀리미터": "0.001"},
    "㎡": {"㎡": "1", "m²": "1", "m2": "1", "ha": "10000", "㎢": "1000000", "km²": "1000000", "km2": "1000000"}
    | {"제곱미터": "1", "제곱킬로미터": "1000000", "헥타르": "10000"},
    "mg": {"mg": "1", "㎎": "1", "밀리그램": "1"},
    "L": {"L": "1", "ℓ": "1", "리터": "1", "mL": "0.001", "ml": "0.001", "㎖": "0.001", "kL": "1000"},
    "W": {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"},
    "Wh": {"kWh": "1000", "MWh": "1000000", "GWh": "1000000000", "TWh": "1000000000000"},
}
_MEASURED = {name: (family, Decimal(1)) for family, names in _SAME_THING.items() for name in names.split("|")} | {
    name: (family, Decimal(factor)) for family, names in _SAME_MEASURE.items() for name, factor in names.items()
}


_TIME = frozenset({"월", "일", "분"})


def measured_in(unit: str) -> tuple[str, Decimal]:
    """Give what a counter measures and the factor to it: 년 → (월, 12), 개소 → (개, 1), others themselves."""
    return _MEASURED.get(unit, (unit, Decimal(1)))


def is_duration(unit: str) -> bool:
    """Whether a counter counts how long something lasts: 년, 달, 주일, 시간."""
    return measured_in(unit)[0] in _TIME
