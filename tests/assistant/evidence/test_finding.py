"""How sure a search is of its document."""

import pytest

from assistant.evidence.finding import certainty
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
