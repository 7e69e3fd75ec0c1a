"""Small numbers without a unit, compared with each other."""

import pytest

from assistant.checking.around import wording
from assistant.checking.bare import bare_places, is_small_and_bare
from assistant.checks import check_answer
from assistant.figures.parsing import parse_figures
from assistant.types import CheckState, Citation

ORDER = (
    "학자금 융자의 1순위는 농어업에 종사하는 학부모이다. 2순위는 도서벽지에 거주하는 대학생이다. 3순위는 특별승인을 "
    "받은 장애인이다."
)


def state(answer: str, value: str, source: str, question: str) -> CheckState:
    citation = Citation(1, "a", 0, len(source), source, None, ())
    return next(one for one in check_answer(answer, [citation], question, {}) if one.value == value).state


def test_what_counts_something() -> None:
    text = "1. 2자녀 3/4 5만 6명 7.5 120 ② 8\n2) 9"
    assert [text[one.start : one.end] for one in parse_figures(text) if is_small_and_bare(one, text)] == ["2", "8", "9"]
    found = bare_places([(wording(text), wording(text).figures)])
    assert [place.figure.value for place in found] == [2, 8, 9]


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("2순위는 도서벽지에 거주하는 대학생입니다.", "2", CheckState.SUPPORTED),
        ("3순위는 도서벽지에 거주하는 대학생입니다.", "3", CheckState.MISPLACED),
        ("3순위는 특별승인을 받은 장애인입니다.", "3", CheckState.SUPPORTED),
    ],
)
def test_a_small_number_belongs_to_what_is_said(answer: str, value: str, expected: CheckState) -> None:
    assert state(answer, value, ORDER, "학자금 융자의 순위는?") is expected


def test_a_value_that_stands_without_its_unit_alone_is_compared_with_others() -> None:
    source = "상담은 최대 4회까지 한다. 신청 서류의 구분란에는 2 또는 5를 적는다."
    assert state("상담은 최대 4회까지 합니다.", "4회", source, "상담은 몇 번 하나요?") is CheckState.SUPPORTED
    assert state("상담은 최대 5회까지 합니다.", "5회", source, "상담은 몇 번 하나요?") is CheckState.MISPLACED
