"""The order in which shapes on a slide are read."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats.pptx.order import Frame, reading_order
from tests.examples import examples


def frames(*areas: tuple[float, float, float, float]) -> list[Frame]:
    """Frames by left, top, width and height, in the order of drawing."""
    return [Frame(at, x, y, x + width, y + height) for at, (x, y, width, height) in enumerate(areas)]


def test_from_the_top_down_and_from_the_left():
    assert reading_order(frames((0, 50, 10, 5), (20, 0, 10, 5), (0, 1, 10, 5))) == [2, 1, 0]


def test_columns_are_read_one_after_the_other():
    left, right_above, right_below = (0, 0, 40, 100), (50, 0, 40, 40), (50, 60, 40, 40)
    assert reading_order(frames(right_below, right_above, left)) == [2, 1, 0]


def test_a_band_across_comes_before_the_columns_below_it():
    assert reading_order(frames((50, 20, 40, 80), (0, 20, 40, 80), (0, 0, 90, 10))) == [2, 1, 0]


def test_what_stands_on_a_card_is_read_with_it():
    cards = ((0, 0, 40, 50), (50, 0, 40, 50))
    written = ((5, 5, 30, 10), (55, 5, 30, 10), (5, 25, 30, 10), (55, 25, 30, 10))
    assert reading_order(frames(*cards, *written)) == [0, 2, 4, 1, 3, 5]


def test_a_grid_drawn_column_by_column_is_read_so_and_one_drawn_row_by_row_is_not():
    places = [(0, 0, 30, 10), (0, 20, 30, 10), (50, 0, 30, 10), (50, 20, 30, 10)]
    assert reading_order(frames(*places)) == [0, 1, 2, 3]
    by_rows = [places[0], places[2], places[1], places[3]]
    assert reading_order(frames(*by_rows)) == [0, 1, 2, 3]


def test_shapes_that_overlap_a_little_keep_their_bands():
    assert reading_order(frames((0, 9.5, 50, 10), (0, 0, 50, 10))) == [1, 0]


def test_shapes_without_size_and_on_one_place_come_in_order():
    assert reading_order(frames((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 10, 10), (0, 0, 10, 10))) == [0, 1, 2, 3]
    assert reading_order([]) == []


areas = st.tuples(*[st.integers(-50, 100)] * 2, *[st.integers(0, 100)] * 2)


@settings(max_examples=examples(200))
@given(st.lists(areas, max_size=12))
def test_every_shape_is_read_once(drawn: list[tuple[int, int, int, int]]):
    assert sorted(reading_order(frames(*drawn))) == list(range(len(drawn)))


def test_thousands_of_shapes_in_a_staircase_take_little_time():
    started = time.process_time()
    steps = frames(*((at * 10, at * 3, 15, 5) for at in range(5_000)))
    assert sorted(reading_order(steps)) == list(range(5_000))
    nested = frames(*((0, 0, 2**31 * 0.9**at, 2**31 * 0.9**at) for at in range(200)))
    assert reading_order(nested) == list(range(200))
    assert time.process_time() - started < 2
