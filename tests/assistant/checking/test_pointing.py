"""To which place of a source an answer's words point, and what each place has for it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.around import wording
from assistant.checking.pointing import WEIGHTS, features, pointed, together
from assistant.checking.segments import said_with, segment
from assistant.checking.standing import Place, places_of
from assistant.figures.parsing import Figure, parse_figures

LOAN = "연소득이 5000만 원(신혼가구, 2자녀 가구는 6000만 원) 이하인 사람이 최대 2억 원(단독세대주)까지 빌린다."
GRADES = "고도의 경우 199만원, 중등도의 경우 154만원, 경도의 경우 124만원이 지급된다."
RANGE = "원금의 20% 이상 70% 이하까지 감면하며 특수 채무자는 최대 90% 감면한다."


def claim_of(answer: str, value: str) -> Figure:
    return next(one for one in parse_figures(answer) if one.start == answer.index(value))


def places(claim: Figure, source: str) -> list[Place]:
    text = wording(source)
    return places_of(claim, [(text, text.figures)])


def best(answer: str, value: str, source: str, question: str = "") -> str:
    """The place that an answer's words point to, as the source writes it."""
    claim = claim_of(answer, value)
    found = places(claim, source)
    scores = pointed(claim, wording(answer), wording(question), found)
    place = found[scores.index(max(scores))]
    return source[place.figure.start : place.figure.end]


@pytest.mark.parametrize(
    ("answer", "value", "source", "expected"),
    [
        ("신혼가구는 연소득 5000만 원 이하입니다.", "5000만 원", LOAN, "6000만 원"),
        ("고도 장애인은 매월 124만원을 받습니다.", "124만원", GRADES, "199만원"),
        ("중등도 장애인은 매월 124만원을 받습니다.", "124만원", GRADES, "154만원"),
        ("원금의 20%에서 최대 90%까지 감면합니다.", "90%", RANGE, "70%"),
        ("특수 채무자는 최대 70%까지 감면합니다.", "70%", RANGE, "90%"),
    ],
)
def test_where_words_point_whatever_value_is_told(answer: str, value: str, source: str, expected: str) -> None:
    assert best(answer, value, source) == expected


def test_words_since_the_value_before_and_a_bracket_behind_belong_to_a_value() -> None:
    text = wording(LOAN)
    found = [segment(text, one, around) for one in text.figures if (around := text.around(one.start)) is not None]
    first, second, third = (one for one, figure in zip(found, text.figures, strict=True) if figure.unit == "원")
    assert "신혼" in second.terms and "신혼" not in first.terms | third.terms
    assert "단독" in third.terms and "이하" in third.terms
    assert [first.first, second.first, third.first] == [True, False, False]


def test_what_is_said_with_another_value_speaks_hardly_for_this_one() -> None:
    answer = wording("일반 가구는 5000만 원이고 신혼가구는 6000만 원입니다.")
    said = said_with(answer.figures[0], answer, wording("대출 기준은?"))
    assert (said["일반"], said["대출"]) == (1.0, 0.7)
    assert said["신혼"] < 0.2


def test_each_place_has_every_part() -> None:
    claim = claim_of("원금의 20%에서 최대 90%까지 감면합니다.", "90%")
    found = features(claim, wording("원금의 20%에서 최대 90%까지 감면합니다."), wording(""), places(claim, RANGE))
    assert [len(one) for one in found] == [len(WEIGHTS)] * 3
    before, behind, another = 15, 16, 17
    assert [(one[before], one[behind], one[another]) for one in found] == [(0, 0, 0), (1, 0, 0), (0, 0, 1)]


def test_the_odds_of_places_add_up() -> None:
    assert together([1.0]) == 1.0
    assert together([0.0, 0.0]) == pytest.approx(math.log(2))
    assert together([-1000.0, 3.0]) == 3.0


@given(st.text(alphabet="가나 (),.~%원만1234567890\n\t|이상하", max_size=80))
def test_any_source_is_read(source: str) -> None:
    answer = "가는 20%에서 나는 30만원까지입니다."
    for claim in parse_figures(answer):
        found = places(claim, source)
        assert len(pointed(claim, wording(answer), wording("나는?"), found)) == len(found)
