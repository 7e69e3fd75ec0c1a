"""Real office files that hold one document in two formats: both readings say the same.

The figures come from ``python benchmarks/agreement.py --misses``, which also shows what they disagree on.
"""

import pytest

from benchmarks.agreement import (
    DOCUMENTS,
    PAIRS,
    TABLES,
    ChosenTable,
    Readings,
    grid,
    sentences_in_both,
    tables_in_both,
)
from ingest.korean import Korean

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the folder of real documents isn't here")


@pytest.fixture(scope="module")
def readings(korean: Korean) -> Readings:
    return Readings(DOCUMENTS, korean)


@pytest.mark.parametrize(("one", "other", "least"), [*PAIRS[:2], pytest.param(*PAIRS[2], marks=pytest.mark.slow)])
def test_both_formats_hold_the_same_sentences(readings: Readings, one: str, other: str, least: float):
    found = sentences_in_both(readings, one, other)
    assert found.asked >= 40  # a reading without sentences would agree with any other
    assert found.share >= least, found.missed


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.caption)
def test_every_cell_of_a_chosen_table_is_in_its_row_and_column(readings: Readings, table: ChosenTable):
    first, *others = (grid(readings.document(name), table.holding) for name in table.files)
    assert len(first) >= 10
    assert all(other == first for other in others)


@pytest.mark.parametrize(("one", "other"), [pair[:2] for pair in PAIRS[:2]])
def test_all_tables_of_the_press_release_agree(readings: Readings, one: str, other: str):
    found = tables_in_both(readings, one, other)
    assert (found.missed, found.asked) == ((), 4)


def test_cells_of_the_comparison_stand_where_the_release_prints_them(readings: Readings):
    """The formats could agree on a mistake."""
    found = grid(readings.document(TABLES[0].files[0]), TABLES[0].holding)
    assert found[0, 1, 1, 1] == "한국형발사체(누리호)"
    assert found[3, 0, 1, 1] == "총길이"
    assert (found[3, 1, 1, 1], found[3, 2, 1, 1]) == ("47.2m", "25.8m")


def test_the_budget_has_its_merged_cells_in_both_formats(readings: Readings):
    for name in TABLES[3].files:
        found = grid(readings.document(name), TABLES[3].holding)
        assert found[1, 0, 3, 1] == "개발팀"
        assert found[1, 3, 3, 1] == "121,000,000"
        assert found[2, 1, 1, 1] == "개발도구라이선스"
