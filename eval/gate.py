"""Whether a measurement may pass: no worse than a kept one by more than chance, and right often enough. Pure."""

from collections.abc import Sequence

from eval.comparing import Comparison, Difference, Verdict
from eval.figures import figures_of
from eval.grading import Grade
from eval.words import percent, point_span, points, verdict_words


def fallen_under(grades: Sequence[Grade], least: float) -> str:
    """Say that the share of right answers is less than it must be; nothing where it isn't."""
    share = figures_of(grades).accuracy
    if share.asked and share.value >= least:
        return ""
    return f"정답률이 {percent(share.value)}({share.right}/{share.asked})로 기준인 {percent(least)}에 못 미칩니다."


def got_worse(compared: Comparison) -> tuple[str, ...]:
    """Say in what a later measurement is worse than an earlier one by more than chance."""
    told = [verdict_words(compared.overall)] if compared.overall.verdict is Verdict.WORSE else []
    told += [
        f"{name}: {points(difference.change)} (95% 구간 {point_span(difference.interval)})"
        for name, difference, good in (
            ("인용이 근거에 닿은 비율", compared.cited_right, 1),
            ("근거를 인용한 비율", compared.cited_evidence, 1),
            ("검색 결과 앞 1,000자에 근거가 든 비율", compared.found_evidence, 1),
            ("답이 없을 때 거절한 비율", compared.refusals, 1),
            ("답이 있는데 거절한 비율", compared.false_refusals, -1),
        )
        if difference and _worse(difference, good)
    ]
    return tuple(told)


def _worse(difference: Difference, good: int) -> bool:
    interval = difference.interval
    return interval.high < 0 if good > 0 else interval.low > 0
