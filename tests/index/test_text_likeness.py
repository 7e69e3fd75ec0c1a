import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.likeness import (
    Overlap,
    Sample,
    letters_of,
    overlap,
    sample_column,
    sample_of,
    sketch_of,
    years_column,
    years_of,
)


def words(seed: int, count: int) -> str:
    drawn = random.Random(seed)
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
    return " ".join("".join(drawn.choices(syllables, k=3)) for _ in range(count))


def test_only_letters_and_digits_count():
    typed = "□ 추진 계획\n - 예산:\t1,234백만원 (국비)"
    printed = "추진계획\n예산 : 1,234\n백만원(국비)\n"
    assert sketch_of(typed).digest == sketch_of(printed).digest
    assert sketch_of(typed).digest != sketch_of(typed.replace("국비", "도비")).digest


def test_signs_of_width_and_composed_letters_are_read_alike():
    assert letters_of("ＨＷＰ ① ㎡ 가") == "hwp1m2가"


def test_runs_of_five_letters_are_counted_once_each():
    assert sketch_of("가나다라마바").runs.total == 2
    assert sketch_of("가가가가가가가가").runs.total == 1
    assert sketch_of("가나").runs.total == 1
    assert sketch_of(" - ").runs.total == 0


def test_figures_have_three_digits_or_more_without_their_commas():
    sketch = sketch_of("2024년 3월 15일, 1,234백만원과 1234명, 99개, 010-1234-5678")
    assert sketch.figures.total == 4  # 2024, 1234, 010, 5678
    assert sketch.years == {2024}


def test_a_list_of_numbers_between_commas_stays_a_list():
    assert sketch_of("제1013,1020,1034호").figures.total == 3


def test_overlap_counts_what_both_samples_hold_whole():
    left = Sample(np.array([1, 3, 5, 9], np.uint32), 4)
    right = Sample(np.array([3, 4, 5], np.uint32), 100)  # nothing is known of it above 5
    assert overlap(left, right) == Overlap(both=2, left_alone=1, right_alone=1)
    assert overlap(left, right).alike == 2 / 4
    assert overlap(left, right).of_left == 2 / 3
    assert overlap(left, right).of_right == 2 / 3


def test_nothing_is_like_nothing():
    empty = Sample(np.array([], np.uint32), 0)
    assert overlap(empty, empty).alike == 1.0
    assert overlap(empty, Sample(np.array([1], np.uint32), 1)).alike == 0.0


@pytest.mark.parametrize("shared", [1000, 500, 100, 0])
def test_a_sketch_estimates_how_much_two_texts_share(shared):
    common = words(1, shared)
    left, right = f"{common} {words(2, 1000 - shared)}", f"{common} {words(3, 1000 - shared)}"
    true = shared / (2000 - shared)
    assert overlap(sketch_of(left).runs, sketch_of(right).runs).alike == pytest.approx(true, abs=0.08)


@given(st.text(max_size=400))
def test_a_sketch_is_read_as_it_was_written(text):
    sketch = sketch_of(text)
    for sample in (sketch.runs, sketch.figures):
        again = sample_of(sample_column(sample), sample.total)
        assert again.least.tolist() == sample.least.tolist()
        assert again.cut == sample.cut
        assert sorted(set(sample.least.tolist())) == sample.least.tolist()
    assert years_of(years_column(sketch.years)) == sketch.years


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from("\n\t ·-□○※|#*"))
def test_marks_and_spaces_change_nothing(text, mark):
    assert sketch_of(f"{mark}{text}{mark} {mark}").digest == sketch_of(text).digest
