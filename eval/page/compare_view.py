"""Two runs side by side as safe HTML: what can be said, the figures of both, and the kinds. Pure."""

from collections.abc import Iterator, Sequence

from assistant.page.prose import escape
from eval import charts
from eval.charts import Change
from eval.comparing import Comparison, Difference, Paired, Verdict
from eval.intervals import RESAMPLES
from eval.kinds import kind_name
from eval.page.figures_view import plot, table
from eval.words import chance, fallbacks_compared, milliseconds, percent, point_span, points, real, verdict_words

_SAID = {Verdict.BETTER: "나아짐", Verdict.WORSE: "나빠짐", Verdict.NOT_SHOWN: "뚜렷하지 않음"}

_NOTICES = {Verdict.BETTER: "notice calm better", Verdict.WORSE: "notice", Verdict.NOT_SHOWN: "notice calm"}


def comparison(compared: Comparison) -> str:
    """Write everything that two runs show beside each other."""
    kind = _NOTICES[compared.overall.verdict]
    left = (
        f'<p class="small-print">한쪽에만 있는 {len(compared.left_out):,}문항은 비교에서 뺐습니다.</p>'
        if compared.left_out
        else ""
    )
    instead = "".join(
        f'<div class="notice"><p>{escape(told)}</p></div>' for told in fallbacks_compared(compared.fallbacks)
    )
    return (
        f'<div class="{kind} verdict"><p>{escape(verdict_words(compared.overall))}</p></div>{instead}'
        f'<div class="panel">{_figures(compared)}{left}</div><div class="plots">{_kinds(compared.kinds)}</div>'
        '<p class="small-print">맞힌 문항은 답이 있는 질문에 맞게 답한 것과 답이 없는 질문을 거절한 것입니다. '
        "그 판단은 맥니머 정확 검정(종류별로는 홀름 보정), "
        f"구간은 짝지은 부트스트랩 {RESAMPLES:,}번의 95% 백분위 구간입니다.</p>"
    )


def _figures(compared: Comparison) -> str:
    rows = list(_rows(compared))
    return table(("", "앞 실행", "나중 실행", "차이", "95% 구간", "판단"), rows, "두 실행의 수치")


def _rows(compared: Comparison) -> Iterator[tuple[str, ...]]:
    overall = compared.overall
    yield _row("맞힌 문항", overall.difference, f"{_SAID[overall.verdict]} ({chance(overall.p)})")
    if len(compared.kinds) > 1:
        yield _row("종류마다 같은 무게로", compared.macro, _told(compared.macro))
    named = (
        ("정답률(답이 있는 질문)", compared.accuracy, 1),
        ("답이 없을 때 거절", compared.refusals, 1),
        ("답이 있는데 거절", compared.false_refusals, -1),
        ("인용이 근거에 닿음", compared.cited_right, 1),
        ("근거를 인용", compared.cited_evidence, 1),
        ("앞 1,000자에 든 근거", compared.found_evidence, 1),
    )
    for name, difference, good in named:
        if difference:
            yield _row(name, difference, _told(difference, good))
    if compared.latency:
        late = compared.latency
        shown = f"{late.interval.low:+,.0f} ~ {late.interval.high:+,.0f}밀리초"
        said = "뚜렷하지 않음" if not real(late) else "빨라짐" if late.change < 0 else "느려짐"
        yield (
            "평균 걸린 시간",
            milliseconds(late.before),
            milliseconds(late.after),
            f"{late.change:+,.0f}밀리초",
            shown,
            said,
        )


def _row(name: str, difference: Difference, told: str) -> tuple[str, ...]:
    shares = percent(difference.before), percent(difference.after)
    return name, *shares, points(difference.change), point_span(difference.interval), told


def _told(difference: Difference, good: int = 1) -> str:
    """What an interval says; ``good`` is -1 where less is better."""
    if not real(difference):
        return _SAID[Verdict.NOT_SHOWN]
    return _SAID[Verdict.BETTER if difference.change * good > 0 else Verdict.WORSE]


def _kinds(kinds: Sequence[Paired]) -> str:
    if len(kinds) < 2:
        return ""
    shown = [
        Change(
            kind_name(kind.kind),
            kind.difference.change,
            kind.difference.interval,
            points(kind.difference.change),
            kind.verdict is not Verdict.NOT_SHOWN,
        )
        for kind in kinds
    ]
    rows = [
        (
            kind_name(kind.kind),
            str(kind.difference.questions),
            percent(kind.difference.before),
            percent(kind.difference.after),
            points(kind.difference.change),
            f"+{len(kind.won)} / -{len(kind.lost)}",
            f"{_SAID[kind.verdict]} ({chance(kind.p)})",
        )
        for kind in kinds
    ]
    head = ("종류", "문항", "앞 실행", "나중 실행", "차이", "나아짐 / 나빠짐", "판단")
    moved = [kind for kind in kinds if kind.verdict is not Verdict.NOT_SHOWN]
    told = ", ".join(f"{kind_name(kind.kind)} {_SAID[kind.verdict]}" for kind in moved)
    drawn = charts.changes("종류별 정답률의 차이", told or "우연보다 큰 차이를 보인 종류가 없습니다.", shown)
    reading = "점은 나중 실행에서 앞 실행을 뺀 차이, 가는 선은 95% 구간입니다. 색이 있는 점만 우연보다 큽니다."
    return plot("종류별 정답률의 차이", reading, drawn, table(head, rows, "종류별 정답률의 차이"), wide=True)
