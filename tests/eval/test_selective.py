"""Coverage, risk and refusals at every threshold, worked out by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.report import metrics_text
from eval.selective import (
    Judged,
    area,
    at_coverages,
    best_threshold,
    curve,
    fewest_refused,
    least_area,
    most_recalled,
    operating_point,
    selective_record,
)

# Two right answers, one wrong one, an unanswerable one answered, one refused; and an answerable one refused wrongly.
RIGHT, OTHER = Judged(0.9, True, True, False), Judged(0.6, True, True, False)
WRONG, FALSE = Judged(0.8, True, False, False), Judged(0.6, False, False, False)
REFUSED, LOST = Judged(0.1, False, False, True), Judged(0.3, True, False, True)
ALL = (FALSE, LOST, RIGHT, REFUSED, WRONG, OTHER)


def test_the_curve_has_one_point_for_every_confidence() -> None:
    found = [(point.threshold, point.coverage, point.risk) for point in curve(ALL)]
    assert found == [(0.9, 1 / 6, 0), (0.8, 2 / 6, 1 / 2), (0.6, 4 / 6, 2 / 4), (0.3, 5 / 6, 3 / 5), (0.1, 1, 4 / 6)]
    refusals = [(point.refusal_recall, point.false_refusal_share) for point in curve(ALL)]
    assert refusals == [(1, 3 / 4), (1, 2 / 4), (1 / 2, 1 / 4), (1 / 2, 0), (0, 0)]


def test_the_operating_point_is_what_was_refused() -> None:
    point = operating_point(ALL)
    assert (point.threshold, point.answered, point.wrong, point.false_answers, point.false_refusals) == (
        None,
        4,
        2,
        1,
        1,
    )
    nothing = operating_point([REFUSED, LOST])
    assert (nothing.coverage, nothing.risk, nothing.refusal_recall, nothing.false_refusal_share) == (0, 0, 1, 1)


def test_the_area_is_the_mean_risk_over_answers_and_has_a_least() -> None:
    assert area(ALL) == pytest.approx((0 + 1 / 2 + 2 * (2 / 4) + 3 / 5 + 4 / 6) / 6)
    assert least_area(ALL) == pytest.approx((1 / 3 + 2 / 4 + 3 / 5 + 4 / 6) / 6)
    assert (area([]), least_area([])) == (0, 0)


def test_points_at_parts_of_the_questions_each_once() -> None:
    assert [point.threshold for point in at_coverages(curve(ALL), 3)] == [0.8, 0.6, 0.1]
    assert [point.threshold for point in at_coverages(curve(ALL), 10)] == [0.9, 0.8, 0.6, 0.3, 0.1]


def test_thresholds_that_do_what_is_wanted() -> None:
    points = curve(ALL)
    assert best_threshold(points, 0.9, 0.04) is None
    found = [best_threshold(points, 0.5, 0.3), fewest_refused(points, 0.9), most_recalled(points, 0.25)]
    assert [point and point.threshold for point in found] == [0.3, 0.8, 0.6]
    assert fewest_refused(curve([FALSE]), 0.9) is None


def test_the_record_and_what_a_person_reads() -> None:
    record = selective_record(ALL)
    assert record["both_wanted"] is None
    assert record["operating"] == {
        "threshold": None,
        "coverage": 4 / 6,
        "risk": 0.5,
        "refusal_recall": 0.5,
        "false_refusals": 0.25,
        "false_answers_count": 1,
        "false_refusals_count": 1,
    }
    metrics = {"questions": 6, "answerable": 4, "unanswerable": 2, "selective": record, "latency_ms": LATENCY}
    lines = metrics_text(metrics).splitlines()
    assert lines[1] == "답한 비율과 틀린 비율: 곡선 아래 0.461(가장 좋은 순서면 0.350)"
    assert lines[3].split() == ["0.900", "0.167", "0.000", "0", "3"]
    assert lines[8].split() == ["지금", "0.667", "0.500", "1", "1"]
    assert lines[9:12] == [
        "  거절할 것의 90% 이상을 거절, 답할 것의 4% 이하를 거절하는 문턱: 없음",
        "    거절할 것의 90% 이상을 거절하려면 0.800: 답할 것의 0.500도 거절",
        "    답할 것의 4% 이하를 거절하려면 0.300: 거절할 것의 0.500만 거절",
    ]
    apart = selective_record([RIGHT, WRONG, REFUSED])
    assert metrics_text({**metrics, "selective": apart}).splitlines()[-2].endswith("거절하는 문턱: 0.800")
    assert len(metrics_text({**metrics, "selective": None}).splitlines()) == 2


LATENCY = {"p50": 1.0, "p95": 2.0, "first": 3.0}
ANSWERS = st.builds(
    lambda confidence, answerable, right, refused: Judged(confidence, answerable, answerable and right, refused),
    st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(ANSWERS, min_size=1, max_size=30))
def test_lower_thresholds_answer_more_and_no_order_beats_the_least_area(judged: list[Judged]) -> None:
    points = curve(judged)
    assert points[-1].coverage == 1
    for higher, lower in pairwise(points):
        assert higher.answered < lower.answered
        assert higher.refusal_recall >= lower.refusal_recall
        assert higher.false_refusal_share >= lower.false_refusal_share
    for point in points:
        given = [one for one in judged if one.confidence >= (point.threshold or 0)]
        assert (point.answered, point.wrong) == (len(given), sum(not one.right for one in given))
    assert least_area(judged) <= area(judged) + 1e-12 <= 1 + 1e-12
