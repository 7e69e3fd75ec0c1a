"""A run as Markdown: its figures with their intervals, the kinds, and the wrong answers to read. Pure.

The charts are left to the HTML report; here every figure stands in a table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from eval.compared import comparison_text
from eval.comparing import compare
from eval.figures import Figures, Mean, Share, figures_of
from eval.further import NAMES
from eval.kept import Kept
from eval.kinds import kind_name
from eval.outcomes import OUTCOME_NAMES, Outcome, mark, reasons
from eval.page.view import Shown
from eval.runs import Run, RunFacts
from eval.words import caution, milliseconds, moment, percent, span

_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(run: Run, before: Run | None) -> str:
    """Write a run, after a comparison with an earlier one where that is given."""
    return "\n".join(_lines(run, before)) + "\n"


def _lines(run: Run, before: Run | None) -> Iterator[str]:
    figures = figures_of([kept.grade for kept in run.answers])
    yield f"# {plain(run.facts.questions_name)}"
    yield ""
    yield _facts(run.facts)
    if before is not None:
        compared = compare(*([kept.grade for kept in one.answers] for one in (before, run)))
        yield f"\n## 앞 실행({plain(moment(before.facts.began_at))})과 견줌\n"
        yield from (f"- {plain(line.strip())}" for line in comparison_text(compared).split("\n"))
    yield "\n## 수치\n"
    if careful := caution(figures):
        yield f"> {plain(careful)}\n"
    yield from table(("무엇", "값", "95% 구간", "문항"), _figures(figures))
    yield "\n## 종류별\n"
    yield from table(("종류", "맞힌 문항", "정답률", "95% 구간"), _kinds(figures))
    wrong = Shown(run, None).listed(Outcome.WRONG, None)
    yield f"\n## 틀린 문항 {len(wrong)}\n"
    for kept in wrong:
        yield from _question(kept)


def _facts(facts: RunFacts) -> str:
    told = (
        moment(facts.began_at),
        f"{facts.questions:,}문항",
        f"문서 {facts.documents:,}건",
        f"언어 모델 {facts.model}" if facts.model else "언어 모델 없이",
        f"인코더 {facts.encoder}",
        f"문답 {facts.program} {facts.git}".rstrip(),
    )
    return plain(" · ".join(told))


def _figures(figures: Figures) -> Iterator[tuple[str, ...]]:
    for name, share in (
        ("정답률", figures.accuracy),
        ("답이 없을 때 거절", figures.refusals),
        ("답이 있는데 거절", figures.false_refusals),
    ):
        if share.asked:
            yield name, *_share(share)
    for name, mean in (
        ("종류마다 같은 무게로 맞힌 비율", figures.macro),
        ("인용이 근거에 닿은 비율", figures.cited_right),
        ("근거를 인용한 비율", figures.cited_evidence),
        *((f"검색 결과 앞 {characters:,}자에 근거가 든 비율", mean) for characters, mean in figures.found),
        *((NAMES[name], mean) for name, mean in figures.further),
    ):
        if mean:
            yield name, *_mean(mean)
    yield "걸린 시간, 가운데값", milliseconds(figures.latency.p50), "", str(figures.questions)
    yield "걸린 시간, 95%", milliseconds(figures.latency.p95), "", str(figures.questions)
    if used := figures.tokens:
        yield "언어 모델에 보낸 토큰(어림)", f"{used['sent']:,.0f}", "", f"{used['answers']:.0f}"
        yield "언어 모델이 쓴 토큰(어림)", f"{used['written']:,.0f}", "", f"{used['answers']:.0f}"


def _kinds(figures: Figures) -> Iterator[tuple[str, ...]]:
    for kind in figures.kinds:
        if kind.right.asked:
            value, interval, _ = _share(kind.right)
            yield kind_name(kind.kind), f"{kind.right.right}/{kind.right.asked}", value, interval


def _share(share: Share) -> tuple[str, str, str]:
    return percent(share.value), span(share.interval), str(share.asked)


def _mean(mean: Mean) -> tuple[str, str, str]:
    return percent(mean.value), span(mean.interval), str(mean.questions)


def _question(kept: Kept) -> Iterator[str]:
    name = f"{OUTCOME_NAMES[mark(kept.grade)]} · {kind_name(kept.question.type)} · {kept.question.id}"
    yield f"### {plain(kept.question.question)}\n"
    yield f"{plain(name)}\n"
    yield from (f"- {plain(reason)}" for reason in reasons(kept))
    yield f"- 답변: {plain(kept.answer.text)}"
    if kept.question.answer:
        yield f"- 바른 답: {plain(kept.question.answer)}"
    yield ""


def table(head: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Lines of a table of plain words."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(plain, row))} |" for row in rows)


def plain(words: str) -> str:
    """Words of others as words, in one line: no mark of Markdown, no HTML."""
    return _MARKED.sub(r"\\\1", " ".join(words.split()))
