"""The metrics of ``mundap eval`` in Korean, for a person. Pure."""

from collections.abc import Mapping
from typing import cast

Metrics = Mapping[str, object]

_SHARES = {
    "accuracy": "정답률(답이 있는 질문)",
    "refusal_recall": "답이 없는 질문을 거절한 비율",
    "false_refusals": "답이 있는데 거절한 비율",
    "citation_precision": "인용이 근거에 닿은 비율",
    "citation_evidence_recall": "근거를 인용한 비율",
    "hit_evidence_recall_1000": "검색 결과 앞 1,000자에 근거가 든 비율",
    "recall@1": "recall@1",
    "recall@5": "recall@5",
    "recall@10": "recall@10",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
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
    times = cast("Mapping[str, float]", metrics["latency_ms"])
    lines.append(f"걸린 시간(ms): 가운데값 {times['p50']:.1f}, 95% {times['p95']:.1f}, 처음 {times['first']:.1f}")
    if "index_s" in metrics:
        lines.append(f"색인: {cast('float', metrics['index_s']):.1f}초")
    return "\n".join(lines)


def _counted(metrics: Metrics) -> str:
    if "questions" in metrics:
        answerable, unanswerable = metrics["answerable"], metrics["unanswerable"]
        return f"질문 {metrics['questions']}개(답 있음 {answerable}, 답 없음 {unanswerable})"
    return f"질의 {metrics['queries']}개, 말뭉치 {cast('int', metrics['corpus']):,}개"


def _share(value: object) -> str:
    return "-" if value is None else f"{cast('float', value):.3f}"
