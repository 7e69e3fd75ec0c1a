import sqlite3
from dataclasses import replace

import pytest
from documents import TEXTS, analysis, dump, outcome, prepared, recount
from fakes import BigramEncoder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import LibraryMissing, LibraryNewer, SearchIndexError
from index.library import Library
from index.types import Finder
from ingest.files import read_document
from ingest.prepare import prepare_file
from ingest.types import Page
from tests.examples import examples

BUDGET = prepared("예산.txt", ["2025년 예산 1조 2,340억원", "청년 정책 320억원"], "온빛시 예산")
NOTICE = prepared("공고.txt", ["청년 월세 지원 신청", "신청 대상 무주택 청년"], "공고")
MANUAL = prepared("지침.md", ["출장비 신청 7일", "숙박비 하루 7만원"], "출장 지침")


def test_a_new_library_is_empty(library):
    assert library.documents.entries() == []
    assert library.passage_count == 0
    assert library.search(analysis("예산")) == []
    assert dict(library.vocabulary()) == {}


def test_documents_come_back_as_they_were(library):
    library.add_prepared([BUDGET, NOTICE])
    assert library.document("예산.txt") == BUDGET.document
    assert library.document("예산.txt") == BUDGET.document  # from the shelf
    assert library.passages("공고.txt") == [one.passage for one in NOTICE.passages]
    assert library.sentences("공고.txt", 0, 100) == list(NOTICE.sentences)
    second = NOTICE.sentences[1]
    assert library.sentences("공고.txt", second.start, second.end) == [second]
    assert library.sentences("공고.txt", second.start, second.end - 1) == []
    assert library.sentences("없음.txt", 0, 100) == []


def test_files_come_back_with_blocks_and_sentences(library, files, korean):
    library.add([files])
    for name in TEXTS:
        assert library.document(name) == read_document(files / name, name)
        expected = prepare_file(files / name, name, korean)
        assert library.passages(name) == [one.passage for one in expected.passages]
        assert library.sentences(name, 0, 10_000) == list(expected.sentences)


def test_how_documents_begin(library):
    long = prepared("긴 글.txt", ["가나다", "라마바", "사아자", "차카타"])
    library.add_prepared([BUDGET, long])
    names = library.documents.names()
    assert {*names.values()} == {"예산.txt", "긴 글.txt"}
    first, second = library.documents.openings()
    assert (first.name, first.title, first.date) == ("예산.txt", "예산.txt 제목", "")
    assert (first.head, second.head) == ("2025년 예산 1조 2,340억원\n청년 정책 320억원", "가나다\n라마바\n사아자")
    assert library.documents.openings(after=first.key) == [second]
    library.add_prepared([BUDGET])
    (again,) = library.documents.openings(after=second.key)
    assert (again.name, again.key in names) == ("예산.txt", False)


def test_a_document_without_passages_begins_with_nothing(library):
    library.add_prepared([prepared("빈 글.txt", [])])
    assert [opening.head for opening in library.documents.openings()] == [""]


def test_what_a_file_says_of_itself_comes_back(library):
    pages = (Page(1, 0, 4, "총괄"), Page(2, 4, 9))
    told = replace(
        NOTICE.document, pages=pages, author="홍길동", date="2024-03-05", remarks=("2쪽은 글자가 없는 그림입니다.",)
    )
    library.add_prepared([replace(NOTICE, document=told)])
    assert library.document("공고.txt") == told
    (entry,) = library.documents.entries()
    assert (entry.pages, entry.date, entry.remarks) == (2, told.date, told.remarks)


def test_entries_are_sorted_and_complete(library):
    library.add_prepared([BUDGET, NOTICE])
    first, second = library.documents.entries()
    assert (first.name, first.title, first.format) == ("공고.txt", "공고.txt 제목", "txt")
    assert (first.pages, first.passages, first.sha256) == (1, 2, NOTICE.document.sha256)
    assert first.added_at.endswith("Z")
    assert second.name == "예산.txt"


def test_hits_are_ranked_and_say_who_found_them(library):
    library.add_prepared([BUDGET, NOTICE, MANUAL])
    hits = library.search(analysis("청년 월세 지원"), 3)
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert hits[0].passage == NOTICE.passages[0].passage
    assert hits[0].found_by == (Finder.LEXICAL, Finder.DENSE)
    assert 0.5 < hits[0].score <= 1.0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_question_is_analysed(library, files):
    library.add([files])
    hits = library.search("도서관이 쉬는 날은 언제인가요?", 2)
    assert hits[0].passage.document == "질의응답.txt"


@pytest.mark.parametrize("question", ["", " \n", "ㅋ", "?!", "가" * 20_000, "청년 " * 5_000])
def test_odd_questions_do_no_harm(library, files, question):
    library.add([files])
    assert len(library.search(question, 3)) <= 3


