"""Which passages a model reads, within its budget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.sources import FRAME_TOKENS, sources_of
from assistant.writing.tokens import tokens_of
from index.types import Finder, Hit
from ingest.types import Document, Page, Passage

TEXT = "가장\n\n첫째 글이다.\n\n둘째 글이다.\n\n셋째 글이다.\n\n나장\n\n넷째 글이다.\n"


class Shelf:
    """One document of four passages, the last under another heading."""

    def document(self, name: str) -> Document:
        pages = (Page(1, 0, 20), Page(2, 20, 60))
        return Document(name, "제목", "txt", "00", TEXT, (), pages)

    def passages(self, name: str) -> list[Passage]:
        return [
            passage(words, name, heading)
            for words, heading in (("첫째", "가장"), ("둘째", "가장"), ("셋째", "가장"), ("넷째", "나장"))
        ]


def passage(words: str, name: str = "글.txt", heading: str = "가장") -> Passage:
    start = TEXT.index(words)
    return Passage(name, start, start + 7, TEXT[start : start + 7], (heading,), f"제목\n{heading}\n{words} 위", None)


def hit(rank: int, passage: Passage) -> Hit:
    return Hit(passage, rank, 1 / rank, (Finder.LEXICAL,))


def long(rank: int) -> Hit:
    return hit(rank, Passage(f"{rank}.txt", 0, 400, "가" * 400, (), ""))


def test_passages_fill_the_budget_and_no_more() -> None:
    hits = [long(rank) for rank in range(1, 20)]
    each = FRAME_TOKENS + 1 + 401
    assert [len(source.text) for source in sources_of(hits, 2 * each)] == [400, 400]
    assert [len(source.text) for source in sources_of(hits, 2 * each + FRAME_TOKENS + 1 + 201)] == [400, 400, 200]
    assert [len(source.text) for source in sources_of(hits, 2 * each + FRAME_TOKENS + 1 + 101)] == [400, 400]
    assert [source.number for source in sources_of(hits, 3 * each)] == [1, 2, 3]
    assert sources_of([], 300) == sources_of(hits, 0) == ()


def test_the_first_passage_is_cut_rather_than_left_out() -> None:
    (source,) = sources_of([long(1), long(2)], FRAME_TOKENS + 1 + 101)
    assert len(source.text) == 100


def test_what_is_left_goes_to_the_neighbours_under_the_same_heading() -> None:
    (source,) = sources_of([hit(1, passage("둘째"))], 1_000, Shelf())
    assert source.text == "첫째 글이다.\n\n둘째 글이다.\n\n셋째 글이다."
    assert TEXT[source.start : source.start + len(source.text)] == source.text
    assert source.context == "제목\n가장\n둘째 위\n셋째 위\n첫째 위"
    assert (source.page_at(source.start), source.page_at(source.start + 20)) == (1, 2)


def test_another_heading_or_another_source_is_no_neighbour() -> None:
    first, second = sources_of([hit(1, passage("셋째")), hit(2, passage("둘째"))], 1_000, Shelf())
    assert (first.text, second.text) == ("셋째 글이다.", "첫째 글이다.\n\n둘째 글이다.")


def test_neighbours_come_only_where_there_is_room() -> None:
    own = FRAME_TOKENS + tokens_of("제목\n가장\n둘째 위") + tokens_of("둘째 글이다.")
    assert sources_of([hit(1, passage("둘째"))], own, Shelf())[0].text == "둘째 글이다."
    assert sources_of([hit(1, passage("둘째"))], own + 12, Shelf())[0].text == "둘째 글이다.\n\n셋째 글이다."


@pytest.mark.parametrize("stored", ["다른 글이다.", ""])
def test_a_passage_that_the_library_no_longer_has_stays_as_it_was_found(stored: str) -> None:
    gone = Passage("글.txt", 1, 1 + len(stored), stored, ("가장",), "")
    assert [source.text for source in sources_of([hit(1, gone)], 1_000, Shelf())] == ([stored] if stored else [])


@given(st.lists(st.text("가나 1", min_size=1, max_size=60), max_size=6), st.integers(0, 300))
def test_the_budget_holds(texts: list[str], tokens: int) -> None:
    hits = [hit(rank, Passage("가.txt", 0, len(text), text, (), "")) for rank, text in enumerate(texts, 1)]
    sources = sources_of(hits, tokens)
    assert sum(FRAME_TOKENS + tokens_of(source.text) for source in sources) <= tokens
    assert all(texts[source.number - 1].startswith(source.text) for source in sources)
