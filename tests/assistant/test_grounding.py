"""From a named passage to the exact words that carry the claim."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding import Grounding, Source
from ingest.types import Page

TEXT = (
    "정부는 총 6,369억 원을 투자한다. 산업부는 제23차 위원회를 열었다.\n"
    " - 외국인 양성대학을 확대한다(‘23년 9개 → ‘24년 13개).\n"
    "산업통상자원부\t16,151.08 (46.73)\t행정안전부\t1,146.07 (3.32)"
)
SOURCE = Source(1, "계획.txt", 100, TEXT, 3, ("추진배경",), "(억원, 비중%)")


def quotes(grounding: Grounding, claim: str, number: int = 1) -> list[str]:
    given = grounding.resolve(number, claim)
    return [citation.quote for citation in grounding.citations if citation.number in given]


def test_a_claim_gets_the_sentence_that_carries_it() -> None:
    assert quotes(Grounding([SOURCE]), "2024년 투자 총액은 6,369억원입니다") == ["정부는 총 6,369억 원을 투자한다."]


def test_a_claim_about_a_cell_gets_its_name_and_value() -> None:
    assert quotes(Grounding([SOURCE]), "행정안전부는 1,146.07억원입니다") == ["행정안전부\t1,146.07 (3.32)"]


def test_figures_of_two_sentences_get_both() -> None:
    found = quotes(Grounding([SOURCE]), "총 6,369억원을 투자하고 양성대학을 13개로 늘립니다")
    assert found == ["정부는 총 6,369억 원을 투자한다.", "- 외국인 양성대학을 확대한다(‘23년 9개 → ‘24년 13개)."]


def test_the_same_place_keeps_its_number_and_unknown_passages_get_none() -> None:
    grounding = Grounding([SOURCE])
    assert grounding.resolve(1, "6,369억원을 투자") == [1]
    assert grounding.resolve(1, "양성대학 13개로 확대") == [2]
    assert grounding.resolve(1, "6,369억원을 투자한다") == [1]
    assert grounding.resolve(9, "6,369억원") == []
    assert grounding.contexts == {1: "추진배경\n(억원, 비중%)", 2: "추진배경\n(억원, 비중%)"}


def test_a_claim_without_passage_is_cited_only_where_all_its_figures_stand() -> None:
    grounding = Grounding([SOURCE, Source(2, "다른.txt", 0, "정부는 총 7,000억 원을 투자한다.")])
    (number,) = grounding.support("정부는 총 7,000억 원을 투자합니다")
    assert grounding.citations[number - 1].document == "다른.txt"
    assert grounding.support("정부는 총 7,777억 원을 투자합니다") == []


def test_what_stands_above_a_passage_counts_for_its_years_and_words() -> None:
    source = Source(1, "계획.txt", 0, "7,000억 원을 쓴다.", None, ("2024년 뿌리산업 투자계획",))
    grounding = Grounding([source])
    assert grounding.support("2024년 뿌리산업 투자계획은 7,000억 원입니다") == [1]
    assert grounding.support("2024년 뿌리산업 투자계획입니다") == [1]
    assert grounding.support("2023년 뿌리산업 투자계획입니다") == []
    assert grounding.support("2024년 우주항공 발사체는 7,000억 원입니다") == []


def test_the_head_of_a_table_counts_for_its_cells() -> None:
    table = "머리말이다.\n\n< 구별 사업비(백만원) >\n\n구\t사업비\n늘솔구\t5,200\n새벌구\t3,100"
    grounding = Grounding([Source(1, "계획.txt", 0, table)])
    assert grounding.support("늘솔구의 사업비는 5,200백만원입니다") == [1]
    assert [citation.quote for citation in grounding.citations] == ["늘솔구\t5,200"]
    assert grounding.support("늘솔구의 사업비는 52억원입니다") == [1]


def test_a_claim_of_figures_alone_is_looked_for_where_the_question_leads() -> None:
    grounding = Grounding([Source(1, "계획.txt", 0, "갑마을에 우물 8개를 판다. 을마을에 다리 8개를 놓는다.")])
    grounding.support("8개입니다.", "을마을에 놓는 다리는 몇 개인가요?")
    assert [citation.quote for citation in grounding.citations] == ["을마을에 다리 8개를 놓는다."]
    assert grounding.support("8개입니다.", "병마을에 짓는 학교는 몇 개인가요?") == []


def test_figures_of_two_places_are_cited_from_both() -> None:
    first = Source(1, "2022.txt", 0, "2022년 환경부 실적은 87.81억원이다.")
    second = Source(2, "2023.txt", 0, "2023년 환경부 계획은 186.71억원이다.")
    grounding = Grounding([first, second])
    claim = "환경부는 2022년 87.81억원에서 2023년 186.71억원으로 98.9억원 늘었습니다"
    assert sorted(grounding.support(claim)) == [1, 2]
    assert {citation.document for citation in grounding.citations} == {"2022.txt", "2023.txt"}
    assert grounding.support("환경부는 2022년 99.99억원에서 2023년 186.71억원으로 늘었습니다") == []


@pytest.mark.parametrize("claim", ["", "군 장병의 급식 단가를 올립니다", "7,777개 마을의 우물을 새로 팝니다"])
def test_a_passage_that_has_nothing_of_a_claim_is_not_cited_for_it(claim: str) -> None:
    assert Grounding([SOURCE]).resolve(1, claim) == []


def test_a_named_passage_is_cited_for_words_near_its_own_and_for_its_figures() -> None:
    grounding = Grounding([SOURCE])
    assert quotes(grounding, "정부는 올해 모두 6,396억원을 투자합니다") == ["정부는 총 6,369억 원을 투자한다."]
    assert quotes(grounding, "모두 합해 6,369억원을 씁니다") == ["정부는 총 6,369억 원을 투자한다."]


def test_a_citation_is_on_the_page_where_it_stands() -> None:
    pages = (Page(4, 90, 130), Page(5, 130, 300))
    grounding = Grounding([replace(SOURCE, pages=pages)])
    grounding.resolve(1, "6,369억원을 투자")
    grounding.resolve(1, "양성대학 13개로 확대")
    assert [citation.page for citation in grounding.citations] == [4, 5]


@given(st.text(max_size=200), st.text(max_size=40))
def test_quotes_are_the_words_of_the_document(text: str, claim: str) -> None:
    document = "앞" * 7 + text
    grounding = Grounding([Source(1, "글.txt", 7, text)])
    grounding.resolve(1, claim)
    for citation in grounding.citations:
        assert document[citation.start : citation.end] == citation.quote != ""
