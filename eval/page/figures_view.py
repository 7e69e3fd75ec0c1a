"""A run's figures as safe HTML: the headline in numbers and words, then charts with their tables.

Pure: values in, text out; the page and the report show the same.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.page.prose import escape
from eval import charts
from eval.charts import Bar, Dot
from eval.figures import Figures, KindFigures, Latency, Mean, Risk
from eval.further import NAMES
from eval.kinds import UNANSWERABLE, kind_name
from eval.words import (
    accuracy_words,
    caution,
    evidence_words,
    false_refusal_words,
    milliseconds,
    percent,
    refusal_words,
    share_cells,
    span,
)

Cells = Sequence[str]
# Times beyond so many times the 95th percentile would press all others into one bar.
_SHOWN_TAIL = 2.5
# Of fewer, one in twenty is none.
_FEW_TIMES = 20


def run_figures(figures: Figures) -> str:
    """Write everything that was measured."""
    plots = "".join(_plots(figures))
    careful = caution(figures)
    warned = f'<div class="notice warned"><p>{escape(careful)}</p></div>' if careful else ""
    return f'<dl class="tiles">{"".join(_tiles(figures))}</dl>{warned}<div class="plots">{plots}</div>'


def table(head: Cells, rows: Sequence[Cells], caption: str) -> str:
    """Write a table whose first column names its rows and whose others are numbers; cells are plain text."""
    names = "".join(f'<th scope="col"{"" if not n else _NUMBER}>{escape(name)}</th>' for n, name in enumerate(head))
    lines = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(map(_cell, others))}</tr>' for first, *others in rows
    )
    return (
        f'<div class="scroll-x" role="region" aria-label="{escape(caption)}" tabindex="0"><table class="grid">'
        f'<caption class="sr">{escape(caption)}</caption>'
        f"<thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


_NUMBER = ' class="number"'


def _cell(words: str) -> str:
    return f"<td{_NUMBER}>{escape(words)}</td>"


def plot(name: str, told: str, drawn: str, shown: str, *, wide: bool = False) -> str:
    """Write a chart under its name, with a sentence on how to read it and its table folded away."""
    kind = "panel plot wide" if wide else "panel plot"
    return (
        f'<figure class="{kind}"><figcaption><h3>{escape(name)}</h3><p class="small-print">{escape(told)}</p>'
        f"</figcaption>{drawn}<details><summary>표로 보기</summary>{shown}</details></figure>"
    )


def _tiles(figures: Figures) -> Iterator[str]:
    yield _tile("정답률", share_cells(figures.accuracy), accuracy_words(figures.accuracy))
    if figures.refusals.asked:
        yield _tile("답이 없을 때 거절", share_cells(figures.refusals), refusal_words(figures.refusals))
    if figures.false_refusals.asked:
        yield _tile(
            "답이 있는데 거절", share_cells(figures.false_refusals), false_refusal_words(figures.false_refusals)
        )
    yield _tile("근거를 인용", _mean(figures.cited_evidence), evidence_words(figures.cited_evidence))
    yield _tile("걸린 시간(가운데값)", (milliseconds(figures.latency.p50), ""), _slow_words(figures.latency))


def _slow_words(latency: Latency) -> str:
    if len(latency.every) < _FEW_TIMES:
        return f"가장 오래 걸린 문항은 {milliseconds(max(latency.every, default=0.0))}입니다."
    return f"스무 문항에 하나는 {milliseconds(latency.p95)}보다 오래 걸렸습니다."


def _tile(name: str, told: tuple[str, str], words: str) -> str:
    value, beside = told
    return (
        f'<div class="tile"><dt>{escape(name)}</dt><dd><p class="figure"><strong>{escape(value)}</strong> '
        f"<span>{escape(beside)}</span></p><p>{escape(words)}</p></dd></div>"
    )


def _mean(mean: Mean | None) -> tuple[str, str]:
    if mean is None:
        return "–", ""
    # Equal values draw no interval, which would look like certainty.
    return percent(mean.value), span(mean.interval) if mean.interval.low < mean.interval.high else ""


def _plots(figures: Figures) -> Iterator[str]:
    if any(kind.right.asked for kind in figures.kinds):
        yield kinds_plot(figures.kinds, figures.macro)
    yield _latency_plot(figures.latency)
    if figures.found:
        yield _found_plot(figures.found)
    if figures.risk:
        yield _risk_plot(figures.risk)
    if figures.further:
        yield _further_table(figures.further, figures.tokens)


def kinds_plot(kinds: Sequence[KindFigures], macro: Mean | None) -> str:
    """Write the share of right answers of each kind."""
    judged = [kind for kind in kinds if kind.right.asked]
    shares = [
        Bar(kind_name(kind.kind), kind.right.value, kind.right.interval, f"{kind.right.right}/{kind.right.asked}")
        for kind in judged
    ]
    worst = min(judged, key=lambda kind: kind.right.value)
    told = "막대는 맞힌 비율, 가는 선은 95% 구간입니다."
    if macro:
        told += f" 종류마다 같은 무게로 셈하면 {percent(macro.value)}입니다."
    lowest = f"가장 낮은 종류는 {kind_name(worst.kind)}, {percent(worst.right.value)}."
    rows = [
        (
            kind_name(kind.kind) + (" (거절하면 정답)" if kind.kind == UNANSWERABLE else ""),
            f"{kind.right.right}/{kind.right.asked}",
            percent(kind.right.value),
            span(kind.right.interval),
            str(kind.refused),
        )
        for kind in judged
    ]
    shown = table(("종류", "맞힌 문항", "정답률", "95% 구간", "거절"), rows, "종류별 정답률")
    return plot("종류별 정답률", told, charts.bars("종류별 정답률", lowest, shares), shown)


def _found_plot(found: Sequence[tuple[int, Mean]]) -> str:
    dots = [Dot(0, mean.value, percent(mean.value)) for _, mean in found]
    names = [f"{characters:,}자" for characters, _ in found]
    rows = [(name, percent(mean.value), span(mean.interval)) for name, (_, mean) in zip(names, found, strict=True)]
    shown = table(("읽은 분량", "근거가 든 비율", "95% 구간"), rows, "읽은 분량에 따라 근거가 든 비율")
    drawn = charts.steps(
        "읽은 분량에 따라 근거가 든 비율",
        f"앞 {names[0]}에서 {percent(found[0][1].value)}, 앞 {names[-1]}에서 {percent(found[-1][1].value)}.",
        dots,
        names,
        ("검색 결과를 앞에서부터 읽은 글자", "근거가 든 비율"),
    )
    return plot(
        "찾은 대목에 근거가 든 비율",
        "검색 결과를 앞에서부터 얼마나 읽어야 적힌 근거가 다 나오는지입니다.",
        drawn,
        shown,
    )


def _risk_plot(risk: Risk) -> str:
    now = risk.operating
    dots = _thinned([Dot(point.coverage, point.risk) for point in risk.points])
    marked = Dot(now.coverage, now.risk, f"지금 {percent(now.risk)}")
    told = (
        "확신이 낮은 답부터 거절하면 답하는 비율과 틀리는 비율이 어떻게 달라지는지입니다. "
        f"지금은 {percent(now.coverage)}에 답하고, 답한 것 가운데 {percent(now.risk)}가 틀립니다."
    )
    tenths = [point for n, point in enumerate(risk.points) if _new_tenth(n, [p.coverage for p in risk.points])]
    rows = [
        (percent(p.coverage), percent(p.risk), f"{p.threshold:.3f}", str(p.false_answers), str(p.false_refusals))
        for p in tenths
    ]
    head = ("답한 비율", "틀린 비율", "문턱", "없는데 답함", "있는데 거절")
    drawn = charts.line(
        "답한 비율에 따른 틀린 비율",
        f"지금은 {percent(now.coverage)}에 답하고 그 가운데 {percent(now.risk)}가 틀립니다.",
        dots,
        marked,
        ("답한 비율", "답한 것 가운데 틀린 비율"),
    )
    return plot("얼마나 답하고 얼마나 틀리나", told, drawn, table(head, rows, "답한 비율에 따른 틀린 비율"))


def _further_table(measured: Sequence[tuple[str, Mean]], tokens: Mapping[str, float] | None) -> str:
    rows = [(NAMES[name], *_mean(mean), str(mean.questions)) for name, mean in measured]
    if tokens:
        told = (("언어 모델에 보낸 토큰(어림)", "sent"), ("언어 모델이 쓴 토큰(어림)", "written"))
        rows += [(name, f"{tokens[key]:,.0f}", "", f"{tokens['answers']:.0f}") for name, key in told]
    shown = table(("무엇", "값", "95% 구간", "문항"), rows, "답과 인용의 그 밖의 수치")
    small = "뒷받침하는지는 사람이 읽지 않고 정해진 규칙으로 가렸습니다. 계산 방법은 docs/benchmarks.md에 있습니다."
    return (
        f'<figure class="panel plot"><figcaption><h3>답과 인용의 그 밖의 수치</h3>'
        f'<p class="small-print">{escape(small)}</p></figcaption>{shown}</figure>'
    )


def _new_tenth(number: int, coverages: Sequence[float]) -> bool:
    """Whether a point is the first that answers another tenth of the questions."""
    before = coverages[number - 1] if number else 0.0
    return int(coverages[number] * 10 + 1e-9) > int(before * 10 + 1e-9)


def _thinned(dots: Sequence[Dot], most: int = 150) -> list[Dot]:
    """Every so-manieth point and the last: more are not seen."""
    step = max(1, len(dots) // most)
    return [dot for n, dot in enumerate(dots) if n % step == 0 or n == len(dots) - 1]


def _latency_plot(latency: Latency) -> str:
    slowest = max(latency.every, default=0.0)
    end = min(slowest, _SHOWN_TAIL * latency.p95) if len(latency.every) >= _FEW_TIMES else slowest
    beyond = sum(value > end for value in latency.every)
    told = "질문을 보내고 답이 끝날 때까지입니다."
    if beyond:
        told += f" {milliseconds(end)}보다 오래 걸린 {beyond}문항은 맨 오른쪽 막대에 넣었습니다."
    marked = [Dot(latency.p50, 0, f"가운데값 {milliseconds(latency.p50)}")]
    if len(latency.every) >= _FEW_TIMES:
        marked.append(Dot(latency.p95, 0, f"95%가 {milliseconds(latency.p95)} 안"))
    drawn = charts.histogram(
        "답까지 걸린 시간의 분포",
        f"가운데값 {milliseconds(latency.p50)}, 95%는 {milliseconds(latency.p95)} 안, 길면 {milliseconds(slowest)}.",
        [min(value, end) for value in latency.every],
        marked,
        ("걸린 시간(밀리초)", "문항 수"),
    )
    rows = [
        ("가운데값", milliseconds(latency.p50)),
        ("95%", milliseconds(latency.p95)),
        ("가장 오래", milliseconds(slowest)),
        ("처음 한 문항", milliseconds(latency.first)),
    ]
    return plot("답까지 걸린 시간", told, drawn, table(("", "걸린 시간"), rows, "답까지 걸린 시간"))
