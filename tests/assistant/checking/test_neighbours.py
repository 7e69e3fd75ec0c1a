"""The other figures of an answer around a claim, and where a source has them."""

from assistant.checking.around import wording
from assistant.checking.neighbours import Neighbours, beside, near, neighbours, within
from assistant.checking.standing import Place, places_of
from assistant.figures.parsing import parse_figures

TERMS = "1년 거치 4년, 2년 거치 3년 상환이다. 한도는 500만원이고 이자는 2%이다."


def around(answer: str, value: str, source: str) -> tuple[Neighbours, list[Place]]:
    claim = next(one for one in parse_figures(answer) if one.start == answer.index(value))
    text = wording(source)
    places = places_of(claim, [(text, text.figures)])
    return neighbours(claim, wording(answer), places), places


def test_figures_beside_a_claim_stand_beside_its_place() -> None:
    found, places = around("2년 거치 3년입니다.", "3년", TERMS)
    assert [beside(place, found) for place in places] == [(0, 0, 0), (0, 0, 1), (0, 0, 1), (1, 0, 0)]
    found, places = around("1년 거치 4년입니다.", "1년", TERMS)
    assert [beside(place, found)[1] for place in places] == [1, 0, 0, 0]


def test_the_answers_other_figures_stand_near_and_in_its_order() -> None:
    found, places = around("2년 거치 3년입니다.", "3년", TERMS)
    assert [one.value for _, one in found.near] == [2]
    assert [side for side, _ in found.near] == [-1]
    nearness, order = zip(*(near(place, found) for place in places), strict=True)
    assert order == (-1, -1, 0, 1)  # behind 2년 stands only 3년, and 2년 is no neighbour of itself
    assert nearness == (30 / 40, 30 / 34, 0, 30 / 36)  # at 10, 4 and 6 characters


def test_figures_of_other_sentences_are_near_but_not_within() -> None:
    found, places = around("한도는 500만원입니다. 2년 거치 3년입니다.", "3년", TERMS)
    assert [one.value for _, one in found.near] == [2, 5_000_000]
    assert [within(place, found) for place in places] == [1, 1, 0, 1]
    alone, places = around("3년입니다.", "3년", TERMS)
    assert [within(place, alone) for place in places] == [0] * 4
    assert [near(place, alone) for place in places] == [(0, 0)] * 4


def test_figures_that_the_source_lacks_tell_nothing() -> None:
    found, places = around("7년 거치 3년입니다.", "3년", TERMS)
    assert found.near == ()
    assert [within(place, found) for place in places] == [0] * 4
