"""How sure a search is of its document."""

import pytest

from assistant.evidence.certainty import certainty, confidence_in_leaflet
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


LEADS = [("가.txt", 0.9), ("나.txt", 0.6)]
FOLLOWED = [("가.txt", 0.9), ("나.txt", 0.9)]


@pytest.mark.parametrize(
    ("score", "coverage", "found", "confidence"),
    [
        (1.0, 1.0, LEADS, 1.0),
        (0.6, 0.36, LEADS, 0.36**0.625),
        (0.3, 0.81, LEADS, 0.33),  # another year's, say, which no lead makes good
        (0.8, 0.64, LEADS, (0.8 * 0.8) ** 0.625),
        (0.8, 0.64, FOLLOWED, (0.8 * 0.8 * 0.4) ** 0.625),
        (0.8, 0.64, [("가.txt", 0.9), ("나.txt", 0.8)], (0.8 * 0.8 * 0.7) ** 0.625),  # half of a clear lead
        (0.0, 0.0, FOLLOWED, 0.0),
        (0.4, 0.64, [("가.txt", 0.9), ("가.txt", 0.8)], 0.4),  # no other leaflet: the score itself
        (0.4, 0.64, [], 0.4),
    ],
)
def test_a_leaflet_is_believed_by_its_lead_and_by_what_it_covers(
    score: float, coverage: float, found: list[tuple[str, float]], confidence: float
) -> None:
    assert confidence_in_leaflet(score, coverage, hits(*found), []) == pytest.approx(confidence)


def test_leaflets_of_one_matter_are_no_less_believed_for_each_other() -> None:
    found = [Hit(Passage(f"{at}.txt", 0, len(PLAN), PLAN), at, 0.9, ()) for at in (1, 2)]
    assert confidence_in_leaflet(0.8, 0.64, found, NOUNS) == pytest.approx((0.8 * 0.8) ** 0.625)
