"""A benchmark's rows beside the published ones: as a Markdown table, as text for a terminal, and as JSON. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from eval.public.benchmarks import Measured, Protocol
from eval.public.measuring import Outcome
from eval.public.published import Published
from eval.public.row import Figure, MeasuredRow

# What is shown of each kind, by name; JSON has everything.
_SHOWN: Mapping[Measured, Mapping[str, str]] = {
    Measured.RETRIEVAL: {"ndcg@10": "nDCG@10", "recall@1": "recall@1"},
    Measured.READING: {
        "contained": "정답이 답에 든 비율", "first_sentence_f1": "첫 문장 F1", "f1": "F1", "exact_match": "EM",
        "right_document": "맞는 문서를 인용",
    },
    Measured.SIMILARITY: {"spearman": "Spearman"},
}  # fmt: skip
_PRINTED: Mapping[str, str] = {
    "recall@5": "recall@5", "recall@10": "recall@10", "mrr@10": "MRR@10", "map@100": "MAP@100",
    "korean_f1": "F1(한국어 정규화)", "korean_exact_match": "EM(한국어 정규화)",
}  # fmt: skip


def markdown(outcome: Outcome) -> str:
    """A table ready for a README: ours first, with 95 % intervals, then what was published, each with its source."""
    shown = _SHOWN[outcome.benchmark.measured]
    head = ("시스템", *shown.values(), "출처")
    lines = [_line(head), "|" + "---|" * len(head)]
    for row in outcome.rows:
        lines.append(_line((f"**{row.system}**", *(_interval(row.figures[name]) for name in shown), "이 명령")))
    for score in outcome.benchmark.published:
        lines.append(_line((score.system, *(_plain(score.figures.get(name)) for name in shown), score.source)))
    return "\n".join([f"### {outcome.benchmark.title}", "", *lines, "", *(f"{note}" for note in notes(outcome))])


def text(outcome: Outcome) -> str:
    """The same for a terminal, with our further figures and times."""
    lines = [markdown(outcome), ""]
    for row in outcome.rows:
        further = [f"{name} {row.figures[key].value:.4f}" for key, name in _PRINTED.items() if key in row.figures]
        lines.append(f"{row.system}: " + ", ".join([*further, *_told(row)]))
    if outcome.index_s is not None:
        lines.append(f"색인: {outcome.index_s:.1f}초")
    return "\n".join(lines)


def record(outcome: Outcome) -> dict[str, object]:
    """Everything as JSON."""
    benchmark = outcome.benchmark
    return {
        "benchmark": benchmark.name,
        "title": benchmark.title,
        "measured": benchmark.measured.value,
        "data": benchmark.source,
        "counts": asdict(outcome.counts) if outcome.counts else None,
        "mteb_counts": asdict(benchmark.protocol) if benchmark.protocol else None,
        "rows": [_record(row) for row in outcome.rows],
        "published": [asdict(score) for score in benchmark.published],
        "index_s": outcome.index_s,
        "notes": list(notes(outcome)),
    }


def notes(outcome: Outcome) -> Iterator[str]:
    """What must be minded when the rows are compared."""
    benchmark, counts = outcome.benchmark, outcome.counts
    if counts is not None:
        yield f"문서 {counts.documents:,}건, {counts.document_characters:,}자. 질의 {counts.queries:,}개."
    if benchmark.protocol is not None and counts is not None:
        yield _protocol_note(counts, benchmark.protocol)
    if not benchmark.published:
        yield "같은 조건으로 공개된 값이 없습니다."
    yield from dict.fromkeys(score.note for score in _noted(benchmark.published))


def _noted(published: Sequence[Published]) -> Iterator[Published]:
    for score in published:
        if score.note:
            yield score


def _protocol_note(counts: Protocol, wanted: Protocol) -> str:
    same = (counts.documents, counts.document_characters) == (wanted.documents, wanted.document_characters)
    told = (
        "문서의 수와 글자 수가 MTEB와 같습니다."
        if same
        else (f"MTEB의 문서는 {wanted.documents:,}건 {wanted.document_characters:,}자여서 이 값과 다릅니다.")
    )
    if counts.queries == wanted.queries:
        return told
    return f"{told} 공개된 값은 질의 {wanted.queries:,}개 모두로 잰 것입니다."


def _told(row: MeasuredRow) -> Iterator[str]:
    times = row.told.get("latency_ms")
    if isinstance(times, dict):
        yield f"걸린 시간 가운데값 {times['p50']:.1f}ms, 95% {times['p95']:.1f}ms"
    if "refused" in row.told:
        yield f"거절 {row.told['refused']:.3f}, 답의 글자 수(가운데값) {row.told['answer_characters']}"
    if "pairs" in row.told:
        yield f"문장 쌍 {row.told['pairs']:,}개"


def _record(row: MeasuredRow) -> dict[str, object]:
    figures = {
        name: {"value": one.value, "low": one.interval.low, "high": one.interval.high}
        for name, one in row.figures.items()
    }
    return {"system": row.system, "figures": figures, **row.told}


def _interval(figure: Figure) -> str:
    return f"**{figure.value:.3f}** ({figure.interval.low:.3f}–{figure.interval.high:.3f})"


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
