"""The rows of many texts at once: counted on paper, the same whatever was looked up before and by whomever."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.text_rows import TIMES_POWER, CountedRows, TextRows
from index.token_rows import TokenRows

KEYS = ("산업/NNG", "융합/NNG", "예산/NNP", "걷/VV")
NUMBERS, WORDS, PAIRS = 3, 2, 7
END = len(KEYS) + NUMBERS + WORDS + PAIRS
TABLE = TokenRows(KEYS, NUMBERS, WORDS, END)


def read(found: CountedRows) -> list[list[tuple[int, float]]]:
    return [list(zip(rows.tolist(), counts.tolist(), strict=True)) for rows, counts in found.apart()]


def test_texts_are_rows_in_order_each_by_how_often_its_token_stands_there() -> None:
    found = TextRows(TABLE).counted(
        [("예산/NNP", "산업/NNG", "은/JX", "예산/NNP"), (), ("다/EF",), ("걷/VV-R", "산업융합/NNG", "걷/VV")]
    )
    twice = pytest.approx(2**TIMES_POWER)
    # A word put together stands for its pieces, beyond all rows; two forms of one row are each counted for themselves.
    assert read(found) == [[(0, 1), (2, twice)], [], [], [(3, 1), (3, 1), (END, 1), (END + 1, 1)]]


def test_no_texts_have_no_rows() -> None:
    found = TextRows(TABLE).counted([])
    assert (found.rows.tolist(), found.counts.tolist(), found.ends.tolist()) == ([], [], [0])


def test_what_stands_more_often_than_is_told_apart_counts_as_the_most() -> None:
    assert read(TextRows(TABLE).counted([("산업/NNG",) * 5000])) == [[(0, pytest.approx(4095**TIMES_POWER))]]


def test_a_piece_that_stands_twice_in_a_word_counts_twice_and_not_as_said_twice() -> None:
    assert read(TextRows(TABLE).counted([("산업산업/NNG",)])) == [[(END, 1), (END, 1)]]


def test_words_of_one_row_are_in_the_order_of_how_often_they_stand_whichever_was_seen_first() -> None:
    text = ("걷/VV", "걷/VV-R", "걷/VV", "걷/VV", "걷/VV-R", "걷/VV-X", "예산/NNP")
    expected = [[(2, 1)] + [(3, pytest.approx(times**TIMES_POWER)) for times in (1, 2, 3)]]
    for first in text:
        found = TextRows(TABLE)
        found.counted([(first,)])
        assert read(found.counted([text])) == expected


def test_rows_do_not_depend_on_what_was_looked_up_before_or_forgotten() -> None:
    texts = [("쿠폰/NNG", "예산/NNP", "쿠폰/NNG"), ("산업쿠폰/NNG", "AI/SL"), ("융합/NNG", "2024/SN", "예산/NNP")]
    fresh, forgetful = TextRows(TABLE), TextRows(TABLE, remembered=1)
    fresh.counted([("2024/SN", "융합/NNG", "쿠폰/NNG")])
    expected = fresh.counted(texts)
    for _ in range(3):
        found = forgetful.counted(texts)
        for name in ("rows", "counts", "ends"):
            np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))


class AskedTable(TokenRows):
    """Remembers which tokens it was asked for."""

    def __init__(self) -> None:
        super().__init__(KEYS, NUMBERS, WORDS, END)
        self.asked: list[str] = []

    def __getitem__(self, token: str) -> tuple[int, ...]:
        self.asked.append(token)
        return super().__getitem__(token)


def test_long_words_are_forgotten_as_soon_as_many_short_ones() -> None:
    long, short = ("뷁" * 10 + "/NNG",), ("예산/NNP", "융합/NNG", "은/JX")  # eleven rows, and two with a particle
    table = AskedTable()
    rows = TextRows(table, remembered=10)
    for text in (short, short, short):
        rows.counted([text])
    assert table.asked == [*short]
    for text in (long, long):
        rows.counted([text])
    assert table.asked == [*short, *long, *long]


@pytest.mark.usefixtures("taking_turns_often")
def test_threads_that_find_new_words_at_once_get_the_rows_of_their_own() -> None:
    # All numbers share three rows: two of one slot would be counted as one that stands there twice.
    numbers = tuple(f"{number}/SN" for number in range(400))
    texts = [numbers[first:] + numbers[:first] for first in range(0, 400, 50)]
    alone = read(TextRows(TABLE).counted([numbers]))
    with ThreadPoolExecutor(len(texts)) as pool:
        for _ in range(100):
            together = TextRows(TABLE)
            list(pool.map(lambda text, rows=together: rows.counted([text]), texts))
            assert read(together.counted([numbers])) == alone
