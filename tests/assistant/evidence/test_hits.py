"""Hits that define a term."""

import pytest

from assistant.evidence.hits import defining
from index.types import Hit
from ingest.types import Passage


@pytest.mark.parametrize(
    ("text", "term", "defines"),
    [
        ("이 법에서 “위기 상황”이란 생계가 어렵게 된 것을 말한다.", "위기상황", True),
        ("한부모가족이라 함은 모자가족을 말한다.", "한부모가족", True),
        ('1. "길동무(길벗)"란 주민이다.', "길동무", False),
        ('1. "길동무"(길벗)란 주민이다.', "길동무", True),
        ("위기상황의 극복에 필요한 비용이다.", "위기상황", False),
    ],
)
def test_a_passage_that_says_what_a_term_means(text: str, term: str, defines: bool) -> None:
    hit = Hit(Passage("긴급.txt", 0, len(text), text), 1, 1.0, ())
    assert defining([hit], term) == ([hit] if defines else [])
