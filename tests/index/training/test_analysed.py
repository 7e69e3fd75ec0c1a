import unicodedata

import numpy as np
import pytest

from index.static import WEIGHTS
from index.static_weights import StaticWeights
from index.token_rows import TokenRows
from index.training.analysed import analyse, read_column
from ingest.decode import canonical

pytestmark = pytest.mark.slow  # processes that load Kiwi each; the tests of pairs analyse theirs in the quick suite

TEXTS = (
    "청년 월세를 열두 달까지 지원한다.",
    "",
    unicodedata.normalize("NFD", "2024년 6,369억원\nAI 융합"),
    "뿌리산업 뿌리산업",
)


def table() -> TokenRows:
    weights = StaticWeights.load(WEIGHTS)
    return TokenRows(weights.keys, weights.number_buckets, weights.word_buckets, len(weights.scales))


def test_a_column_holds_the_rows_of_what_kiwi_finds(korean, tmp_path):
    analyse({"글": TEXTS}, tmp_path, lambda done, total: None)
    column = read_column(tmp_path, "글", len(TEXTS), table())
    assert len(column) == 4 and column.length(1) == 0
    rows = table()
    for place, text in enumerate(TEXTS):
        wanted = [row for token in korean.analyze(canonical(text)).tokens for row in rows[token]]
        assert column.rows[column.ends[place] : column.ends[place + 1]].tolist() == wanted
    assert column.length(3) == 2 * len(rows["뿌리/NNG"]) + 2 * len(rows["산업/NNG"])


def test_parts_that_stand_are_not_made_again(tmp_path):
    seen: list[tuple[int, int]] = []
    analyse({"글": TEXTS}, tmp_path, lambda done, total: seen.append((done, total)))
    first = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    analyse({"글": TEXTS, "더": ("새 글",)}, tmp_path, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1), (2, 2)]
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name in first} == first


def test_many_texts_come_in_parts_that_join_in_order(tmp_path):
    texts = tuple("산업 " * (number % 3) for number in range(2050))
    analyse({"긴": texts}, tmp_path, lambda done, total: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["긴.0000.npz", "긴.0001.npz"]
    column = read_column(tmp_path, "긴", len(texts), table())
    assert np.diff(column.ends).tolist() == [number % 3 for number in range(2050)]
