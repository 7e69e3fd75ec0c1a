"""A number without a unit is evidence for a count only where it may count the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.counted import counted, fraction, joined, may_count_the_same, opens_point
from assistant.figures.parsing import parse_figures

POINTS = "지원 대상은 다음과 같습니다.\n1. 실직한 사람\n2. 질병\n(3) 화재\n"


def same(claim: str, source: str, held: str) -> bool:
    """Whether the first figure of a claim may be the source's figure that begins with ``held``."""
    ours = parse_figures(claim)[0]
    theirs = next(figure for figure in parse_figures(source) if source.startswith(held, figure.start))
    return may_count_the_same(ours, claim, theirs, source)


@pytest.mark.parametrize(
    ("claim", "source", "held", "expected"),
    [
        ("2년 안에 신청합니다.", POINTS, "2.", False),
        ("3회까지 받습니다.", POINTS, "3)", False),
        ("2단계는 질병입니다.", POINTS, "2.", True),
        ("1. 실직한 사람, 2. 질병입니다.", POINTS, "1.", True),  # quoted with its number
        ("1순위입니다.", POINTS, "1.", False),
        ("모두 3개입니다.", POINTS, "3)", True),  # so many points are told
        ("모두 2개입니다.", POINTS, "2.", False),
        ("2자녀 가구입니다.", "자녀가 2명인 가구", "2명", True),
        ("자녀가 2명인 가구입니다.", "2자녀 가구", "2자녀", True),
        ("5자녀 가구입니다.", "주택 가격은 5억 원 이하", "5억", False),
        ("5자녀 가구입니다.", "2자녀 가구는 5억 원 이하", "5억", False),
        ("3자녀 가구입니다.", "2자녀 가구는 3년 동안 자녀에게", "3년", False),
        ("3자녀 가구입니다.", "2자녀 가구, 자녀가 3명인 가구", "3명", True),
        ("3국 출생 자녀입니다.", "3국출생자녀 양육가정", "3국", True),
        ("2/6 이하입니다.", POINTS, "2.", False),
        ("2+3 제도입니다.", "3+3 제도는 2개월", "3+3", False),
        ("3+3 제도입니다.", "3+3 제도는 2개월", "3+3", True),
        ("3·2차 병원입니다.", "2,3차 병원", "3차", True),
        ("1년 안에 합니다.", "차상위 계층은 1순위이다", "1순위", False),
        ("3과목을 듣습니다.", "필수교육은 3개이다", "3개", True),
        ("2명입니다.", "가\t2\t나", "2", True),  # a cell of a table
        ("2/3 이하입니다.", "중위소득의 2/3 이하", "2/3", True),
        ("3분의 2입니다.", "중위소득의 2/3 이하", "2/3", True),
        ("2개월입니다.", "중위소득의 2/3 이하", "2/3", False),
        ("2/5 이하입니다.", "중위소득의 2/3 이하", "2/3", False),
        ("129번으로 겁니다.", "보건복지상담센터 129콜센터", "129콜", True),  # large numbers meet by no accident
        ("3명입니다.", "3명", "3명", True),
        ("3명입니다.", "3까지", "3까지", True),  # a particle names nothing
    ],
)
def test_what_a_bare_number_counts(claim: str, source: str, held: str, expected: bool) -> None:
    assert same(claim, source, held) is expected


def test_the_word_that_a_number_counts_is_glued_to_it() -> None:
    text = "1순위, 2까지, 3 과목, 4"
    assert [counted(figure, text) for figure in parse_figures(text)] == ["순위", "", "", ""]


def test_numbers_are_joined_by_a_sign() -> None:
    text = "3+4 제도와 5·18, 2.5·3, 1+1+1"
    assert [joined(figure, text) for figure in parse_figures(text)] == [
        *(("3", "+", "4"),) * 2,
        *(("5", "·", "18"),) * 2,
        *(None,) * 5,
    ]


def test_a_number_that_opens_a_point_stands_first_in_its_line() -> None:
    text = "1. 가\n (2) 나\n3) 다 4. 라\n5.5 마"
    assert [opens_point(figure, text) for figure in parse_figures(text)] == [True, True, True, False, False]


@given(st.text(alphabet="0123456789/분의 .)\n가순위", max_size=40))
def test_any_text_is_read(text: str) -> None:
    for figure in parse_figures(text):
        assert may_count_the_same(figure, text, figure, text) or opens_point(figure, text)
        assert fraction(figure, text) is None or len(fraction(figure, text) or ()) == 2
