"""A rule and the exception behind it in brackets."""

import pytest

from assistant.checking.around import wording
from assistant.checking.exempted import is_an_exception
from assistant.figures.parsing import parse_figures

CASES = (
    "수급자는 아이 1명당 70만 원(쌍둥이는 140만 원)을 받는다. 면적은 85㎡(읍·면 지역 100㎡, 1인 가구 60㎡)까지이다. "
    "정부가 80%(본인 20%)를 낸다."
)


@pytest.mark.parametrize(
    ("answer", "value", "expected"),
    [
        ("첫 아이를 낳으면 70만 원을 받습니다.", "70만 원", False),
        ("첫 아이를 낳으면 140만 원을 받습니다.", "140만 원", True),
        ("쌍둥이를 낳으면 140만 원을 받습니다.", "140만 원", False),
        ("쌍둥이를 낳으면 70만 원을 받습니다.", "70만 원", False),
        ("한 명은 70만 원, 둘은 140만 원을 받습니다.", "140만 원", False),  # the rule is told too
        ("도시는 100㎡까지입니다.", "100㎡", True),
        ("읍·면 지역은 100㎡까지입니다.", "100㎡", False),
        ("혼자 살면 60㎡까지입니다.", "60㎡", False),  # 1인 in other words
        ("정부는 20%를 냅니다.", "20%", False),  # parts of a whole are no exception
    ],
)
def test_a_rule_and_its_exception(answer: str, value: str, expected: bool) -> None:
    claim = next(figure for figure in parse_figures(answer) if figure.start == answer.index(value))
    question = wording("얼마인가요?")
    assert is_an_exception(claim, wording(answer), question, [wording(CASES)]) is expected
    assert is_an_exception(claim, wording(answer), question, [wording(CASES), wording(f"{value}이다.")]) is False
    assert (
        is_an_exception(claim, wording(answer), wording("쌍둥이나 읍면 지역은 얼마인가요?"), [wording(CASES)]) is False
    )
