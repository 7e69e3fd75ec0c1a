"""What must stand in an answer to be right: the figures of the words that give it, in the forms that people write."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Day, Figure, FigureKind
from eval.grading import normalized

Forms = tuple[str, ...]
_LEAST_DIGITS = 3  # of a number without a unit: a 5 stands in every answer somewhere
_TAKEN = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.PERCENT_POINT})
_SCALES = ((Decimal(10**12), "조"), (Decimal(10**8), "억"), (Decimal(10**4), "만"))
_LARGEST = 10_000  # of one scale: 17억, not 170,000만
_MILLION = Decimal(10**6)


def figure_forms(words: str, asked: str) -> tuple[Forms, ...]:
    """The figures that words give beyond the question, each in its forms."""
    said = normalized(asked)
    found: dict[Forms, None] = {}
    for figure in parse_figures(words):
        if words[figure.end : figure.end + 1] == "당":  # 1인당, 한 건당: of what, not how much
            continue
        for forms in _forms(figure, words[figure.start : figure.end]):
            if forms and not any(normalized(form) in said for form in forms):
                found.setdefault(forms)
    return tuple(found)


def _forms(figure: Figure, written: str) -> Iterator[Forms]:
    if figure.spelled or figure.kind is FigureKind.TIME:
        return
    if figure.kind is FigureKind.PERIOD:
        for day in (figure.since, figure.until):
            yield _day(day)
    elif figure.kind is FigureKind.DATE:
        yield _day(figure.since)
    elif figure.kind is FigureKind.IDENTIFIER:
        yield (written,)
    elif figure.kind in _TAKEN:
        yield tuple(dict.fromkeys((written, *_other(figure, written))))
    elif figure.kind is FigureKind.NUMBER and len(str(int(abs(figure.value)))) >= _LEAST_DIGITS:
        yield (written,)


def _other(figure: Figure, written: str) -> Iterator[str]:
    if figure.kind is FigureKind.AMOUNT and figure.unit in ("원", ""):
        yield from amount_forms(figure.value)
    elif ".0" in written:
        yield written.replace(".0", "", 1) if not written.partition(".0")[2][:1].isdecimal() else written


def amount_forms(value: Decimal) -> Iterator[str]:
    """An amount of won as it is said in 억, 만 and 백만."""
    if value <= 0:
        return
    for scale, name in _SCALES:
        scaled = value / scale
        if 1 <= scaled < _LARGEST and scaled == scaled.quantize(Decimal("0.01")):
            yield f"{scaled.normalize():,f}{name}"
    if value >= _MILLION and value % _MILLION == 0:
        yield f"{value / _MILLION:,.0f}백만"
    parts, rest = [], value
    for scale, name in _SCALES:
        whole, rest = divmod(rest, scale)
        parts += [f"{whole:,.0f}{name}"] if whole else []
    if len(parts) > 1 and not rest:
        yield "".join(parts)


def _day(day: Day | None) -> Forms:
    if day is None or day.month is None:
        return ()
    if day.day is None:
        return (f"{day.month}월", f"{day.year}. {day.month}.") if day.year else (f"{day.month}월",)
    month, date = day.month, day.day
    return (
        f"{month}월 {date}일",
        f"{month}. {date}.",
        f"{month:02}. {date:02}.",
        f"{month}/{date}",
        f"-{month:02}-{date:02}",
    )
