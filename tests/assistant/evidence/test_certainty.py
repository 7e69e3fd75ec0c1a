"""How sure a search is of its document."""

import pytest

from assistant.evidence.certainty import certainty
from assistant.understanding.words import Word
from index.types import Hit
from ingest.types import Passage


def hits(*found: tuple[str, float]) -> list[Hit]:
    return [Hit(Passage(name, 0, 1, "가"), rank, score, ()) for rank, (name, score) in enumerate(found, 1)]


@pytest.mark.parametrize(
    ("found", "certain"),
    [
        ((), 1.0),
        ((("가.txt", 0.2), ("가.txt", 0.2)), 1.0),  # no other document: its own score is its lead
        ((("가.txt", 0.9), ("나.txt", 0.8)), 1.0),
        ((("가.txt", 0.9), ("가.txt", 0.88), ("나.txt", 0.85)), 0.85),
        ((("가.txt", 0.9), ("나.txt", 0.9)), 0.7),
        ((("가.txt", 0.5), ("나.txt", 0.6)), 0.7),  # a reranked list may not be in order of its scores
    ],
)
def test_a_document_that_leads_by_little_is_less_certain(found: tuple[tuple[str, float], ...], certain: float) -> None:
    assert certainty(hits(*found)) == pytest.approx(certain)


PLAN, ROAD = "온마을 돌봄교실 예산", "노후 도로 예산"
NOUNS = [Word("돌봄교실", ("돌봄교실",), 0.5, known=True), Word("예산", ("예산",), 0.3, known=True)]
VERB = Word("늘다", ("늘",), 0.1, known=True, verb=True)


@pytest.mark.parametrize(
    ("texts", "words", "certain"),
    [
        ((PLAN, PLAN), [*NOUNS, VERB], 1.0),  # two editions of one plan tell the same matter
        ((PLAN, ROAD), NOUNS, 0.7),
        ((ROAD, PLAN), NOUNS, 0.7),
        ((ROAD, ROAD), NOUNS, 0.7),
        ((PLAN, PLAN), [VERB], 0.7),  # no noun says what the matter is
    ],
)
def test_documents_that_hold_all_nouns_make_each_other_no_less_certain(
    texts: tuple[str, str], words: list[Word], certain: float
) -> None:
    found = [Hit(Passage(f"{at}.txt", 0, len(text), text), at, 0.9, ()) for at, text in enumerate(texts, 1)]
    assert certainty(found, words) == pytest.approx(certain)
