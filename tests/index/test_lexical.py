import math
import os
from collections import Counter

import numpy as np
import pytest

from index.lexical import LexicalIndex
from index.stamp import FORMAT, Stamp
from index.synonyms import Synonym

PASSAGES = [
    (1, "예산 예산 증가 온빛시", "온빛시 예산안"),
    (2, "예산 감소", "결산"),
    (3, "청년 월세 지원 신청 대상", "공고"),
    (4, "DX AI 대학원", "계획"),
    (5, "dx 사업", "계획 예산"),
]


def stamp(passages: int, newest: int, revision: int = 1) -> Stamp:
    return Stamp(FORMAT, "책장", revision, passages, newest, 0)


@pytest.fixture
def index(tmp_path) -> LexicalIndex:
    index = LexicalIndex.create(tmp_path / "lexical")
    index.write(PASSAGES, (), stamp(5, 5))
    return index


def bm25(terms: list[str], texts: dict[int, str]) -> dict[int, float]:
    """BM25 as in Robertson and Zaragoza (2009), k1 = 1.2, b = 0.75, with Lucene's idf."""
    counts = {key: Counter(text.split()) for key, text in texts.items()}
    mean = sum(count.total() for count in counts.values()) / len(counts)
    scores: dict[int, float] = {}
    for term in terms:
        holders = [key for key in counts if counts[key][term]]
        idf = math.log(1 + (len(counts) - len(holders) + 0.5) / (len(holders) + 0.5))
        for key in holders:
            frequency = counts[key][term]
            length = 1.2 * (1 - 0.75 + 0.75 * counts[key].total() / mean)
            scores[key] = scores.get(key, 0.0) + idf * frequency * 2.2 / (frequency + length)
    return scores


def test_scores_are_bm25_of_all_words_and_weighed_of_the_context(index):
    terms = ["예산", "증가"]
    everywhere = bm25(terms, {key: f"{context} {body}" for key, body, context in PASSAGES})
    context = bm25(terms, {key: context for key, _, context in PASSAGES})
    expected = {key: score + 0.5 * context.get(key, 0) for key, score in everywhere.items()}
    found = dict(index.search(terms, 10, 0.5))
    assert found == pytest.approx(expected, rel=1e-5)


def test_best_first_and_equal_scores_by_key(index):
    assert [key for key, _ in index.search(["예산"], 10, 0.5)] == [5, 1, 2]
    assert [key for key, _ in index.search(["계획"], 10, 0.5)] == [4, 5]
    assert [key for key, _ in index.search(["예산"], 1, 0.5)] == [5]


def test_terms_match_exactly(index):
    assert [key for key, _ in index.search(["DX"], 10, 0.5)] == [4]
    assert [key for key, _ in index.search(["dx"], 10, 0.5)] == [5]
    assert index.search(["예"], 10, 0.5) == []


def test_no_terms_find_nothing(index):
    assert index.search([], 10, 0.5) == []


def test_of_a_term_and_its_synonyms_the_one_that_is_worth_most_counts(index):
    said = [Synonym(("증가",), "감소", 1.0, 0.5), Synonym(("증가",), "없는말", 1.0, 1.0)]
    plain = dict(index.search(["증가"], 10, 0.2))
    other = dict(index.search(["감소"], 10, 0.2))
    assert dict(index.search(["증가"], 10, 0.2, None, said)) == pytest.approx({1: plain[1], 2: 0.5 * other[2]})
    budget = dict(index.search(["예산"], 10, 0.2))
    both = dict(index.search(["예산"], 10, 0.2, None, [Synonym(("예산",), "감소", 1.0, 0.01)]))
    assert both == pytest.approx(budget)


def test_what_stands_for_several_terms_counts_beside_them(index):
    phrase = Synonym(("청년", "월세"), "공고", 1.0, 0.5)
    plain, other = dict(index.search(["청년", "월세"], 10, 0.2)), dict(index.search(["공고"], 10, 0.2))
    assert dict(index.search(["청년", "월세"], 10, 0.2, None, [phrase])) == pytest.approx(
        {3: plain[3] + 0.5 * other[3]}
    )


