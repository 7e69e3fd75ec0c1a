"""A run's figures as a table for spreadsheets (CSV with a byte order mark, as Korean spreadsheets want it)."""

import csv
import io
from collections.abc import Iterator

from eval.figures import Figures, Mean, Share
from eval.kinds import kind_name
from eval.separated import guarded

_HEAD = ("무엇", "값", "95% 아래", "95% 위", "해당 문항", "전체 문항")


def figures_csv(figures: Figures) -> bytes:
    """Write one figure a row, shares between 0 and 1."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_HEAD)
    writer.writerows(_rows(figures))
    return written.getvalue().encode("utf-8-sig", errors="replace")


def _rows(figures: Figures) -> Iterator[tuple[object, ...]]:
    yield "문항 수", figures.questions, "", "", "", figures.questions
    yield _share("정답률", figures.accuracy)
    yield _share("답이 없을 때 거절", figures.refusals)
    yield _share("답이 있는데 거절", figures.false_refusals)
    for name, mean in (
        ("종류마다 같은 무게의 정답률", figures.macro),
        ("인용이 근거에 닿은 비율", figures.cited_right),
        ("근거를 인용한 비율", figures.cited_evidence),
    ):
        yield from [_mean(name, mean)] if mean else []
    for characters, mean in figures.found:
        yield _mean(f"검색 결과 앞 {characters}자에 근거가 든 비율", mean)
    for kind in figures.kinds:
        yield _share(f"종류: {kind_name(kind.kind)}", kind.right)
    if figures.risk:
        yield "위험-응답 곡선 아래 넓이", _number(figures.risk.area), "", "", "", ""
        yield "그 가장 작은 값", _number(figures.risk.least_area), "", "", "", ""
    for name, value in (
        ("처음", figures.latency.first),
        ("가운데값", figures.latency.p50),
        ("95%", figures.latency.p95),
    ):
        yield f"걸린 시간(밀리초) {name}", round(value, 1), "", "", "", ""


def _share(name: str, share: Share) -> tuple[object, ...]:
    if not share.asked:
        return guarded(name), "", "", "", 0, 0
    interval = share.interval
    return guarded(name), _number(share.value), _number(interval.low), _number(interval.high), share.right, share.asked


def _mean(name: str, mean: Mean) -> tuple[object, ...]:
    return name, _number(mean.value), _number(mean.interval.low), _number(mean.interval.high), "", mean.questions


def _number(value: float) -> float:
    return round(value, 4)
