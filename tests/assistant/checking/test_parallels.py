"""Values told side by side in the same words but for one."""

import pytest

from assistant.checking.around import wording
from assistant.checking.parallels import names_a_parallel
from assistant.checking.rivals import contest
from assistant.checking.standing import places_of
from assistant.figures.parsing import parse_figures

VETERANS = "전직지원금은 장기복무 제대군인은 월 70만 원씩, 중기복무 제대군인은 월 50만 원씩 6개월간 지급한다."
DAMAGE = "주택피해는 전파 됐을시 500만 원, 반파 됐을시 250만 원, 침수 됐을시 50만 원이 지급된다."
GRADES = "고교 2학년의 경우 월 50만원을, 고교 3학년의 경우 월 70만원을 지원받는다."
TABLE = "구분\t금액\n장기복무\t70만 원\n중기복무\t50만 원"


@pytest.mark.parametrize(
    ("answer", "value", "source", "expected"),
    [
        ("장기복무 제대군인에게는 매달 50만 원을 줍니다.", "50만 원", VETERANS, True),
        ("장기복무 제대군인에게는 매달 70만 원을 줍니다.", "70만 원", VETERANS, False),
        ("장기복무는 70만 원, 중기복무는 50만 원입니다.", "50만 원", VETERANS, False),
        ("장기복무는 50만 원, 중기복무는 70만 원입니다.", "50만 원", VETERANS, True),
        ("제대군인에게는 매달 50만 원을 줍니다.", "50만 원", VETERANS, False),
        ("중기복무와 장기복무 제대군인은 매달 50만 원입니다.", "50만 원", VETERANS, False),
        ("주택이 전파된 경우 50만 원이 지급됩니다.", "50만 원", DAMAGE, True),
        ("주택이 침수된 경우 50만 원이 지급됩니다.", "50만 원", DAMAGE, False),
        ("고교 2학년 학생은 월 70만원을 받습니다.", "70만원", GRADES, True),
        ("고교 2학년 학생은 월 50만원을 받습니다.", "50만원", GRADES, False),
        ("장기복무는 50만 원입니다.", "50만 원", TABLE, False),  # a table's cells have names of their own
    ],
)
def test_the_word_that_tells_two_values_apart(answer: str, value: str, source: str, expected: bool) -> None:
    said, cited = wording(answer), wording(source)
    claim = next(figure for figure in parse_figures(answer) if figure.start == answer.index(value))
    named = [figure for figure in said.figures if figure.start != claim.start]
    held = contest(claim, places_of(claim, [(cited, cited.figures)]), named)
    assert held is not None
    assert names_a_parallel(claim, said, wording("얼마인가요?"), held) is expected
