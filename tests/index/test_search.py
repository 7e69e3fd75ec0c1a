"""What both sides propose for a query, and how the two are joined."""

from contextlib import closing

import pytest
from documents import analysis, prepared
from fakes import BigramEncoder

from index.lexicon import Entry, Lexicon
from index.library import Library
from index.rerank import RerankConfig
from index.search import SearchConfig
from index.types import Finder

# One passage holds the query's words, one almost (so that only vectors find it), the others neither.
PASSAGES = ["청년 월세 지원", "청년월세지원금 안내", "도서관 휴관일", "하수도 요금표", "청년"]
QUERY = analysis("청년 월세 지원")


@pytest.fixture
def opened(tmp_path, korean):
    libraries: list[Library] = []

    def opening(config: SearchConfig) -> Library:
        library = Library.open_or_create(tmp_path / "library", korean, BigramEncoder(), config)
        if not libraries:
            library.add_prepared([prepared("글.txt", PASSAGES)])
        libraries.append(library)
        return library

    yield opening
    for library in libraries:
        library.close()


def texts(library: Library, top_k: int = 10) -> list[str]:
    return [hit.passage.text for hit in library.search(QUERY, top_k)]


def test_each_side_finds_what_the_other_misses(opened):
    hits = opened(SearchConfig()).search(QUERY, 10)
    assert [hit.passage.text for hit in hits][:3] == ["청년 월세 지원", "청년", "청년월세지원금 안내"]
    finders = {hit.passage.text: hit.found_by for hit in hits}
    assert finders["청년 월세 지원"] == (Finder.LEXICAL, Finder.DENSE)
    assert finders["청년월세지원금 안내"] == (Finder.DENSE,)


def test_a_passage_beyond_the_lexical_depth_counts_below_the_last_within_it(opened):
    hits = opened(SearchConfig(lexical_depth=1)).search(QUERY, 10)
    assert hits[0].passage.text == "청년 월세 지원"
    # Held words still count where BM25 was not asked for its points.
    assert [hit.passage.text for hit in hits].index("청년") < [hit.passage.text for hit in hits].index("하수도 요금표")
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_what_is_not_reranked_stays_below_what_is(opened):
    all_ranked = texts(opened(SearchConfig()))
    first_only = opened(SearchConfig(rerank=RerankConfig(depth=1))).search(QUERY, 10)
    assert sorted(hit.passage.text for hit in first_only) == sorted(all_ranked)
    scores = [hit.score for hit in first_only]
    assert scores == sorted(scores, reverse=True)
    assert first_only[0].passage.text == "청년 월세 지원"


def test_a_query_of_more_terms_than_sqlite_takes_parameters_is_answered(opened):
    library = opened(SearchConfig())
    long = analysis(" ".join(["청년", *(f"낱말{number}" for number in range(40_000))]))
    assert {hit.passage.text for hit in library.search(long, 10)} >= {"청년", "청년 월세 지원"}


def test_no_more_hits_than_asked_for(opened):
    assert len(texts(opened(SearchConfig()), 2)) == 2


@pytest.fixture
def acts(tmp_path, korean):
    """Two acts of sixty articles each, of the same words but for one article."""
    rows = [
        prepared(f"{act}{number}.txt", ["상표 출원" if number != 57 else "과태료"], f"{act}\n제 {number} 조")
        for act in ("상표법", "특허법")
        for number in range(1, 61)
    ]
    with closing(Library.open_or_create(tmp_path / "library", korean, BigramEncoder())) as library:
        library.add_prepared(rows)
        yield library


def test_the_article_that_a_question_names_comes_first_also_where_its_words_would_not_find_it(acts):
    config = SearchConfig()
    asked = analysis("상표 출원에 관한 특허법 제57조")
    others = [hit.passage.document for hit in acts.search(analysis("상표 출원에 관한 특허법"), config.rerank.depth)]
    assert "특허법57.txt" not in others
    hits = acts.search(asked, 100)
    documents = [hit.passage.document for hit in hits]
    assert documents[0] == "특허법57.txt"
    assert Finder.LEXICAL in hits[0].found_by
    assert len(documents) == len(set(documents))


def test_an_article_is_looked_for_only_within_the_documents_chosen(acts):
    chosen = ["상표법57.txt", "상표법58.txt"]
    hits = acts.search(analysis("특허법 제57조"), 10, chosen)
    assert {hit.passage.document for hit in hits} == set(chosen)


def test_one_side_alone_is_its_own_ranking(opened):
    words = opened(SearchConfig(alone=Finder.LEXICAL)).search(QUERY, 10)
    assert [hit.passage.text for hit in words] == ["청년 월세 지원", "청년"]
    assert {hit.found_by for hit in words} == {(Finder.LEXICAL,)}
    assert (words[0].score, 0 < words[1].score < 1) == (1.0, True)
    vectors = opened(SearchConfig(alone=Finder.DENSE)).search(QUERY, 10)
    assert vectors[0].passage.text == "청년 월세 지원"
    assert sorted(hit.passage.text for hit in vectors) == sorted(PASSAGES)
    assert {hit.found_by for hit in vectors} == {(Finder.DENSE,)}
    cosines = [hit.score for hit in vectors]
    assert cosines == sorted(cosines, reverse=True)
    assert 0.9 < cosines[0] <= 1.0


def test_without_a_reranker_passages_stay_as_they_are_fused(opened):
    hits = opened(SearchConfig(rerank=None)).search(QUERY, 10)
    assert hits[0].score == pytest.approx(1.0)  # the best of both sides
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(hits) == len(PASSAGES)


def test_a_question_in_everyday_words_finds_what_offices_write(tmp_path, korean):
    texts = ["주택 알선과 정착 지원", "집중 호우 대피 지원", "학교 밖 수업 지원"]
    found: dict[str, list[str]] = {}
    for name, lexicon in {"own": Lexicon([Entry("집", ("주택", "주거"))]), "none": Lexicon([])}.items():
        config = SearchConfig(alone=Finder.LEXICAL)
        library = Library.open_or_create(tmp_path / name, korean, BigramEncoder(), config, lexicon=lexicon)
        with closing(library):
            library.add_prepared([prepared("글.txt", texts)])
            found[name] = [hit.passage.text for hit in library.search("집을 구하고 싶어요", 10)]
            assert library.search_in_own_words(library.read("집을 구하고 싶어요").analysis, 10) == []
    assert found == {"own": ["주택 알선과 정착 지원"], "none": []}
