"""Figures found by what they may be the same as are all that comparing each one finds."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.alike import Alike
from assistant.figures.compare import same_when_rounded
from assistant.figures.parsing import parse_figures

WRITTEN = (
    *(
        "3",
        "3명",
        "3인",
        "3회",
        "3개월",
        "3년",
        "1.4.",
        "23년",
        "2023년",
        "2023",
        "2023년 3월",
        "3월",
        "5월~9월",
        "3%",
        "3%p",
    ),
    *(
        "3억",
        "300,000,000원",
        "3.2억원",
        "3억 2,100만원",
        "36개월",
        "19대",
        "19개",
        "3분",
        "15:00",
        "3시",
        "02-123-4567",
        "129",
    ),
    *(
        "3만",
        "3만원",
        "5달러",
        "▲3%",
        "세 가지",
        "3세",
        "2/3",
        "1,000~3,000만원",
        "’23",
        "6.15",
        "3천원",
        "3,183원",
        "3조",
    ),
)


@given(st.lists(st.sampled_from(WRITTEN), max_size=12), st.sampled_from(WRITTEN))
def test_all_that_is_the_same_is_found_in_order(source: list[str], claim: str) -> None:
    figures = parse_figures(" | ".join(source))
    for one in parse_figures(claim):
        found = Alike(figures).to(one)
        assert [other for other in found if same_when_rounded(one, other)] == [
            other for other in figures if same_when_rounded(one, other)
        ]
        assert {other for other in figures if same_when_rounded(other, one)} <= set(found)


def test_what_measures_other_things_is_left_out() -> None:
    figures = parse_figures("3명, 5%, 7억원, 2023년 5월, 9")
    text = "3명, 5%, 7억원, 2023년 5월, 9"
    named = [
        [text[one.start : one.end] for one in Alike(figures).to(parse_figures(claim)[0])] for claim in ("4명", "6%")
    ]
    assert named == [["3명", "9"], ["5%"]]
