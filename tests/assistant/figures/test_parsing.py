"""Figures of Korean texts: written forms, offsets, values, and the promise never to fail."""

from decimal import Decimal

import pytest
from only_figure import only

from assistant.figures.parsing import (
    Day,
    FigureKind,
    equal_value,
    parse_figures,
)
from assistant.figures.unit_lines import figures_with_unit

AMOUNT, PERCENT, POINT, COUNT = FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.PERCENT_POINT, FigureKind.COUNT
YEAR, DATE, PERIOD, TIME = FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME
NUMBER, IDENTIFIER = FigureKind.NUMBER, FigureKind.IDENTIFIER


def written(text: str) -> list[str]:
    return [text[f.start : f.end] for f in parse_figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3조 2,682억원", 3_268_200_000_000),
        ("32,682억 원", 3_268_200_000_000),
        ("3.2682조원", 3_268_200_000_000),
        ("3조2682억", 3_268_200_000_000),
        ("59.2억원", 5_920_000_000),
        ("44백만원", 44_000_000),
        ("3,000천원", 3_000_000),
        ("2천5백만원", 25_000_000),
        ("1억 2천만 원", 120_000_000),
        ("12만5천원", 125_000),
        ("1만 5000원", 15_000),
        ("3683만 원", 36_830_000),
        ("195,000원", 195_000),
        ("₩5,000", 5_000),
        ("십이만 원", 120_000),
        ("백만 원", 1_000_000),
        ("3,000여억원", 300_000_000_000),
        ("1241 만 원", 12_410_000),
        ("5 천만 원", 50_000_000),
        ("1억 2000 만 원", 120_000_000),
    ],
)
def test_money_in_every_form_has_one_value(text: str, value: int) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.start, figure.end) == (AMOUNT, value, 0, len(text))


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("180억불", AMOUNT, "18000000000", "달러"),
        ("△240억불", AMOUNT, "-24000000000", "달러"),
        ("▲5.3%", PERCENT, "-5.3", "%"),
        ("10교시", COUNT, "10", "교시"),  # no schools
        ("57 %", PERCENT, "57", "%"),
        ("57퍼센트", PERCENT, "57", "%"),
        ("100분의 20", PERCENT, "20", "%"),
        ("20분의 1", PERCENT, "5", "%"),
        ("1천분의 5", PERCENT, "0.5", "%"),
        ("0.9%p", POINT, "0.9", "%p"),
        ("0.9%포인트", POINT, "0.9", "%p"),
        ("228건", COUNT, "228", "건"),
        ("5개소", COUNT, "5", "개소"),
        ("10개社", COUNT, "10", "개社"),
        ("6개월", COUNT, "6", "개월"),
        ("26,889km", COUNT, "26889", "km"),
        ("2만 5천TEU", COUNT, "25000", "TEU"),
        ("2만 5,000명", COUNT, "25000", "명"),
        ("스물다섯 명", COUNT, "25", "명"),
        ("세 곳", COUNT, "3", "곳"),
        ("두 번", COUNT, "2", "번"),
        ("일곱 개", COUNT, "7", "개"),
        ("24시간", COUNT, "24", "시간"),
        ("5년", COUNT, "5", "년"),
        ("20년간", COUNT, "20", "년간"),
        ("5,411.81", NUMBER, "5411.81", ""),
        ("044-203-4905", IDENTIFIER, "442034905", ""),
        ("02)777-5217", IDENTIFIER, "27775217", ""),
        ("02.777.5217", IDENTIFIER, "27775217", ""),
        ("02?777?5217", IDENTIFIER, "27775217", ""),
        ("1588-2670", IDENTIFIER, "15882670", ""),
        ("07시", TIME, "420", "분"),
        ("오후 3시 30분", TIME, "930", "분"),
        ("18:00", TIME, "1080", "분"),
    ],
)
def test_other_figures(text: str, kind: FigureKind, value: str, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, Decimal(value), unit)
    assert (figure.start, figure.end) == (0, len(text))


