"""Tell whether two figures are the same, whatever their written forms."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from assistant.figures.quantities import CALENDAR_KINDS, Day, Figure, FigureKind
from assistant.figures.units import measured_in

# A truncated figure (3조 for 3조 4,561억) passes while what was cut off is at most this share.
TRUNCATION_SHARE = Decimal("0.05")
# Rounding moves a figure by at most this share: 1억 is not 5,000만, though half of it rounds up.
ROUNDING_SHARE = Decimal("0.1")


def equal_value(first: Figure, second: Figure) -> bool:
    """Say whether two figures have exactly the same value in units that measure the same thing.

    A number without unit equals a count of any unit, a year written as 23 or 2023 a plain number; never money or a
    per cent. Dates and periods are equal when they share every part that both give and neither adds a year alone.
    """
    if first.kind in CALENDAR_KINDS and second.kind in CALENDAR_KINDS and _same_days(first, second):
        return True
    return not set(_keys(first)).isdisjoint(_keys(second)) or _fits_bare(first, second) or _fits_bare(second, first)


def same_when_rounded(written: Figure, exact: Figure) -> bool:
    """Say whether ``written`` is ``exact``, rounded or cut off at the last place that ``written`` gives."""
    if equal_value(written, exact):
        return True
    if written.kind in _UNROUNDABLE or exact.kind in _UNROUNDABLE or written.step <= exact.step:
        return False
    if names_of(written).isdisjoint(names_of(exact)):
        return False
    steps = exact.value / written.step
    rounded = steps.to_integral_value(ROUND_HALF_UP) * written.step
    if rounded == written.value:
        return abs(exact.value - rounded) <= ROUNDING_SHARE * abs(exact.value)
    cut = steps.to_integral_value(ROUND_DOWN) * written.step
    return cut == written.value and abs(exact.value - cut) <= TRUNCATION_SHARE * abs(exact.value)


_UNROUNDABLE = CALENDAR_KINDS | {FigureKind.TIME, FigureKind.IDENTIFIER}


def measure(figure: Figure) -> str:
    """Name what a figure measures: the same for figures that could be mistaken for each other, as 명 and 인 are."""
    if figure.kind in CALENDAR_KINDS:
        return "calendar"
    names = sorted(names_of(figure)) if figure.kind is not FigureKind.COUNT else [_count(figure)[0][0]]
    return f"{figure.kind}:{names[0]}"


def covers(wide: Day, narrow: Day) -> bool:
    """Say whether ``narrow`` gives every part that ``wide`` gives, and the same."""
    return (
        (wide.year is None or wide.year == narrow.year)
        and (wide.month is None or wide.month == narrow.month)
        and (wide.day is None or wide.day == narrow.day)
        and (not wide.part or wide.part == narrow.part)
    )


def _same_days(first: Figure, second: Figure) -> bool:
    if FigureKind.PERIOD in {first.kind, second.kind}:
        return first.kind is second.kind and first.since == second.since and first.until == second.until
    return first.since == second.since


def names_of(figure: Figure) -> frozenset[str]:
    """Name everything that a figure may measure; only what shares a name, or has none, can be the same."""
    return frozenset(name for name, _ in _keys(figure))


def _keys(figure: Figure) -> list[tuple[str, Decimal]]:
    """Give every (what, how much) that a figure may stand for."""
    reader = _KEYS.get(figure.kind)
    return reader(figure) if reader else [(figure.kind.value, figure.value)]


def _amount(figure: Figure) -> list[tuple[str, Decimal]]:
    return [(figure.unit or "원", figure.value)]


def _count(figure: Figure) -> list[tuple[str, Decimal]]:
    name, factor = measured_in(figure.unit)
    keys = [(name, figure.value * factor)]
    if figure.unit == "분":
        keys.append(("명", figure.value))
    if figure.unit == "대":
        keys.append(("개", figure.value))  # 19대 질환 and 19가지 질환
    if figure.unit == "년" and figure.number == figure.value < 100:
        keys.append((FigureKind.YEAR, 2000 + figure.value))
    return keys


def _year(figure: Figure) -> list[tuple[str, Decimal]]:
    keys = [(FigureKind.YEAR.value, figure.value)]
    return [*keys, ("월", figure.number * 12)] if figure.either and figure.number != figure.value else keys


def _identifier(figure: Figure) -> list[tuple[str, Decimal]]:
    keys = [(FigureKind.IDENTIFIER.value, figure.value)]
    # An extension stands in a directory's own column, without the word: 2131.
    return [*keys, (FigureKind.NUMBER.value, figure.value)] if figure.value < _LONGER_THAN_EXTENSIONS else keys


def _time(figure: Figure) -> list[tuple[str, Decimal]]:
    keys = [(FigureKind.TIME.value, figure.value)]
    return [*keys, (FigureKind.TIME.value, figure.value + 720)] if figure.either else keys


def _period(_figure: Figure) -> list[tuple[str, Decimal]]:
    return []


_LONGER_THAN_EXTENSIONS = 100_000
_KEYS = {
    FigureKind.IDENTIFIER: _identifier,
    FigureKind.AMOUNT: _amount,
    FigureKind.COUNT: _count,
    FigureKind.YEAR: _year,
    FigureKind.TIME: _time,
    FigureKind.DATE: _period,
    FigureKind.PERIOD: _period,
}


def _bare_values(figure: Figure) -> frozenset[Decimal]:
    """Give the plain numbers that a figure may be: its own without a unit, or a year or 1.4. that may be one."""
    if figure.kind is FigureKind.NUMBER:
        return frozenset({figure.value})
    if figure.either and figure.kind is FigureKind.DATE:
        return frozenset({figure.number})
    return frozenset({figure.number, figure.value}) if figure.either and figure.kind is FigureKind.YEAR else frozenset()


def may_be_bare(figure: Figure) -> bool:
    """Say whether a figure may be a plain number."""
    return figure.kind is FigureKind.NUMBER or (figure.either and figure.kind in {FigureKind.DATE, FigureKind.YEAR})


def takes_bare(figure: Figure) -> bool:
    """Say whether a plain number may be meant as this figure is: a count, a year or an amount without a unit."""
    counts = figure.kind in {FigureKind.NUMBER, FigureKind.COUNT, FigureKind.YEAR}
    return counts or (figure.kind is FigureKind.AMOUNT and not figure.unit)


def _fits_bare(figure: Figure, bare: Figure) -> bool:
    return takes_bare(figure) and figure.value in _bare_values(bare)
