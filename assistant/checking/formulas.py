"""Whether a figure that stands nowhere was worked out from others that do: sums, differences, products, shares.

Narrow on purpose: among a dozen figures almost any number is the sum of some two, so that an operation counts only when
its figures stand beside each other in the answer or question and the sentence has a word for it (총, 차이, 씩, 배).
Knows figures and words; which of them are believed, ``checks`` knows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

from assistant.figures.parsing import Figure, FigureKind
from assistant.figures.units import measured_in
from ingest import patterns as re

# A result may be rounded at its last written place while that place is at most this share of it.
_ROUNDING_SHARE = Decimal("0.02")
# The word for an operation stands at most this far before or behind its result.
_BEFORE, _BEHIND = 18, 12
_MOST_OPERANDS = 14
_SUM = re.compile(r"총|합|모두|더하|더해|추가|전체|누적|\+|함께")
_DIFFERENCE = re.compile(
    r"차이|차액|차가|격차|빼|뺀|제외|남은|남는|나머지|잔여|인상|인하|증가|감소|늘|줄|올랐|올라|오른|오르|내렸|내린|내려"
    r"|상승|하락|확대|축소|추가|더 |더\)|덜 |초과(?=분|했|하였|됐|된|해서)|부족|보다|높|낮|많|적|[-−–▲△]"
)
_PRODUCT = re.compile(r"총|씩|[×xX*]|곱|당 |모두|매월|매년|연간|동안|배|비율|하루|이므로|합")
_QUOTIENT = re.compile(r"배|번|회|당 |(?<![월년])평균|나누|나눈|÷|/|비율|비중|차지|달하|해당")
_CHANGE = re.compile(r"증가|감소|늘|줄|인상|인하|상승|하락|성장|확대|축소|올|내")
_SHARE = re.compile(r"%|퍼센트|의|인")
_REMAINDER = re.compile(r"나머지|잔여|남은|남는|본인|부담|제외|그 외|외에|반면|감면|할인|빼|뺀")
_HALF = re.compile(r"절반|반인|반을|반만|반값|½")
# What can be worked out, and worked with; years apart, with which only durations are counted.
COMPUTABLE = frozenset({FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.PERCENT_POINT, FigureKind.COUNT})
# Ages, grades and ranks name what they stand with; nothing is added to them or multiplied by them.
_NAMING = frozenset({"세", "살", "학년", "급", "등급", "호", "호선", "차", "위", "번째", "인승"})
_NEXT_YEAR = re.compile(r"다음 ?(?:해|연도|년도)|이듬해|익년")
_UNTIL = re.compile(r" ?(?:[0-9]{1,2}월 ?)?(?:말 ?)?까지")
_YEARS = frozenset({"년", "년간", "개년", "해"})
_TIMES = frozenset({"배", "번", "회", "차례"})


@dataclass(frozen=True, slots=True)
class Written:
    """A figure and how the answer, the question or the source writes it."""

    figure: Figure
    words: str


def formula(claim: Written, sentence: str, at: int, operands: Sequence[Written]) -> str:
    """Write how the claim follows from two or more of the operands, as 80만원 × 3개월 = 240만원, or nothing.

    The claim stands at ``at`` of its sentence; ``operands`` are figures that are believed, those nearest to it first.
    """
    if claim.figure.kind is FigureKind.YEAR:
        return _year_formula(claim, sentence, at, operands)
    if claim.figure.kind not in COMPUTABLE or claim.figure.value <= 0:
        return ""
    usable = [one for one in operands if one.figure.kind in COMPUTABLE and one.figure.value > 0]
    believed = _distinct(usable, claim)[:_MOST_OPERANDS]
    near = sentence[max(0, at - _BEFORE) : at + len(claim.words) + _BEHIND]
    counting = [one for one in believed if one.figure.unit not in _NAMING]
    for sign, work in _OPERATIONS:
        if not sign.search(sentence if sign is _REMAINDER else near):
            continue
        for exact, written in work(claim.figure, believed if work is _differences else counting):
            if _meets(claim.figure, exact):
                return f"{written} = {claim.words}"
    return ""


def _year_formula(claim: Written, sentence: str, at: int, operands: Sequence[Written]) -> str:
    """Count on from a year: to the next one that is called so, or to an end after a number of years."""
    years = [one for one in operands if one.figure.kind is FigureKind.YEAR]
    spans = [one for one in operands if one.figure.kind is FigureKind.COUNT and one.figure.unit in _YEARS]
    steps = [("1년", Decimal(1))] if _NEXT_YEAR.search(sentence[max(0, at - _BEFORE) : at]) else []
    if _UNTIL.match(sentence, at + len(claim.words)):
        steps += [(span.words, span.figure.number) for span in spans]
    for year in years:
        for words, step in steps:
            if year.figure.value + step == claim.figure.value:
                return f"{year.words} + {words} = {claim.words}"
    return ""


def _distinct(operands: Iterable[Written], claim: Written) -> list[Written]:
    """Each value once; the claim itself is no reason for itself."""
    own = _size(claim.figure)
    found = {_size(one.figure): one for one in reversed(list(operands)) if _size(one.figure) != own}
    return list(reversed(found.values()))


def _size(figure: Figure) -> tuple[str, Decimal]:
    """What a figure measures and how much of it, in the smallest unit of its kind."""
    if figure.kind is FigureKind.AMOUNT:
        return figure.unit or "원", figure.value
    if figure.kind is FigureKind.COUNT:
        name, factor = measured_in(figure.unit)
        return name, figure.value * factor
    return figure.kind.value, figure.value


def _meets(claim: Figure, exact: Decimal) -> bool:
    size = _size(claim)[1]
    if size == exact:
        return True
    step = claim.step * (size / claim.value)
    return step <= _ROUNDING_SHARE * size and exact.quantize(Decimal(1)) >= 0 and _rounded(exact, step) == size


def _rounded(exact: Decimal, step: Decimal) -> Decimal:
    return (exact / step).to_integral_value(ROUND_HALF_UP) * step


_Worked = Iterator[tuple[Decimal, str]]


def _sums(claim: Figure, operands: Sequence[Written]) -> _Worked:
    alike = [one for one in operands if _size(one.figure)[0] == _size(claim)[0]]
    for first, second in permutations(alike, 2):
        yield _size(first.figure)[1] + _size(second.figure)[1], f"{first.words} + {second.words}"
    if len(alike) > 2:
        yield sum((_size(one.figure)[1] for one in alike), Decimal(0)), " + ".join(one.words for one in alike)


def _differences(claim: Figure, operands: Sequence[Written]) -> _Worked:
    """Of per cents the difference is in points; what is told in per cent is another thing."""
    kind = "percent" if claim.kind is FigureKind.PERCENT_POINT else _size(claim)[0]
    if claim.kind is FigureKind.PERCENT:
        return
    for first, second in permutations([one for one in operands if _size(one.figure)[0] == kind], 2):
        yield _size(first.figure)[1] - _size(second.figure)[1], f"{first.words} − {second.words}"


def _products(claim: Figure, operands: Sequence[Written]) -> _Worked:
    counts = [one for one in operands if one.figure.kind is FigureKind.COUNT]
    for one in operands:
        if _size(one.figure)[0] != _size(claim)[0]:
            continue
        for count in counts:
            if _size(count.figure)[0] == _size(claim)[0]:
                continue
            for times in {count.figure.number, _size(count.figure)[1]}:
                if times > 1:
                    yield _size(one.figure)[1] * times, f"{one.words} × {count.words}"


def _shares(claim: Figure, operands: Sequence[Written]) -> _Worked:
    for one, share in _shared(claim, operands):
        yield _size(one.figure)[1] * share.figure.value / 100, f"{one.words} × {share.words}"


def _shared(claim: Figure, operands: Sequence[Written]) -> Iterator[tuple[Written, Written]]:
    """Amounts and shares that a share may be taken of; of counts none is, as 40% of 5개소 is 2개소 by accident."""
    if claim.kind in {FigureKind.AMOUNT, FigureKind.PERCENT}:
        for share in operands:
            if share.figure.kind is FigureKind.PERCENT and share.figure.value < 100:
                alike = [one for one in operands if one is not share and _size(one.figure)[0] == _size(claim)[0]]
                yield from ((one, share) for one in alike)


def _remainders(claim: Figure, operands: Sequence[Written]) -> _Worked:
    for one, share in _shared(claim, operands):
        if claim.kind is FigureKind.AMOUNT:
            left = 1 - share.figure.value / 100
            yield _size(one.figure)[1] * left, f"{one.words} × (100% − {share.words})"
    for one in operands:
        if claim.kind is FigureKind.PERCENT and one.figure.kind is FigureKind.PERCENT:
            yield 100 - one.figure.value, f"100% − {one.words}"


def _halves(claim: Figure, operands: Sequence[Written]) -> _Worked:
    for one in operands:
        if _size(one.figure)[0] == _size(claim)[0]:
            yield _size(one.figure)[1] / 2, f"{one.words} ÷ 2"


def _ratios(claim: Figure, operands: Sequence[Written]) -> _Worked:
    """How often the second goes into the first, as times or per cent; and a first shared among a second."""
    times = claim.kind is FigureKind.COUNT and claim.unit in _TIMES
    for first, second in permutations(operands, 2):
        (kind, one), (other, two) = _size(first.figure), _size(second.figure)
        if second.figure.number == 1:
            continue
        if kind == other and times:
            yield one / two, f"{first.words} ÷ {second.words}"
        elif kind == other and claim.kind is FigureKind.PERCENT and kind != "percent":
            yield one / two * 100, f"{first.words} ÷ {second.words}"
        elif kind == _size(claim)[0] and second.figure.kind is FigureKind.COUNT and second.figure.number > 1:
            yield one / second.figure.number, f"{first.words} ÷ {second.words}"


def _changes(claim: Figure, operands: Sequence[Written]) -> _Worked:
    if claim.kind is not FigureKind.PERCENT:
        return
    for first, second in permutations(operands, 2):
        (kind, one), (other, two) = _size(first.figure), _size(second.figure)
        if kind == other and kind != "percent":
            yield abs(one - two) / two * 100, f"({first.words} − {second.words}) ÷ {second.words}"


_OPERATIONS: tuple[tuple[re.Pattern[str], Callable[[Figure, Sequence[Written]], _Worked]], ...] = (
    (_DIFFERENCE, _differences),
    (_SUM, _sums),
    (_PRODUCT, _products),
    (_SHARE, _shares),
    (_REMAINDER, _remainders),
    (_HALF, _halves),
    (_CHANGE, _changes),
    (_QUOTIENT, _ratios),
)