@pytest.mark.parametrize("text", ["'23년", "‘23년", "’23", "`23", "´23년도", "2023년", "2023년도", "23년", "2023"])
def test_years_in_every_form(text: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.since) == (YEAR, 2023, Day(2023))


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("'19.6월", Day(2019, 6), "'19.6월"),
        ("('22.12)", Day(2022, 12), "'22.12"),
        ("(22.9월)", Day(2022, 9), "22.9월"),
        ("2023. 7.", Day(2023, 7), "2023. 7."),
        ("2023년 7월 1일", Day(2023, 7, 1), "2023년 7월 1일"),
        ("2022-07-01", Day(2022, 7, 1), "2022-07-01"),
        ("3.5.(수)", Day(None, 3, 5), "3.5.(수)"),
        ("3월 5일(수요일)", Day(None, 3, 5), "3월 5일(수요일)"),
        ("2024년 상반기", Day(2024, part="상반기"), "2024년 상반기"),
        ("2/4분기", Day(part="2분기"), "2/4분기"),
        ("하반기", Day(part="하반기"), "하반기"),
    ],
)
def test_dates(text: str, day: Day, span: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.since, text[figure.start : figure.end]) == (DATE, day, span)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("'23~'28", Day(2023), Day(2028)),
        ("('23-'28, 계획)", Day(2023), Day(2028)),
        ("(‘23~’27)", Day(2023), Day(2027)),
        ("(23~28)", Day(2023), Day(2028)),
        ("'23년(신규)~'28년", Day(2023), Day(2028)),
        ("2023년부터 2028년까지", Day(2023), Day(2028)),
        ("2023~2028년", Day(2023), Day(2028)),
        ("3.5.~3.9.", Day(None, 3, 5), Day(None, 3, 9)),
        ("2024.3.5.~3.9.", Day(2024, 3, 5), Day(2024, 3, 9)),
        ("'22.9.30~12.6", Day(2022, 9, 30), Day(2022, 12, 6)),
        ("3월 5일부터 9일까지", Day(None, 3, 5), Day(None, 3, 9)),
        ("11~12월", Day(None, 11), Day(None, 12)),
        ("11월에서 12월", Day(None, 11), Day(None, 12)),
        ("('23~)", Day(2023), None),
        ("(~'22.12)", None, Day(2022, 12)),
    ],
)
def test_periods(text: str, since: Day | None, until: Day | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.since, figure.until) == (PERIOD, since, until)


def test_a_year_that_lost_its_apostrophe_is_one_only_after_a_bracket() -> None:
    kinds = [f.kind for f in parse_figures("실증(23, 59.2억원), 활용(23,19.6억원), 확대(23), 지원(30개), 비중 (23)")]
    assert kinds == [YEAR, AMOUNT, YEAR, AMOUNT, YEAR, COUNT, NUMBER]
    assert [f.kind for f in parse_figures("793.12 (20)")] == [NUMBER, NUMBER]


def test_a_triangle_before_words_or_a_count_is_no_sign() -> None:
    assert parse_figures("▲뿌리기업 3개, ▲3개소 신설, ▲ 5건")[1].value == 3
    assert [f.value for f in parse_figures("▲뿌리기업 3개, ▲3개소 신설, ▲ 5건")] == [3, 3, 5]


def test_names_are_no_figures() -> None:
    assert written("5G 3D H200 GPT-4 AI-5G K-9 세계 두뇌 한국 네트워크 만료 천안 조원 이하 사건 이 명단") == []


def test_articles_are_no_trillions() -> None:
    assert [(f.kind, f.value) for f in parse_figures("제5조제1항, 5조 1항, 제23차")] == [
        (COUNT, 5),
        (COUNT, 1),
        (COUNT, 5),
        (COUNT, 1),
        (COUNT, 23),
    ]
    assert not equal_value(only("제3조"), only("제3조의2"))


