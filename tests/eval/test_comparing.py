"""Two runs side by side: the tests' p worked out by hand, and what is said of chance."""

import pytest

from eval.compared import comparison_record, comparison_text
from eval.comparing import Fallbacks, Verdict, compare, holm, mcnemar
from eval.grading import Grade
from eval.intervals import Interval
from eval.measures import Measures
from eval.page.compare_view import comparison


def grade(number: int, correct: bool | None, kind: str = "number", **fields: object) -> Grade:
    usual: dict[str, object] = {
        "answerable": kind != "unanswerable", "refused": False, "missing": (), "forbidden": (), "citations": 0,
        "right_citations": 0, "found_by_citations": None, "found_in_hits": None, "latency_ms": 10.0,
    }  # fmt: skip
    return Grade(id=f"q{number}", type=kind, correct=correct, **{**usual, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("won", "lost", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),  # 2 · 1/2
        (3, 3, 1.0),  # 2 · (1 + 6 + 15 + 20)/64 is above 1
        (5, 0, 2 / 32),
        (6, 0, 2 / 64),
        (0, 6, 2 / 64),
        (8, 2, 2 * (1 + 10 + 45) / 1024),
        (10, 25, 0.01667384780012071),  # scipy.stats.binomtest(10, 35).pvalue
    ],
)
def test_mcnemars_exact_p(won: int, lost: int, p: float):
    assert mcnemar(won, lost) == pytest.approx(p, abs=1e-12)


def test_mcnemar_stays_finite_over_thousands_of_questions():
    assert 0 < mcnemar(1000, 1200) < 0.001
    assert mcnemar(0, 5000) == 0.0


def test_holm_raises_the_smallest_most_and_keeps_the_order():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert holm([0.5, 0.9]) == (1.0, 1.0)
    assert holm([]) == ()


def test_wins_losses_and_left_out_are_told_by_question():
    before = [grade(1, True), grade(2, False), grade(3, True), grade(4, None), grade(5, True)]
    after = [grade(3, False), grade(2, True), grade(1, True), grade(4, None), grade(6, True)]
    found = compare(before, after)
    assert (found.overall.won, found.overall.lost) == (("q2",), ("q3",))
    assert found.overall.difference.questions == 3
    assert (found.overall.difference.before, found.overall.difference.after) == (2 / 3, 2 / 3)
    assert found.overall.p == 1.0
    assert found.left_out == ("q5", "q6")


def test_equal_runs_are_never_told_apart():
    grades = [grade(n, n % 3 > 0, found_in_hits=0.5) for n in range(60)]
    found = compare(grades, grades)
    assert found.overall.verdict is Verdict.NOT_SHOWN
    assert found.overall.difference.interval == Interval(0.0, 0.0)
    assert found.found_evidence is not None
    assert found.found_evidence.interval == Interval(0.0, 0.0)
    assert found.cited_evidence is None


def test_seven_lost_of_forty_are_more_than_chance_and_five_are_not():
    before = [grade(n, True) for n in range(40)]
    five = compare(before, [grade(n, n >= 5) for n in range(40)]).overall
    seven = compare(before, [grade(n, n >= 7) for n in range(40)]).overall
    assert (five.p, five.verdict) == (2 / 32, Verdict.NOT_SHOWN)
    assert (seven.p, seven.verdict) == (2 / 128, Verdict.WORSE)
    assert seven.difference.change == pytest.approx(-7 / 40)
    assert seven.difference.interval.high < 0
    assert compare([grade(n, n >= 7) for n in range(40)], before).overall.verdict is Verdict.BETTER


def test_kinds_pay_for_being_many_and_weigh_the_same_in_the_macro_average():
    before = [grade(n, False, "table") for n in range(6)] + [grade(n, True, "unanswerable") for n in range(6, 18)]
    after = [grade(n, True, "table") for n in range(6)] + [grade(n, True, "unanswerable") for n in range(6, 18)]
    found = compare(before, after)
    assert [kind.kind for kind in found.kinds] == ["table", "unanswerable"]
    assert [kind.p for kind in found.kinds] == [2 * 2 / 64, 1.0]
    assert (found.macro.before, found.macro.after) == (0.5, 1.0)
    assert found.macro.interval == Interval(0.5, 0.5)
    assert found.overall.difference.before == pytest.approx(12 / 18)


def test_refusals_are_compared_apart():
    before = [grade(1, True), grade(2, True), grade(3, False, "unanswerable")]
    after = [grade(1, False, refused=True), grade(2, True), grade(3, True, "unanswerable", refused=True)]
    found = compare(before, after)
    assert found.false_refusals is not None
    assert found.refusals is not None
    assert (found.false_refusals.before, found.false_refusals.after) == (0.0, 0.5)
    assert (found.refusals.before, found.refusals.after) == (0.0, 1.0)


def test_answers_in_the_place_of_a_models_are_told_of_each_run():
    instead = Measures(None, None, None, None, None, 0, 0, 0, 0, instead=True)
    own = [grade(n, True) for n in range(8)]
    failed = [grade(n, True, measures=instead if n in (2, 3, 7) else None) for n in range(7)]
    found = compare(own, failed)
    assert found.fallbacks == Fallbacks(7, 0, 2)
    assert comparison_record(found)["fallbacks"] == {"questions": 7, "before": 0, "after": 2}
    told = "나중 실행: 7문항 가운데 2문항은 언어 모델이 답하지 못했거나 그 답을 확인할 수 없어"
    assert sum(line.startswith(told) for line in comparison_text(found).splitlines()) == 1
    assert "앞 실행: " not in comparison_text(found)
    assert f'<div class="notice"><p>{told}' in comparison(found)
    assert "내장 방식이 대신" not in comparison_text(compare(own, own)) + comparison(compare(own, own))
