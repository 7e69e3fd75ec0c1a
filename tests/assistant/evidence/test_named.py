"""Places are told by what they are called, whichever city or address it is."""

import pytest

from assistant.evidence.named import names_place


@pytest.mark.parametrize("said", ["목포에서 열립니다.", "접수: apply.city.gov", "2층 민원실", "강릉 일원"])
def test_a_place_is_named(said: str):
    assert names_place(said, "", "어디에서 하나요?")


@pytest.mark.parametrize(
    "said", ["구리와 아연을 나릅니다.", "이천만원을 줍니다.", "예산은 3.5억원입니다.", "몇 번이든 고칠 수 있습니다."]
)
def test_no_place_is_named(said: str):
    assert not names_place(said, "", "어디에서 하나요?")


def test_a_place_that_the_question_names_is_no_answer():
    assert not names_place("목포의 사업입니다.", "", "목포 어디에서 하나요?")
