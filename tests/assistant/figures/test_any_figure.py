"""Any figure reads back, whatever is read never fails, and no pattern runs away."""

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from only_figure import only

from assistant.figures import dates, unit_lines, units
from assistant.figures import parsing as figures_module
from assistant.figures.parsing import Day, FigureKind, equal_value, parse_figures, same_when_rounded
from assistant.figures.unit_lines import figures_with_unit
from ingest import numerals

AMOUNT = FigureKind.AMOUNT

won = st.integers(min_value=1, max_value=10**16 - 1)


def in_big_units(value: int, *, comma: bool, space: bool) -> str:
    pieces = []
    for scale, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        part, value = divmod(value, scale)
        if part:
            pieces.append((f"{part:,}" if comma else str(part)) + name)
    return (" " if space else "").join(pieces)


@given(won, st.booleans(), st.sampled_from(["원", " 원"]))
def test_any_amount_in_big_units_reads_back(value: int, comma: bool, unit: str) -> None:
    text = in_big_units(value, comma=comma, space=False) + unit
    figure = only(text)
    assert (figure.kind, figure.value, figure.start, figure.end) == (AMOUNT, value, 0, len(text))


@given(won.map(lambda value: value * 10**4), st.booleans())
def test_any_amount_in_spaced_big_units_reads_back(value: int, comma: bool) -> None:
    text = "총 " + in_big_units(value, comma=comma, space=True) + "원을 투자"
    figure = only(text)
    assert (figure.kind, figure.value, figure.start, figure.end) == (AMOUNT, value, 2, text.index("을"))


@given(st.integers(1, 10**12), st.integers(0, 4), st.sampled_from(["천", "만", "백만", "억", "조"]))
def test_any_decimal_amount_reads_back(digits: int, places: int, scale: str) -> None:
    number = Decimal(digits).scaleb(-places)
    text = f"{number:,f}{scale}원"
    factor = {"천": 10**3, "만": 10**4, "백만": 10**6, "억": 10**8, "조": 10**12}[scale]
    figure = only(text)
    assert (figure.value, figure.end, figure.number) == (number * factor, len(text), number)


SINO = "영일이삼사오육칠팔구"


def spelled(value: int) -> str:
    words = ""
    for scale, name in ((10**8, "억"), (10**4, "만"), (1, "")):
        section, value = divmod(value, scale)
        if section:
            for small, small_name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
                digit, section = divmod(section, small)
                if digit:
                    words += ("" if digit == 1 and small > 1 else SINO[digit]) + small_name
            words += name
    return words


@given(st.integers(1, 10**10).map(lambda value: value * 10))
def test_any_amount_in_words_reads_back(value: int) -> None:
    text = spelled(value) + " 원"
    figure = only(text)
    assert (figure.value, figure.start, figure.end) == (value, 0, len(text))


@given(st.dates(datetime.date(2010, 1, 1), datetime.date(2050, 12, 31)))
def test_any_date_reads_back(date: datetime.date) -> None:
    year, month, day = date.year, date.month, date.day
    for text in (
        f"{year}년 {month}월 {day}일",
        f"{year}. {month}. {day}.",
        f"{year}.{month}.{day}",
        f"'{year % 100}.{month}.{day}.",
        f"{year}-{month:02}-{day:02}",
        f"{year % 100}.{month}.{day}",
    ):
        figure = only(text)
        assert (figure.since, figure.end) == (Day(year, month, day), len(text))


HOSTILE = st.text(alphabet="0123456789,.'~-▲△()년월일 만억조천원%p시부터여한세제", max_size=60)


@given(st.one_of(st.text(max_size=80), HOSTILE))
def test_reading_never_fails_and_spans_are_ordered(text: str) -> None:
    end = 0
    for figure in parse_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
    figures_with_unit(text, text)
    for first in parse_figures(text):
        for second in parse_figures(text):
            equal_value(first, second)
            same_when_rounded(first, second)


@given(HOSTILE, st.integers(2, 40))
def test_repeating_a_line_repeats_its_figures(text: str, times: int) -> None:
    line = f"{text}끝\n"
    once = [(f.kind, f.value, f.since, f.until) for f in parse_figures(line)]
    many = [(f.kind, f.value, f.since, f.until) for f in parse_figures(line * times)]
    assert many == once * times


def test_every_pattern_is_bounded() -> None:
    """No pattern that is tried at each place has a repetition without a bound, but runs of digits, which are atomic."""
    for module in (dates, figures_module, numerals, unit_lines, units):
        for name, pattern in vars(module).items():
            if isinstance(pattern, re.Pattern):
                source = pattern.pattern.replace("[0-9]++", "")
                assert not re.search(r"(?<!\\)[*]|(?<![\\}+?)])\+", source), (module.__name__, name)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1,111,", "'23~", "(23,", "3조 ", "1.", "십", "일이", "만 ", "천", "한 ", "오후 ", "~'"]
)
def test_long_hostile_texts_are_read(piece: str) -> None:
    parse_figures(piece * 20_000)
