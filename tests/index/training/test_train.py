"""Training end to end over a small folder: what belongs together comes nearer, equal seeds give equal rows."""

from dataclasses import replace

import numpy as np
import pytest

from index.static import WEIGHTS, StaticEncoder
from index.static_weights import StaticWeights
from index.token_rows import TokenRows
from index.training.analysed import analyse, read_column
from index.training.pairs import Pairs, Reader
from index.training.sources import read_sources
from index.training.train import LEARNED_SHARE, NAME, averaged

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def trained(training_folder, tmp_path_factory):
    """Rows before and after a hundred and fifty steps with batches of two, and once more."""
    from index.training import train

    work = tmp_path_factory.mktemp("학습")
    # Rows that know nothing yet: what comes nearer has been learned here.
    shipped = StaticWeights.load(WEIGHTS)
    vectors = np.random.RandomState(5).randint(-127, 128, shipped.vectors.shape).astype(np.int8)
    start = replace(shipped, vectors=vectors)
    sources = read_sources(training_folder)
    analyse(sources.columns, work / "analysed", lambda done, total: None)
    table = TokenRows(start.keys, start.number_buckets, start.word_buckets, len(start.scales))
    columns = {name: read_column(work / "analysed", name, len(texts), table) for name, texts in sources.columns.items()}

    def learned() -> np.ndarray:
        return train.fit(start, Reader(columns), Pairs(columns, sources, 3), 150, work, batch=2)

    return start, learned(), learned()


def test_training_moves_the_rows_that_it_sees_and_no_others(trained):
    start, learned, _ = trained
    moved = np.abs(learned - start.rows()).max(axis=1) > 1e-6
    of = dict(zip(start.keys, range(len(start.keys)), strict=True))
    assert moved[of["도서관/NNG"]] and moved[of["월세/NNG"]]
    assert not moved[of["우주선/NNG"]]
    assert 50 < moved.sum() < 1000


def test_equal_seeds_give_equal_rows(trained):
    _, first, second = trained
    np.testing.assert_allclose(first, second, atol=1e-6)


def test_a_title_tells_what_its_page_says_from_what_another_does(trained, korean):
    start, learned, _ = trained
    title, own, other = (korean.analyze(text) for text in ("경주", "신라의 서울이었다.", "서울을 지나는 강이다."))

    def lead(weights: StaticWeights) -> float:
        asked, right, wrong = StaticEncoder(weights).encode_queries([title, own, other])
        return float(asked @ right - asked @ wrong)

    assert abs(lead(start)) < 0.15
    assert lead(averaged(start, learned)) > lead(start) + 0.05


def test_the_average_is_worked_out_row_by_row():
    start = StaticWeights(
        "paper/1", ("가/NNG",), np.array([[127, 0], [0, 127]], np.int8), np.full(2, 1 / 127, np.float32), 1, 0
    )
    made = averaged(start, np.array([[0.0, 2.0], [0.0, 1.0]], np.float32))
    np.testing.assert_allclose(made.rows()[0], [1 - LEARNED_SHARE, 2 * LEARNED_SHARE], atol=0.01)
    np.testing.assert_allclose(made.rows()[1], [0, 1], atol=1e-6)
    assert (made.name, made.keys, made.number_buckets) == (NAME, start.keys, 1)
