"""What follows from two or more cited figures, said with its formula: differences, ratios, sums, shares, growth.

Knows figures with their names, not where they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ingest import patterns as re
from ingest.particles import with_particle

_SCALES = (
    (re.compile(r"\d ?천?[조억]"), Decimal(100_000_000), "억"),
    (re.compile(r"\d ?천?만"), Decimal(10_000), "만"),
    (re.compile(r"\d ?백만"), Decimal(1_000_000), "백만"),
    (re.compile(r"\d ?천원"), Decimal(1_000), "천"),
)
_MIXED = re.compile(r"억 ?\d[\d,]*만")  # 4억 8,000만원
_ONE, _TWO = Decimal("0.1"), Decimal("0.01")
# Beyond ten times, a growth in per cent tells nobody anything.
_MANY = 10
_CURRENCIES = frozenset({"원", "달러", "유로", "엔", "위안"})
_LONG_NAME = re.compile(r"길이|(?<!공)연장|거리|기간|기한|시간")
_LONG_UNITS = frozenset({"㎞", "km", "시간", "일", "개월", "년", "분", "주"})
_HIGH_UNITS = frozenset({"%", "%p", "점"})
_WIDE_UNITS = frozenset({"㎡", "㏊", "ha", "㎢", "m2"})
_BIG_UNITS = frozenset({"m", "cm", "mm", "㎝", "㎜", "톤", "kg", "g", "t", "㎏", "배", "GB", "MB", "TB"})


@dataclass(frozen=True, slots=True)
class Operand:
    """A cited figure: what it is of, how it is said, its value and unit."""

    name: str
    said: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Worked:
    """A sentence that says what was worked out, and the figures in it that no document holds."""

    sentence: str
    computed: frozenset[str]


def growth(topic: str, earlier: Operand, later: Operand, *, opening: str = "") -> Worked:
    """Say how much a figure grew: 환경부는 2022년 87.81억원에서 2023년 186.71억원으로 98.9억원(112.6%) 늘었습니다."""
    change = later.value - earlier.value
    lead = f"{opening}{with_particle(topic, '은/는')} " if topic else opening
    start = f"{earlier.name} {earlier.said}".strip()
    end = f"{later.name} {later.said}".strip()
    if change == 0:
        return Worked(f"{lead}{start}, {with_particle(end, '으로/로')} 같습니다.", frozenset())
    size = _amount_like(abs(change), earlier)
    verb = "늘었습니다" if change > 0 else "줄었습니다"
    if earlier.unit in _HIGH_UNITS:
        verb = "높아졌습니다" if change > 0 else "낮아졌습니다"
    known = earlier.unit != "%" and earlier.value > 0 and later.value >= 0 and abs(change) < _MANY * earlier.value
    share = percent(abs(change), earlier.value) if known else ""
    said = f"{size}({share})" if share else size
    big, small = (later, earlier) if change > 0 else (earlier, later)
    formula, figures = difference_formula(big, small)
    whole = f"{lead}{start}에서 {with_particle(end, '으로/로')} {said} {verb}({formula})."
    return Worked(whole, frozenset({size, share} - {""}) | figures)


def difference(topic: str, subject: Operand, other: Operand, *, opening: str = "") -> Worked:
    """Say by how much one figure is above or below another."""
    change = subject.value - other.value
    lead = f"{opening}{with_particle(topic, '은/는')} " if topic else opening
    if change == 0:
        both = f"{with_particle(subject.name, '과/와')} {with_particle(other.name, '이/가')}"
        return Worked(f"{lead}{both} {with_particle(subject.said, '으로/로')} 같습니다.", frozenset())
    size = _amount_like(abs(change), subject)
    big, small = (subject, other) if change > 0 else (other, subject)
    formula, figures = difference_formula(big, small)
    word = size_word(topic, subject.unit, larger=change > 0)
    first = f"{with_particle(subject.name, '이/가')} {with_particle(subject.said, '으로/로')}"
    return Worked(f"{lead}{first} {other.name} {other.said}보다 {size} {word}({formula}).", figures | {size})


def ratio(topic: str, subject: Operand, other: Operand) -> Worked:
    """Say how many times one figure is another."""
    times = (subject.value / other.value).quantize(_TWO, ROUND_HALF_UP)
    above, below = _even((subject, other))
    formula = f"계산: {_written(above)} ÷ {_written(below)} = {plain(times)}"
    lead = f"{topic} 기준으로 " if topic else ""
    whole = f"{lead}{subject.name} {with_particle(subject.said, '은/는')} {other.name} {other.said}의 "
    said = f"{plain(times)}배"
    return Worked(f"{whole}약 {said}입니다({formula}).", frozenset({said, f"약 {said}", plain(times)}))


def share(topic: str, part: Operand, whole: Operand) -> Worked:
    """Say which share of a whole a figure is."""
    said = percent(part.value, whole.value)
    above, below = _even((part, whole))
    formula = f"계산: {_written(above)} ÷ {_written(below)} × 100 = {said.rstrip('%')}"
    lead = f"{topic} 기준으로 " if topic else ""
    words = (
        f"{lead}{part.name} {with_particle(part.said, '은/는')} {whole.name} {whole.said}의 {said}입니다({formula})."
    )
    return Worked(words, frozenset({said, said.rstrip("%"), "100"}))


def total(topic: str, parts: Sequence[Operand]) -> Worked:
    """Say what several figures make together."""
    value = sum((part.value for part in parts), Decimal(0))
    even = _even(parts)
    formula = f"계산: {' + '.join(_written(part) for part in even)} = {_like(even[0], value)}"
    named = ", ".join(f"{part.name} {part.said}" for part in parts)
    said = _amount_like(value, parts[0]).replace("%p", "%")
    lead = f"{with_particle(topic, '은/는')} " if topic else ""
    whole = f"{lead}{with_particle(named, '을/를')} 합하면 {said}입니다({formula})."
    return Worked(whole, frozenset({said, _like(even[0], value), *(_written(part) for part in even)}))


def part_of(lead: str, whole: Operand, share: Decimal) -> Worked:
    """Say what a share of a figure is: 경차는 절반이므로 10,000원입니다(계산: 20,000 ÷ 2 = 10,000)."""
    value = whole.value * share
    if value % _scale(whole)[0]:  # 25,000원 of 2만 5천원
        whole = Operand(whole.name, f"{whole.value:,f}{whole.unit}", whole.value, whole.unit)
    rest = _like(whole, value)
    half = share == Decimal("0.5")
    formula = f"계산: {_written(whole)} {'÷ 2' if half else f'× {plain(share)}'} = {rest}"
    said = _amount_like(value, whole)
    return Worked(f"{lead} {said}입니다({formula}).", frozenset({said, rest, _written(whole), plain(share), "2"}))


def times(lead: str, one: Operand, count: Decimal) -> Worked:
    """Say what several come to at the price of one: 두 개면 10,000원입니다(계산: 5,000 × 2 = 10,000)."""
    value = one.value * count
    if value % _scale(one)[0]:
        one = Operand(one.name, f"{one.value:,f}{one.unit}", one.value, one.unit)
    rest = _like(one, value)
    said = _amount_like(value, one)
    formula = f"계산: {_written(one)} × {plain(count)} = {rest}"
    return Worked(f"{lead} {said}입니다({formula}).", frozenset({said, rest, _written(one), plain(count)}))


def left(whole: Operand, spent: Operand) -> Worked:
    """Say what is left of a sum: 총예산 4억원에서 쓴 돈 1억원을 빼면 3억원이 남습니다(계산: 4 − 1 = 3)."""
    formula, figures = difference_formula(whole, spent)
    rest = _amount_like(whole.value - spent.value, whole)
    taken = with_particle(f"{spent.name} {spent.said}", "을/를")
    said = f"{whole.name} {whole.said}에서 {taken} 빼면 {with_particle(rest, '이/가')} 남습니다({formula})."
    return Worked(said, figures | {rest})


def difference_formula(big: Operand, small: Operand) -> tuple[str, frozenset[str]]:
    """The subtraction of two figures as they are said, and its figures that no document holds."""
    big, small = _even((big, small))
    left, right, rest = _written(big), _written(small), _like(big, big.value - small.value)
    return f"계산: {left} − {right} = {rest}", frozenset({rest, left, right})


def _even(operands: Sequence[Operand]) -> list[Operand]:
    """Figures as one formula may have them: those of several scales in full, 1억 4,400만원 beside 9,600만원."""
    if len({_scale(one)[0] for one in operands}) == 1:
        return list(operands)
    return [Operand(one.name, f"{one.value:,f}{one.unit}", one.value, one.unit) for one in operands]


def _scale(operand: Operand) -> tuple[Decimal, str]:
    """The scale that money is said in, such as 억, 만 or 백만, and its name; one for everything else."""
    if operand.unit in _CURRENCIES:
        for said, scale, name in _SCALES:
            if said.search(operand.said):
                return scale, name
    return Decimal(1), ""


def _written(operand: Operand) -> str:
    """A figure's own value as a formula has it, with the decimals that it is said with: 13.0."""
    scale, _ = _scale(operand)
    written = plain(operand.value / scale) if scale > 1 else f"{operand.value:,f}"
    return f"({written.replace('-', '−')})" if operand.value < 0 else written