def test_top_k_beyond_the_depth(library):
    library.add_prepared([prepared("많음.txt", [f"예산 항목 {number}" for number in range(150)])])
    assert len(library.search(analysis("예산"), 150)) == 150
    assert len(library.search(analysis("예산"), 7)) == 7


def test_vocabulary_counts_passages(library):
    library.add_prepared([BUDGET, NOTICE])
    assert library.document_frequency("청년") == 3
    assert library.document_frequency("예산") == 2  # in one body, and in the context of both
    assert library.document_frequency("없는말") == 0
    vocabulary = library.vocabulary()
    assert vocabulary["청년"] == 3
    assert "없는말" not in vocabulary
    assert vocabulary.get("없는말", 0) == 0
    assert dict(vocabulary.items())["신청"] == 2
    library.remove(["공고.txt"])
    assert library.vocabulary()["청년"] == 1
    assert "신청" not in set(library.vocabulary())


def test_replacing_leaves_nothing_of_the_old(library, tmp_path):
    library.add_prepared([BUDGET, NOTICE])
    library.add_prepared([prepared("예산.txt", ["2026년 예산 미정"])])
    assert library.passage_count == 3
    assert [hit.passage.text for hit in library.search(analysis("예산"), 1)] == ["2026년 예산 미정"]
    assert library.document_frequency("320억원") == 0
    assert dump(tmp_path / "library")["vocabulary"] == recount(tmp_path / "library")


def test_removed_documents_are_gone(library, tmp_path):
    library.add_prepared([BUDGET, NOTICE])
    library.remove(["예산.txt"])
    assert [entry.name for entry in library.documents.entries()] == ["공고.txt"]
    assert outcome(library, "예산 1조") == [] or all("예산.txt" not in hit[0] for hit in outcome(library, "예산 1조"))
    assert dump(tmp_path / "library")["vocabulary"] == recount(tmp_path / "library")


def test_removing_is_all_or_nothing(library):
    library.add_prepared([BUDGET, NOTICE])
    with pytest.raises(SearchIndexError, match=r"‘없음\.txt’ 문서가"):
        library.remove(["예산.txt", "없음.txt"])
    assert len(library.documents.entries()) == 2
    with pytest.raises(SearchIndexError, match="mundap list"):
        library.document("없음.txt")


def test_the_revision_rises_with_each_write(library):
    start = library.revision
    library.add_prepared([BUDGET])
    assert library.revision == start + 1
    library.remove(["예산.txt"])
    assert library.revision == start + 2


def test_no_library_is_opened_where_there_is_none(tmp_path, korean):
    with pytest.raises(LibraryMissing, match="mundap add"):
        Library.open(tmp_path, korean, BigramEncoder())
    (tmp_path / "library.sqlite3").touch()  # as a process leaves it that was killed while making one
    with pytest.raises(LibraryMissing):
        Library.open(tmp_path, korean, BigramEncoder())
    Library.open_or_create(tmp_path, korean, BigramEncoder()).close()
    Library.open(tmp_path, korean, BigramEncoder()).close()


def test_a_newer_library_is_refused(library, tmp_path, korean):
    library.close()
    connection = sqlite3.connect(tmp_path / "library" / "library.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for opening in (Library.open, Library.open_or_create):
        with pytest.raises(LibraryNewer, match="최신 버전"):
            opening(tmp_path / "library", korean, BigramEncoder())


NAMES = st.sampled_from(["가.txt", "나.txt", "다.txt"])
WORDS = st.lists(st.sampled_from(["예산", "청년", "월세", "출장", "공고", "지원"]), min_size=1, max_size=4).map(
    " ".join
)
STEPS = st.lists(st.tuples(NAMES, st.none() | st.lists(WORDS, max_size=3)), max_size=8)


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history_ends_like_a_fresh_library(steps, tmp_path_factory, korean):
    folder = tmp_path_factory.mktemp("history")
    lived = Library.open_or_create(folder / "lived", korean, BigramEncoder())
    standing: dict[str, list[str]] = {}
    for name, passages in steps:
        if passages is not None:
            lived.add_prepared([prepared(name, passages, "제목")])
            standing.pop(name, None)
            standing[name] = passages
        elif name in standing:
            lived.remove([name])
            del standing[name]
    fresh = Library.open_or_create(folder / "fresh", korean, BigramEncoder())
    fresh.add_prepared([prepared(name, passages, "제목") for name, passages in standing.items()])
    for query in ("예산 청년", "월세", "제목 지원 공고"):
        assert outcome(lived, query) == outcome(fresh, query)
    assert dump(folder / "lived") == dump(folder / "fresh")
    assert dump(folder / "lived")["vocabulary"] == recount(folder / "lived")
    lived.close()
    fresh.close()
