"""The metrics of ``mundap eval`` in Korean, for a person. Pure."""

from collections.abc import Mapping, Sequence
from typing import cast

from eval.further import NAMES
from eval.selective import WANTED_RECALL, WANTED_REFUSED
from eval.words import fallback_words

Metrics = Mapping[str, object]
Point = Mapping[str, object]

_SHARES = {
    "accuracy": "정답률(답이 있는 질문)",
    "refusal_recall": "답이 없는 질문을 거절한 비율",
    "false_refusals": "답이 있는데 거절한 비율",
    "citation_precision": "인용이 근거에 닿은 비율",
    "citation_evidence_recall": "근거를 인용한 비율",
    "hit_evidence_recall_1000": "검색 결과 앞 1,000자에 근거가 든 비율",
    **NAMES,
    "recall@1": "recall@1",
    "recall@5": "recall@5",
    "recall@10": "recall@10",
    "recall@100": "recall@100",
    "precision@1": "precision@1",
    "precision@5": "precision@5",
    "precision@10": "precision@10",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
    "map@100": "MAP@100",
}


def metrics_text(metrics: Metrics) -> str:
    """One line for each figure that was measured."""
    lines = [_counted(metrics)]
    lines += [f"{name}: {_share(metrics[key])}" for key, name in _SHARES.items() if key in metrics]
    by_type = cast("Mapping[str, Mapping[str, object]]", metrics.get("by_type", {}))
    lines += [
        f"  {kind or '(종류 없음)'}: {one['correct']}/{one['questions']} ({_share(one['accuracy'])})"
        for kind, one in by_type.items()
    ]
    selective = cast("Mapping[str, object] | None", metrics.get("selective"))
    lines += selective_lines(selective) if selective else []
    times = cast("Mapping[str, float]", metrics["latency_ms"])
    lines.append(f"걸린 시간(ms): 가운데값 {times['p50']:.1f}, 95% {times['p95']:.1f}, 처음 {times['first']:.1f}")
    if used := cast("Mapping[str, float] | None", metrics.get("tokens")):
        lines.append(f"언어 모델의 토큰(어림, 답 하나에): 보낸 것 {used['sent']:,.0f}, 쓴 것 {used['written']:,.0f}")
    if told := fallback_words(cast("int", metrics.get("fallbacks", 0)), cast("int", metrics.get("questions", 0))):
        lines.append(told)
    if "index_s" in metrics:
        lines.append(f"색인: {cast('float', metrics['index_s']):.1f}초")
    return "\n".join(lines)


def selective_lines(figures: Mapping[str, object]) -> list[str]:
    """The curve of coverage against risk, as ``eval.selective`` records it, as a small table."""
    operating = cast("Point", figures["operating"])
    points = cast("Sequence[Point]", figures["points"])
    return [
        f"답한 비율과 틀린 비율: 곡선 아래 {_share(figures['area'])}(가장 좋은 순서면 {_share(figures['least_area'])})",
        "  문턱    답한 비율  틀린 비율  없는데 답함  있는데 거절",
        *(_point(f"{cast('float', point['threshold']):.3f} ", point) for point in points),
        _point("지금  ", operating),
        *_wanted(figures),
    ]


def _wanted(figures: Mapping[str, object]) -> list[str]:
    """The threshold that does all that is wanted; where there is none, what each half of it costs."""
    both, recall, refusals = (
        cast("Point | None", figures[f"{name}_wanted"]) for name in ("both", "recall", "refusals")
    )
    halves = (f"거절할 것의 {WANTED_RECALL:.0%} 이상을 거절", f"답할 것의 {WANTED_REFUSED:.0%} 이하를 거절")
    if both is not None:
        return [f"  {halves[0]}, {halves[1]}하는 문턱: {_share(both['threshold'])}"]
    lines = [f"  {halves[0]}, {halves[1]}하는 문턱: 없음"]
    if recall is not None:
        lost = _share(recall["false_refusals"])
        lines.append(f"    {halves[0]}하려면 {_share(recall['threshold'])}: 답할 것의 {lost}도 거절")
    if refusals is not None:
        caught = _share(refusals["refusal_recall"])
        lines.append(f"    {halves[1]}하려면 {_share(refusals['threshold'])}: 거절할 것의 {caught}만 거절")
    return lines


def _point(name: str, point: "Point") -> str:
    shares = f"{_share(point['coverage'])}      {_share(point['risk'])}"
    return f"  {name}  {shares}      {point['false_answers_count']:>4}         {point['false_refusals_count']:>4}"


def _counted(metrics: Metrics) -> str:
    if "questions" in metrics:
        answerable, unanswerable = metrics["answerable"], metrics["unanswerable"]
        return f"질문 {metrics['questions']}개(답 있음 {answerable}, 답 없음 {unanswerable})"
    return f"질의 {metrics['queries']}개, 말뭉치 {cast('int', metrics['corpus']):,}개"


def _share(value: object) -> str:
    return "-" if value is None else f"{cast('float', value):.3f}"
