import time
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.query_repair import QueryRepair
from ingest.korean import Korean
from ingest.types import Analysis
from tests.examples import examples

TEXT = (
    "한국은행의 예산과 시중은행의 인가 요건 예비인가를 거치는 이유 지방은행이 시중은행으로 전환하려 할 때의 필요성 "
    "신산업 육성 청년 월세 지원 GDP 성장률 한국 국가 산업"
)


@pytest.fixture(scope="module")
def repair(korean: Korean) -> QueryRepair:
    words = dict.fromkeys(korean.analyze(TEXT).terms, 1)
    return QueryRepair(korean, lambda: words)


@pytest.mark.parametrize("text", ["한국의 예산", "시중은행 인가 요건은?", "GDP 성장률", "", "청년 월세  지원"])
def test_a_query_of_known_words_is_the_same_object(korean: Korean, repair: QueryRepair, text: str) -> None:
    query = korean.analyze(text)
    reading = repair.read(query)
    assert reading.analysis is query
    assert reading.corrections == ()


@pytest.mark.parametrize(
    ("text", "read", "corrections"),
    [
        ("gksrnr dPtks", "한국 예산", (("gksrnr", "한국"), ("dPtks", "예산"))),
        ("ㅎ예 성장률", "gdp 성장률", (("ㅎ예", "gdp"),)),
        ("시중은핸의 인가", "시중은행의 인가", (("시중은핸의", "시중은행의"),)),
        ("tlwnddmsgos dlsrk", "시중은행 인가", (("tlwnddmsgos", "시중은행"), ("dlsrk", "인가"))),  # both at once
        ("新산업 육성", "신산업 육성", ()),
        ("ＧＤＰ　성장률", "GDP 성장률", ()),
        ("ㅎㅏㄴㄱㅜㄱ 예산", "한국 예산", ()),
        (unicodedata.normalize("NFD", "한국 예산"), "한국 예산", ()),
        ("시중은행의인가요건과청년월세지원", "시중 은행의 인가 요건과 청년 월세 지원", ()),
    ],
)
def test_what_is_read(korean: Korean, repair: QueryRepair, text: str, read: str, corrections: object) -> None:
    query = korean.analyze(text)
    reading = repair.read(query)
    meant = korean.analyze(read)
    assert reading.analysis.text == read
    assert reading.corrections == corrections
    assert reading.analysis.tokens == meant.tokens
    assert set(query.terms) | set(meant.terms) <= set(reading.analysis.terms)


def test_a_compound_is_found_by_the_parts_that_are_known(korean: Korean) -> None:
    words = {"예비인가": 2, "산업": 1, "예비": 1}
    reading = QueryRepair(korean, lambda: words).read(korean.analyze("예비인가산업"))
    assert set(reading.analysis.terms) >= {"예비인가산업", "예비인가", "산업"}
    assert reading.corrections == ()


@settings(max_examples=examples(80), deadline=None)
@given(st.text(max_size=40) | st.text(st.sampled_from("시중은핸ㄱㅏ新gksrnr ＧＤ\u1100\u1161😀́.\n"), max_size=40))
def test_a_reading_takes_nothing_away(korean: Korean, repair: QueryRepair, text: str) -> None:
    query = korean.analyze(text)
    assert repair.read(query).analysis.terms[: len(query.terms)] == query.terms


@pytest.mark.parametrize("unit", ["시중은핸", "gksrnr", "ㅎ예", "😀", "新", "가 ", "ㅋ", "á", "A", "한글 gksrnr "])
def test_ten_thousand_characters_are_left_as_they_are(korean: Korean, repair: QueryRepair, unit: str) -> None:
    query = korean.analyze((unit * 10_000)[:10_000])
    assert repair.read(query).analysis is query


def _corrections_in_time(repair: QueryRepair, query: Analysis) -> tuple[tuple[str, str], ...]:
    """What a query is read as once words may be spelled out again: ten times after as long as that took."""
    for _ in range(600):
        corrections = repair.read(query).corrections
        if corrections:
            return corrections
        time.sleep(0.1)
    return ()


class Slow(dict[str, int]):
    """A vocabulary that takes a while to go through."""

    def __iter__(self) -> Iterator[str]:
        time.sleep(0.2)
        return super().__iter__()


def test_words_are_not_spelled_out_again_and_again_while_documents_are_added(korean: Korean) -> None:
    revisions = [Slow({"예산": 1}), {"예산": 1, "시중은행": 1}]
    repair = QueryRepair(korean, lambda: revisions[0])
    query = korean.analyze("시중은핸 예산")
    assert repair.read(query).corrections == ()
    del revisions[0]
    assert repair.read(query).corrections == ()
    assert _corrections_in_time(repair, query) == (("시중은핸", "시중은행"),)


def test_a_new_revision_brings_new_words(korean: Korean) -> None:
    revisions = [{"예산": 1}, {"예산": 1, "시중은행": 1}]
    repair = QueryRepair(korean, lambda: revisions[0])
    query = korean.analyze("시중은핸 예산")
    assert repair.read(query).corrections == ()
    del revisions[0]
    assert _corrections_in_time(repair, query) == (("시중은핸", "시중은행"),)
