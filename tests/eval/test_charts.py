"""Charts: round ticks, shares from zero, words escaped, nothing drawn of nothing."""

import re
import xml.etree.ElementTree as ET

import pytest

from eval import charts
from eval.charts import Bar, Change, Dot
from eval.intervals import Interval

HOSTILE = '<script>alert(1)</script>"${x}'


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (37, (0, 10, 20, 30, 40)),
        (100, (0, 25, 50, 75, 100)),
        (0.31, (0, 0.1, 0.2, 0.3, 0.4)),
        (3, (0, 1, 2, 3)),
        (0, (0, 1)),
    ],
)
def test_ticks_are_round_and_hold_the_highest(most, expected):
    assert charts.ticks(most) == pytest.approx(expected)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def test_a_bar_ends_at_its_share_and_the_axis_begins_at_zero():
    drawn = parsed(charts.bars("이름", "설명", [Bar("표", 0.5, Interval(0.25, 0.75), "1/2")]))
    zero, half, whole = (charts._of_share(share) for share in (0, 0.5, 1))
    (bar,) = [one for one in drawn.iter("rect") if one.get("class") == "bar"]
    assert (bar.get("x"), bar.get("width")) == (f"{zero:.2f}%", f"{half - zero:.2f}%")
    guides = [one.get("x1") for one in drawn.iter("line") if one.get("class") == "guide"]
    assert (guides[0], guides[-1]) == (f"{zero:.2f}%", f"{whole:.2f}%")
    assert [one.text for one in drawn.iter("text")][:5] == ["0%", "25%", "50%", "75%", "100%"]


def test_a_change_stands_on_its_side_of_zero_and_only_a_real_one_has_a_colour():
    drawn = parsed(
        charts.changes(
            "이름", "설명",
            [
                Change("가", 0.2, Interval(0.1, 0.3), "+20%p", True),
                Change("나", -0.2, Interval(-0.3, 0.1), "-20%p", False),
                Change("다", 0.0, Interval(0.0, 0.0), "0%p", False),
            ],
        )
    )  # fmt: skip
    middle = charts._of_share(0.5)
    dots = [(one.get("class"), float(one.get("cx", "").rstrip("%")) - middle) for one in drawn.iter("circle")]
    assert [kind for kind, _ in dots] == ["up", "dot", "dot"]
    assert dots[0][1] == pytest.approx(-dots[1][1], abs=0.01)
    assert dots[0][1] > 0
    assert dots[2][1] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    "svg",
    [
        charts.bars(HOSTILE, HOSTILE, [Bar(HOSTILE, 1, Interval(0, 1), HOSTILE)]),
        charts.changes(HOSTILE, HOSTILE, [Change(HOSTILE, 1, Interval(-1, 1), HOSTILE, True)]),
        charts.line(HOSTILE, HOSTILE, [Dot(0, 0), Dot(1, 1)], Dot(1, 1, HOSTILE), (HOSTILE, HOSTILE)),
        charts.steps(HOSTILE, HOSTILE, [Dot(0, 0.5, HOSTILE)], [HOSTILE], (HOSTILE, HOSTILE)),
        charts.histogram(HOSTILE, HOSTILE, [1, 2], [Dot(1, 0, HOSTILE)], (HOSTILE, HOSTILE)),
        charts.histogram("시간", "없음", [], [], ("밀리초", "문항")),
        charts.bars("빈 것", "없음", []),
        charts.changes("빈 것", "없음", []),
    ],
)
def test_words_stay_words_and_every_chart_is_whole(svg):
    drawn = parsed(svg)
    assert drawn.get("role") == "img"
    assert drawn.find("title") is not None
    assert drawn.find("desc") is not None
    assert {one.tag for one in drawn.iter()} <= {"svg", "title", "desc", "rect", "line", "circle", "text"}
    assert "nan" not in svg
    assert not re.search(r"#[0-9a-f]{3}|rgb", svg)


def test_values_are_counted_in_equal_bins_with_the_end_in_the_last():
    assert charts.binned([0, 1, 4.9, 5, 10, 10], 10, 2) == [3, 3]
    assert charts.binned([], 10, 2) == [0, 0]
    assert charts.binned([0], 0, 2) == [1, 0]


def test_no_mark_of_a_histogram_goes_through_the_words_of_another():
    drawn = parsed(
        charts.histogram("시간", "설명", [1.0, 2.0], [Dot(1, 0, "가운데값 1"), Dot(1.2, 0, "95% 1.2")], ("x", "y"))
    )
    tops = [float(one.get("y1", "")) for one in drawn.iter("line") if one.get("class") == "marked"]
    baselines = [float(one.get("y", "")) for one in drawn.iter("text") if one.get("class") == "value"]
    assert tops[1] > baselines[0] + 4


def test_the_words_of_a_first_dot_stand_under_a_curve_that_rises_and_over_one_that_falls():
    for ends, under in (((0.6, 0.9), True), ((0.9, 0.6), False), ((0.0, 0.9), False)):
        dots = [Dot(0, ends[0], "처음"), Dot(0, ends[1], "끝")]
        drawn = parsed(charts.steps("이름", "설명", dots, ("가", "나"), ("x", "y")))
        (dot, _), (words, *_) = drawn.iter("circle"), [one for one in drawn.iter("text") if one.text == "처음"]
        assert (float(words.get("y", "")) > float(dot.get("cy", ""))) is under


def test_the_settings_of_a_grid_keep_their_values():
    drawn = charts.bars("이름", "설명", [Bar("lexical_depth=0", 0.5, Interval(0.25, 0.75), "1/2")])
    assert ">lexical_depth=0</text>" in drawn