def test_a_budget_before_a_count_stays_apart() -> None:
    assert written("예산 3조 5개 부처") == ["3조", "5개"]


def test_ranges_share_the_unit_of_their_end() -> None:
    assert [(f.kind, f.value) for f in parse_figures("20~30명")] == [(COUNT, 20), (COUNT, 30)]
    assert [f.value for f in parse_figures("1,000∼3,000만원")] == [10_000_000, 30_000_000]


def test_a_minus_opens_a_cell_but_a_dash_opens_a_point() -> None:
    assert [f.value for f in parse_figures("추경\t-200\t|-30℃")] == [-200, -30]
    assert [f.value for f in parse_figures("계\n-3개소 신설")] == [3]


def test_a_point_and_number_at_an_end_may_be_a_day_or_a_number() -> None:
    assert equal_value(only("평점은 1.4."), only("1.4")) and equal_value(only("1.4."), only("1월 4일"))
    assert not equal_value(only("1.4."), only("1.5")) and not equal_value(only("1.4."), only("1월 5일"))


def test_a_quotation_may_open_with_a_number() -> None:
    assert [(f.kind, f.value) for f in parse_figures("'15일 이전 신청 시', '24년")] == [(COUNT, 15), (YEAR, 2024)]


def test_spaces_within_a_date() -> None:
    assert only("2024년  1월  24일").since == Day(2024, 1, 24)


def test_the_last_of_a_line_of_telephone_numbers_has_their_first_digits() -> None:
    assert [f.value for f in parse_figures("02-2670-0411 ~ 0427")] == [226700411, 226700427]
    assert [f.kind for f in parse_figures("02-2670-0411, 0427")] == [IDENTIFIER, NUMBER]


def test_money_may_be_followed_by_being() -> None:
    assert written("6800만 원일 때, 6800만 원인 경우") == ["6800만 원", "6800만 원"]


def test_a_scale_that_stands_apart_is_one_only_before_money_or_people() -> None:
    assert written("3 만에, 5 조로") == ["3", "5"]
    assert only("10 만 명").value == 100_000


def test_qualifiers_are_kept_outside_the_span() -> None:
    text = "약 3조원 이상"
    assert (only(text).qualifier, text[only(text).start : only(text).end]) == ("약 이상", "3조원")
    assert only("만 19세 미만").qualifier == "만 미만"
    assert only("100여 명").qualifier == "여"


def test_a_unit_line_is_no_amount() -> None:
    assert written("(단위: 백만원, %)") == []


def test_cells_take_the_unit_of_their_table() -> None:
    cell = "5,411.81 (15.66)"
    amount, share = figures_with_unit(cell, "(억원, 비중%)")
    assert (amount.kind, amount.value, cell[amount.start : amount.end]) == (AMOUNT, 541_181_000_000, "5,411.81")
    assert (share.kind, share.value, cell[share.start : share.end]) == (PERCENT, Decimal("15.66"), "15.66")


def test_cells_of_a_table_with_several_units_have_several_readings() -> None:
    assert [(f.kind, f.value) for f in figures_with_unit("12", "단위: 명, 백만원")] == [
        (COUNT, 12),
        (AMOUNT, 12_000_000),
    ]
    assert [f.kind for f in figures_with_unit("12건", "백만원")] == [COUNT]
    assert [f.value for f in figures_with_unit("▲12.5", "억원")] == [-1_250_000_000]
    assert [f.kind for f in figures_with_unit("2,024", "")] == [NUMBER]


def test_a_number_inside_an_office_is_one_to_call() -> None:
    text = "총무파트(내선 1120), 내선번호: 204, 내선 3,000회선, 내선 12-3호"
    kinds = [(text[figure.start : figure.end], figure.kind) for figure in parse_figures(text)]
    assert kinds[:2] == [("1120", IDENTIFIER), ("204", IDENTIFIER)]
    assert all(kind is not IDENTIFIER for _, kind in kinds[2:])
