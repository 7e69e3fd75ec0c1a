"""A comparison of two runs as JSON and as text for the terminal. Pure."""

from collections.abc import Iterator
from dataclasses import asdict

from eval.comparing import Comparison, Difference, Paired
from eval.intervals import CONFIDENCE, RESAMPLES, SEED
from eval.kinds import kind_name
from eval.words import chance, fallbacks_compared, percent, point_span, points, verdict_words

_NAMES = {
    "accuracy": "정답률(답이 있는 질문)",
    "macro": "종류마다 같은 무게로 맞힌 비율",
    "refusals": "답이 없을 때 거절",
    "false_refusals": "답이 있는데 거절",
    "cited_right": "인용이 근거에 닿음",
    "cited_evidence": "근거를 인용",
    "found_evidence": "앞 1,000자에 든 근거",
}
_SHOWN = 40


def comparison_record(compared: Comparison) -> dict[str, object]:
    """Everything that a comparison found, as ``eval compare --json`` prints it."""
    return {
        "overall": _paired_record(compared.overall),
        "kinds": [_paired_record(kind) for kind in compared.kinds],
        "figures": {name: difference_record(difference) for name, difference in _differences(compared)},
        "latency_ms": difference_record(compared.latency),
        "left_out": list(compared.left_out),
        "fallbacks": asdict(compared.fallbacks),
        "method": {"test": "mcnemar-exact", "kinds": "holm", "interval": "paired-percentile-bootstrap",
                   "confidence": CONFIDENCE, "resamples": RESAMPLES, "seed": SEED},
    }  # fmt: skip


def comparison_text(compared: Comparison) -> str:
    """Everything that a comparison found, for a person."""
    return "\n".join(_lines(compared))


def difference_record(difference: Difference | None) -> dict[str, object] | None:
    """A difference with its interval; None where it can't be told."""
    if difference is None:
        return None
    return {
        "questions": difference.questions,
        "before": difference.before,
        "after": difference.after,
        "change": difference.change,
        "low": difference.interval.low,
        "high": difference.interval.high,
    }


def _lines(compared: Comparison) -> Iterator[str]:
    overall = compared.overall
    yield verdict_words(overall)
    yield f"맞힌 문항: {_words(overall.difference)}, {chance(overall.p)}"
    for name, difference in _differences(compared):
        if difference:
            yield f"{_NAMES[name]}: {_words(difference)}"
    if compared.latency:
        yield f"평균 걸린 시간: {compared.latency.before:.1f} → {compared.latency.after:.1f}밀리초"
    for kind in compared.kinds:
        told = f"+{len(kind.won)} -{len(kind.lost)}, {chance(kind.p)}"
        yield f"  {kind_name(kind.kind)}: {_words(kind.difference)}, {told}"
    yield f"나아진 문항 {len(overall.won)}개: {_ids(overall.won)}"
    yield f"나빠진 문항 {len(overall.lost)}개: {_ids(overall.lost)}"
    yield from fallbacks_compared(compared.fallbacks)
    if compared.left_out:
        yield f"한쪽에만 있어 셈하지 않은 문항 {len(compared.left_out)}개"


def _differences(compared: Comparison) -> Iterator[tuple[str, Difference | None]]:
    yield "accuracy", compared.accuracy
    yield "macro", compared.macro
    yield "refusals", compared.refusals
    yield "false_refusals", compared.false_refusals
    yield "cited_right", compared.cited_right
    yield "cited_evidence", compared.cited_evidence
    yield "found_evidence", compared.found_evidence


def _words(difference: Difference) -> str:
    shares = f"{percent(difference.before)} → {percent(difference.after)}"
    return f"{shares} ({points(difference.change)}, 95% 구간 {point_span(difference.interval)})"


def _ids(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "") or "없음"


def _paired_record(paired: Paired) -> dict[str, object]:
    return {
        "kind": paired.kind,
        "difference": difference_record(paired.difference),
        "won": list(paired.won),
        "lost": list(paired.lost),
        "p": paired.p,
        "verdict": paired.verdict.value,
    }