def test_repeated_query_terms_count_once(index):
    assert index.search(["예산", "예산"], 10, 0.5) == index.search(["예산"], 10, 0.5)


def test_a_question_of_thousands_of_terms_is_cut_to_the_rarest(index):
    terms = [f"없는낱말{number}" for number in range(3000)] + ["월세"]
    assert [key for key, _ in index.search(terms, 10, 0.5)] == [3]


def test_made_anew_it_keeps_its_folder(index):
    # In the folder a thread of tantivy's makes its lock file some time after opening: then no folder could be removed.
    before = os.open(index.folder, os.O_RDONLY)
    made = LexicalIndex.create(index.folder)
    assert os.path.samestat(os.fstat(before), index.folder.stat())
    os.close(before)
    made.write(PASSAGES[:2], (), stamp(2, 2))
    assert LexicalIndex.load(index.folder, "책장").stamp == stamp(2, 2)


def test_a_folder_within_its_folder_goes_as_well(index):
    (index.folder / "다른 것").mkdir()
    (index.folder / "다른 것" / "파일").touch()
    made = LexicalIndex.create(index.folder)
    assert [path.name for path in index.folder.iterdir() if not path.name.startswith(".")] == ["meta.json"]
    assert len(made) == 0


def test_removed_passages_are_not_found(index):
    index.write([(6, "월세 동결", "")], [3], stamp(5, 6, 2))
    assert [key for key, _ in index.search(["월세"], 10, 0.5)] == [6]
    assert index.keys().tolist() == [1, 2, 4, 5, 6]
    assert len(index) == 5


def test_loaded_as_written(index, tmp_path):
    loaded = LexicalIndex.load(tmp_path / "lexical", "책장")
    assert loaded is not None
    assert loaded.stamp == stamp(5, 5)
    assert loaded.search(["예산"], 10, 0.5) == index.search(["예산"], 10, 0.5)


def test_copies_are_independent(index, tmp_path):
    copied = LexicalIndex.copied(tmp_path / "lexical", tmp_path / "copy", "책장")
    assert copied is not None
    copied.write([(6, "월세", "")], (), stamp(6, 6, 2))
    assert len(copied.search(["월세"], 10, 0.5)) == 2
    assert len(index.search(["월세"], 10, 0.5)) == 1
    assert LexicalIndex.load(tmp_path / "lexical", "책장") is not None


def test_not_loaded_when_absent_or_of_another_library(index, tmp_path):
    assert LexicalIndex.load(tmp_path / "nowhere", "책장") is None
    assert LexicalIndex.load(tmp_path / "lexical", "다른 책장") is None


def damaged(folder, suffix, change):
    path = next(path for path in sorted(folder.iterdir()) if path.name.endswith(suffix))
    content = path.read_bytes()
    path.write_bytes(change(content))


def test_under_finds_what_holds_all_in_its_context_and_what_fits_best_first(index):
    assert index.under(["예산"], [], 10) == [5]  # 1 has 예산 in its body alone
    assert index.under(["계획"], ["예산", "없음"], 10) == [5, 4]
    assert index.under(["계획"], ["예산"], 1) == [5]
    assert index.under(["계획", "예산"], [], 10) == [5]
    assert index.under(["계획", "결산"], ["예산"], 10) == []
    assert index.under(["계획"], ["예산"], 10, np.array([1, 4])) == [4]


CHANGES = {
    "emptied": lambda content: b"",
    "halved": lambda content: content[: len(content) // 2],
    "garbled": lambda content: bytes([content[0] ^ 0xFF]) + content[1:],
    "longer": lambda content: content + b"\0",
}


@pytest.mark.parametrize("suffix", [".idx", ".term", ".fast", ".store", ".fieldnorm", "meta.json", "stamp.json"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_not_loaded_when_damaged(index, tmp_path, suffix, change):
    damaged(tmp_path / "lexical", suffix, change)
    assert LexicalIndex.load(tmp_path / "lexical", "책장") is None


def test_not_loaded_when_a_file_is_gone(index, tmp_path):
    next((tmp_path / "lexical").glob("*.term")).unlink()
    assert LexicalIndex.load(tmp_path / "lexical", "책장") is None
