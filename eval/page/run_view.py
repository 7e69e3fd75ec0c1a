"""The head of a run as safe HTML: what was run with what, what to compare it with, and what can be taken away. Pure."""

from collections.abc import Sequence
from urllib.parse import quote

from assistant.page.prose import escape
from eval.runs import Run, RunEntry, RunFacts
from eval.words import duration, milliseconds, moment

RUN_FILE, FIGURES_FILE = "/run.jsonl", "/run.csv"
NO_RUN = (
    '<div class="empty panel"><p>무엇을 얼마나 맞히는지 재어 봅니다.</p>'
    "<p>질문 묶음을 골라 실행하면 정답률과 근거, 거절, 걸린 시간을 보여 드리고, 문항마다 답변과 바른 답을 나란히 볼 수 "
    "있습니다. 실행한 것은 남으므로 설정이나 문서를 바꾼 뒤 다시 실행해 비교할 수 있습니다.</p></div>"
)
NO_LIBRARY = (
    '<div class="empty panel"><p>아직 문서가 없습니다.</p>'
    "<p>문서를 넣으면 질문 묶음을 실행해 얼마나 맞히는지 재어 볼 수 있습니다.</p>"
    '<p><a href="/documents">문서 화면으로 가기</a></p></div>'
)
_SHOWN_MISSING = 10


def run_head(run: Run, before: Run | None, entries: Sequence[RunEntry]) -> str:
    """Write the head of a run; beside an earlier one it says which is which."""
    others = [entry for entry in entries if entry.facts.name != run.facts.name and entry.ended_at]
    chosen = before.facts.name if before else ""
    return (
        f'<header class="run-head" data-run="{escape(run.facts.name)}" data-before="{escape(chosen)}">'
        '<h2 class="title" id="run-title" tabindex="-1">'
        f"{escape(run.facts.title)}</h2>{run_facts_line(run, before)}"
        f'<div class="bar">{_compare(run, before, others)}{_actions(run.facts)}</div></header>{_missing(run.not_found)}'
    )


def run_facts_line(run: Run, before: Run | None) -> str:
    """Write what a run was made with, or two, each with its name."""
    return _facts(run) if before is None else f"{_line('앞 실행', before)}{_line('나중 실행', run)}"


def _missing(names: Sequence[str]) -> str:
    if not names:
        return ""
    told = f"적힌 근거 글이 문서함에 없는 문항이 {len(names)}개 있어, 찾지 못한 것으로 집계했습니다: "
    listed = ", ".join(names[:_SHOWN_MISSING]) + (" …" if len(names) > _SHOWN_MISSING else "")
    return f'<div class="notice warned"><p>{told}{escape(listed)}</p></div>'


def _facts(run: Run) -> str:
    facts = run.facts
    total = sum(kept.grade.latency_ms for kept in run.answers)
    spent = duration(total / 1000) if total >= 1000 else milliseconds(total)
    told = [
        moment(facts.began_at),
        f"{len(run.answers):,}문항",
        f"답하는 데 {spent}",
        f"문서 {facts.documents:,}건",
        f"언어 모델 {facts.model}" if facts.model else "언어 모델 없이",
        f"인코더 {facts.encoder}" if facts.encoder != "built-in" else "",
        f"재정렬 {facts.reranker}" if facts.reranker else "",
        f"문답 {facts.program}" + (f" ({facts.git})" if facts.git else ""),
    ]
    return f'<p class="small-print">{escape(" · ".join(filter(None, told)))}</p>'


def _line(name: str, run: Run) -> str:
    return f'<div class="side"><strong>{name}</strong> {_facts(run)}</div>'


def _compare(run: Run, before: Run | None, others: Sequence[RunEntry]) -> str:
    same = [entry for entry in others if entry.facts.questions_sha256 == run.facts.questions_sha256]
    if not same:
        return ""
    chosen = before.facts.name if before else ""
    options = "".join(_option(entry, entry.facts.name == chosen) for entry in same)
    return (
        '<label class="kinds"><span>비교할 실행</span> <select data-act="compare"><option value="">없음</option>'
        f"{options}</select></label>"
    )


def _option(entry: RunEntry, chosen: bool) -> str:
    model = f" · {entry.facts.model}" if entry.facts.model else ""
    selected = " selected" if chosen else ""
    facts = entry.facts
    name = "" if facts.title == facts.questions_name else f"{facts.title} · "
    words = f"{name}{moment(facts.began_at)} 실행{model}"
    return f'<option value="{escape(entry.facts.name)}"{selected}>{escape(words)}</option>'


def _actions(facts: RunFacts) -> str:
    name = quote(facts.name, safe="")
    return (
        f'<a class="button small" href="{RUN_FILE}?name={name}" download>답변 내려받기</a>'
        f'<a class="button small" href="{FIGURES_FILE}?name={name}" download>수치 내려받기</a>'
        f'<button type="button" class="button small plain" data-act="remove" data-value="{escape(facts.name)}"'
        ' data-sure="정말 지우기">지우기</button>'
    )
