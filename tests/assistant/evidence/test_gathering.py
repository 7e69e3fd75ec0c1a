from itertools import pairwise

import pytest
from nuri import TEXTS

from assistant.assistant import Assistant
from assistant.evidence.candidates import candidates
from assistant.evidence.gathering import Gathering
from assistant.evidence.reading import Reading
from index.library import Library
from index.types import Hit
from ingest.types import BlockKind, Sentence

PLAN = "2025_관광_시행계획.txt"


class Watched:
    """A library that notes which spans were asked of it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.asked: list[tuple[str, int, int]] = []

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]:
        self.asked.append((name, start, end))
        return self._library.sentences(name, start, end)


@pytest.fixture(scope="module")
def library(county: Assistant) -> Library:
    return county.library


def test_what_stands_in_a_passage_is_read_with_it_and_nothing_twice(library: Library) -> None:
    hits = [Hit(passage, rank, 1.0, ()) for rank, passage in enumerate(library.passages(PLAN), 1)]
    source = Watched(library)
    found = list(candidates([*hits, *hits], {PLAN: Reading(library.document(PLAN))}, source))
    assert any(one.block.kind is BlockKind.CELL and one.own_terms for one in found)
    assert len(source.asked) == len(set(source.asked))
    spans = [(hit.passage.start, hit.passage.end) for hit in hits]
    beside = [span[1:] for span in source.asked if span[1:] not in spans]
    assert not [span for span in beside if any(start <= span[0] and span[1] <= end for start, end in spans)]


def test_sentences_are_the_same_whichever_wider_span_was_read_before(library: Library) -> None:
    for name in TEXTS:
        reading = Reading(library.document(name))
        whole = Gathering(reading, library)
        whole.sentences(0, len(reading.document.text))
        for block in reading.document.blocks:
            assert whole.sentences(block.start, block.end) == library.sentences(name, block.start, block.end)
        for left, right in pairwise(reading.document.blocks):
            span = min(left.start, right.start), max(left.end, right.end) - 1
            assert whole.sentences(*span) == library.sentences(name, *span)


def test_the_names_in_a_row_are_those_above_it_and_those_inside(library: Library) -> None:
    reading = Reading(library.document(PLAN))
    gathering = Gathering(reading, library)
    blocks = reading.document.blocks
    row = next(one for one in blocks if one.kind is BlockKind.ROW and reading.own(one).startswith("축제 만족도"))
    names = gathering.names_in(row)
    assert [reading.own(blocks[head]) for head in names.heads] == [
        "성과지표",
        "단위",
        "2024년 실적",
        "2025년 목표",
        "담당 부서",
    ]
    assert {reading.own(blocks[one]) for one in names.headers - set(names.heads)} == {"축제 만족도"}


def test_a_span_is_new_once(library: Library) -> None:
    gathering = Gathering(Reading(library.document(PLAN)), library)
    assert [gathering.is_new(*span) for span in ((0, 5), (0, 6), (0, 5))] == [True, True, False]
