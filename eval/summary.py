"""Sum up grades and rankings to the figures that ``mundap eval`` prints."""

from collections.abc import Sequence

from eval.further import fallbacks, further_values, tokens
from eval.grading import Grade
from eval.metrics import mean, percentile
from eval.selective import Judged, selective_record


def summarize(grades: Sequence[Grade]) -> dict[str, object]:
    """Figures over a question set; a figure that nothing was measured for is None.

    ``accuracy``: share of right answers among answerable questions with ``must_include``.
    ``refusal_recall``: share of the unanswerable that were refused. ``false_refusals``: share of the
    answerable that were refused. ``citation_precision``: share of all citations, taken together, that are
    about the evidence. The two evidence recalls are means over questions with evidence. The figures and tokens of
    ``eval.further`` stand among them, and how many answers weren't the language model's. ``selective`` is the curve of
    ``eval.selective`` where there are judged questions of both kinds.
    """
    answerable = [grade for grade in grades if grade.answerable]
    unanswerable = [grade for grade in grades if grade.answerable is False]
    citations = sum(grade.citations for grade in grades)
    judged = judged_of(grades)
    return {
        "questions": len(grades),
        "answerable": len(answerable),
        "unanswerable": len(unanswerable),
        "accuracy": mean([bool(grade.correct) for grade in answerable if grade.correct is not None]),
        "by_type": _by_type(grades),
        "refusal_recall": mean([grade.refused for grade in unanswerable]),
        "false_refusals": mean([grade.refused for grade in answerable]),
        "citation_precision": sum(grade.right_citations for grade in grades) / citations if citations else None,
        "citation_evidence_recall": _mean_known([grade.found_by_citations for grade in grades]),
        "hit_evidence_recall_1000": _mean_known([grade.found_in_hits for grade in grades]),
        **further_values(grades),
        "selective": selective_record(judged) if len({one.answerable for one in judged}) == 2 else None,
        "tokens": tokens(grades),
        "fallbacks": fallbacks(grades),
        "latency_ms": latency([grade.latency_ms for grade in grades]),
    }


def judged_of(grades: Sequence[Grade]) -> list[Judged]:
    """The answers of which it is known whether giving them is right."""
    return [
        Judged(grade.confidence, grade.answerable, grade.answerable and bool(grade.correct), grade.refused)
        for grade in grades
        if grade.answerable is not None and (grade.correct is not None or not grade.answerable)
    ]


def latency(milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds; the first, which loads what is needed, apart from them."""
    warm = milliseconds[1:] or milliseconds
    return {
        "first": round(milliseconds[0], 2) if milliseconds else 0.0,
        "p50": round(percentile(warm, 0.5), 2),
        "p95": round(percentile(warm, 0.95), 2),
    }


def _by_type(grades: Sequence[Grade]) -> dict[str, dict[str, object]]:
    kinds = sorted({grade.type for grade in grades})
    return {kind: _of_type([grade for grade in grades if grade.type == kind]) for kind in kinds}


def _of_type(grades: Sequence[Grade]) -> dict[str, object]:
    graded = [bool(grade.correct) for grade in grades if grade.correct is not None]
    return {"questions": len(grades), "correct": sum(graded), "accuracy": mean(graded)}


def _mean_known(shares: Sequence[float | None]) -> float | None:
    return mean([share for share in shares if share is not None])