def _like(operand: Operand, value: Decimal) -> str:
    """A value worked out, as a formula has it."""
    return plain(value / _scale(operand)[0])


def _amount_like(value: Decimal, operand: Operand) -> str:
    """A value worked out, in the unit that its figures are said in."""
    scale, name = _scale(operand)
    if _MIXED.search(operand.said) and value > scale and value % scale and value % 10_000 == 0:
        return f"{value // scale:,}{name} {value % scale / 10_000:,f}만{points(operand.unit)}"
    if scale > value and value and value % 10_000 == 0:
        scale, name = Decimal(10_000), "만"
    return f"{plain(value / scale)}{name}{points(operand.unit)}"


def size_word(topic: str, unit: str, *, larger: bool) -> str:
    """The adjective that compares such figures: 많습니다, 높습니다, 깁니다, 넓습니다, 큽니다."""
    if unit in _HIGH_UNITS:
        return "높습니다" if larger else "낮습니다"
    if unit in _LONG_UNITS or (_LONG_NAME.search(topic) and unit in _BIG_UNITS):
        return "깁니다" if larger else "짧습니다"
    if unit in _WIDE_UNITS:
        return "넓습니다" if larger else "좁습니다"
    if unit in _BIG_UNITS:
        return "큽니다" if larger else "작습니다"
    return "많습니다" if larger else "적습니다"


def points(unit: str) -> str:
    """The unit of a difference: a rate differs by points."""
    return "%p" if unit == "%" else unit


def percent(part: Decimal, whole: Decimal) -> str:
    """A share in per cent, with one decimal."""
    return f"{(part / whole * 100).quantize(_ONE, ROUND_HALF_UP)}%"


def plain(value: Decimal) -> str:
    """A number with commas and at most two decimals."""
    written = f"{value.quantize(_TWO, ROUND_HALF_UP):,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
