"""How much of a claim's wording a text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.coverage import content_words, covered, squeezed


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("강릉에서 열립니다.", ("강릉에서",)),
        ("안덕근 장관입니다.", ("안덕근", "장관")),
        ("네, 그렇습니다.", ()),
        ("총 5억원으로 늘었습니다", ()),
        ("국토교통부의 투자계획은 5,411.81억원이고 비중은 15.66%입니다", ("국토교통부의", "투자계획은", "비중은")),
        ("R&D 예산은 그 가운데 가장 큽니다", ("r", "d", "예산은", "가장")),
    ],
)
def test_words_that_say_what_a_claim_is_about(claim: str, words: tuple[str, ...]) -> None:
    assert content_words(claim) == words


def test_words_are_found_by_their_stems_whatever_the_spacing() -> None:
    text = squeezed("2026년 ITS 세계총회 **강릉** 유치")
    assert covered(("강릉에서",), text) == 1
    assert covered(("세계총회가", "부산에서"), text) == pytest.approx(5 / 9)
    assert covered(("강원도",), text) == 0
    assert covered((), text) == 1


@given(st.text("가나다라 은는이가", max_size=30))
def test_a_text_covers_itself(text: str) -> None:
    assert covered(content_words(text), squeezed(text)) == 1
