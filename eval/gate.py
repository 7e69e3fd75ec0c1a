"""Whether a measurement may pass: no worse than a kept one by more than chance, and right often enough. Pure.

Right answers are tested by McNemar's exact test. Five further figures are tested by the sign test over the questions
on which each rose or fell (Dixon and Mood, "The statistical sign test", JASA 41, 1946), their p raised together by
Holm's rule. Only what is worse stops a measurement, so that one which differs by chance alone is stopped in 5 % of
cases at the most: half of it by right answers, half by all others. The intervals that are told beside are no tests:
on few questions that differ the bootstrap's are too narrow, and leave zero out where four fell and none rose.
"""

from collections.abc import Sequence

from eval.comparing import LEVEL, Comparison, Difference, Verdict, holm, mcnemar
from eval.figures import figures_of
from eval.grading import Grade
from eval.words import chance, percent, point_span, points, verdict_words


def fallen_under(grades: Sequence[Grade], least: float) -> str:
    """Say that the share of right answers is less than it must be; nothing where it isn't."""
    share = figures_of(grades).accuracy
    if share.asked and share.value >= least:
        return ""
    return f"정답률이 {percent(share.value)}({share.right}/{share.asked})로 기준인 {percent(least)}에 못 미칩니다."


def got_worse(compared: Comparison) -> tuple[str, ...]:
    """Say in what a later measurement is worse than an earlier one by more than chance."""
    told = [verdict_words(compared.overall)] if compared.overall.verdict is Verdict.WORSE else []
    tested = [
        (name, difference, difference.rose - difference.fell if good else difference.fell - difference.rose)
        for name, difference, good in (
            ("인용이 근거에 닿은 비율", compared.cited_right, True),
            ("근거를 인용한 비율", compared.cited_evidence, True),
            ("검색 결과 앞 1,000자에 근거가 든 비율", compared.found_evidence, True),
            ("답이 없을 때 거절한 비율", compared.refusals, True),
            ("답이 있는데 거절한 비율", compared.false_refusals, False),
        )
        if difference is not None
    ]
    raised = holm([mcnemar(difference.rose, difference.fell) for _, difference, _ in tested])
    told += [
        _told(name, difference, p)
        for (name, difference, better), p in zip(tested, raised, strict=True)
        if better < 0 and p < LEVEL
    ]
    return tuple(told)


def _told(name: str, difference: Difference, p: float) -> str:
    moved = f"오른 문항 {difference.rose}, 내린 문항 {difference.fell}, 보정한 {chance(p)}"
    return f"{name}: {points(difference.change)} (95% 구간 {point_span(difference.interval)}, {moved})"
