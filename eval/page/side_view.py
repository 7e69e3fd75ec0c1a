"""The left side of the page of evaluation as safe HTML: the sets, the run under way, the kept runs. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from assistant.page.prose import escape
from eval.bench import UNDER_WAY, Progress, State
from eval.runs import RunEntry
from eval.sets import FILE, QuestionSet
from eval.words import duration, moment, percent

_NO_SETS = (
    '<div class="empty"><p>아직 질문 묶음이 없습니다.</p><p>질문과 바른 답을 적은 파일(엑셀, CSV, JSONL)을 올려 '
    "주세요. 첫 줄에 ‘질문’, ‘정답’, ‘들어갈 말’이라고 적은 표면 됩니다.</p><p>문서에서 뽑은 질문을 "
    "<code>mundap eval draft --out 질문.xlsx</code>로 받아 고쳐 써도 되고, 대화에서 답변을 평가해 두면 그것도 질문 "
    "묶음이 됩니다.</p></div>"
)
_NO_RUNS = '<div class="empty"><p>아직 실행한 것이 없습니다.</p><p>질문 묶음을 골라 실행하면 여기에 남습니다.</p></div>'


def sets_panel(sets: Sequence[QuestionSet], busy: bool) -> str:
    """Write the sets, each with the button that runs it."""
    rows = "".join(_set(one, busy) for one in sets)
    return f'<h2 class="title">질문 묶음</h2>{f"<ul class=sets>{rows}</ul>" if rows else _NO_SETS}'


def upload_faults(problem: str, remedy: str) -> str:
    """Write why a file was not taken: its faults, a line each."""
    first, *others = problem.split("\n")
    lines = "".join(f"<li>{escape(line.strip())}</li>" for line in others)
    listed = f"<ul>{lines}</ul>" if lines else ""
    remedy = "그 줄들을 고쳐 다시 올려 주세요." if lines else remedy
    return f'<div class="notice" role="alert"><p>{escape(first)}</p>{listed}<p>{escape(remedy)}</p></div>'


def upload_taken(taken: QuestionSet, remarks: Sequence[str]) -> str:
    """Say that a file is now a set, and what is odd about it."""
    lines = "".join(f"<li>{escape(remark)}</li>" for remark in remarks[:_MOST_REMARKS])
    more = f"<li>그 밖에 {len(remarks) - _MOST_REMARKS}건이 더 있습니다.</li>" if len(remarks) > _MOST_REMARKS else ""
    told = f"‘{taken.title}’ {len(taken.questions):,}문항을 올렸습니다."
    odd = (
        f"<p>살펴볼 곳이 {len(remarks)}건 있습니다. 그대로 실행할 수도 있습니다.</p><ul>{lines}{more}</ul>"
        if lines
        else ""
    )
    kind = "warned" if lines else "calm"
    return f'<div class="notice {kind}" role="status"><p>{escape(told)}</p>{odd}</div>'


_MOST_REMARKS = 20


def progress_panel(progress: Progress | None) -> str:
    """Write how far the run is, what it asks and how it ended; nothing where none was begun."""
    if progress is None:
        return ""
    return _under_way(progress) if progress.state in UNDER_WAY else _ended(progress)


def runs_panel(entries: Sequence[RunEntry], opened: str, under_way: str, known: Collection[str]) -> str:
    """Write the runs, the newest first; ``known`` are the digests of the sets that an unfinished run can go on with."""
    rows = "".join(_run(entry, opened, known) for entry in entries if entry.facts.name != under_way)
    return f'<h2 class="title">지난 실행</h2>{f"<ul class=runs>{rows}</ul>" if rows else _NO_RUNS}'


def _set(one: QuestionSet, busy: bool) -> str:
    if one.problem:
        first, *others = one.problem.split("\n")
        lines = "".join(f"<p>{escape(line)}</p>" for line in others)
        told = f"<details><summary>{escape(first)}</summary>{lines}</details>" if lines else f"<p>{escape(first)}</p>"
        return (
            f'<li><p class="name">{escape(one.title)}</p><div class="small-print bad">{told}</div>{_dropping(one)}</li>'
        )
    kinds = len({question.type for question in one.questions})
    state = "disabled" if busy else f'data-act="start" data-value="{escape(one.key)}"'
    told = f"{len(one.questions):,}문항" + (f", {kinds}종류" if kinds > 1 else "")
    return (
        f'<li><div><p class="name">{escape(one.title)}</p><p class="small-print">{told}</p></div>'
        f'{_dropping(one)}<button type="button" class="button" {state}>실행'
        f'<span class="sr"> {escape(one.title)}</span></button></li>'
    )


def _dropping(one: QuestionSet) -> str:
    """The button that takes out a set that somebody gave; the others can't be taken out."""
    if not one.key.startswith(FILE):
        return ""
    return (
        f'<button type="button" class="button small plain" data-act="drop" data-value="{escape(one.key)}"'
        f' data-sure="정말 지우기">지우기<span class="sr"> {escape(one.title)}</span></button>'
    )


def _under_way(progress: Progress) -> str:
    share = 100 * progress.done / progress.total if progress.total else 0
    left = f" · {duration(progress.seconds_left)}쯤 남음" if progress.seconds_left is not None else ""
    told = {State.OPENING: "문서함을 여는 중", State.STOPPING: "멈추는 중"}.get(progress.state, "실행하는 중")
    stop = "disabled" if progress.state is State.STOPPING else 'data-act="stop"'
    asked = f'<p class="now">{escape(progress.question)}</p>' if progress.question else ""
    return (
        f'<div class="bar spread"><h2 class="title">{told}</h2>'
        f'<button type="button" class="button small end" {stop}>멈추기</button></div>'
        f'<p class="name">{escape(progress.work.title)}</p>'
        '<div class="meter" role="progressbar" aria-label="실행한 문항" aria-valuemin="0"'
        f' aria-valuemax="{progress.total}" aria-valuenow="{progress.done}">'
        f'<span style="width:{share:.1f}%"></span></div>'
        f'<p class="count">{progress.done:,} / {progress.total:,}문항<span class="soft">{left}</span></p>{asked}'
        '<p class="small-print">이 화면을 떠나도 계속합니다.</p>'
    )


def _ended(progress: Progress) -> str:
    if progress.state is State.FAILED:
        return (
            f'<div class="notice" role="alert"><p>{escape(progress.problem)}</p><p>{escape(progress.remedy)}</p>'
            f"<p>{progress.done:,}문항까지 답한 것은 남아 있습니다.</p></div>"
        )
    if progress.state is State.STOPPED:
        told = (
            f"{progress.total:,}문항 가운데 {progress.done:,}문항에서 멈췄습니다. 지난 실행에서 이어서 할 수 있습니다."
        )
        return f'<div class="notice calm" role="status"><p>{told}</p></div>'
    return f'<p class="sr" role="status">{escape(progress.work.title)} 실행을 마쳤습니다.</p>'


def _run(entry: RunEntry, opened: str, known: Iterable[str]) -> str:
    facts = entry.facts
    name = escape(facts.name)
    head = f'<span class="name">{escape(facts.title)}</span>'
    named = "" if facts.title == facts.questions_name else f"{facts.questions_name} · "
    when = escape(named + moment(facts.began_at))
    if entry.ended_at:
        current = ' aria-current="true"' if facts.name == opened else ""
        return (
            f'<li><button type="button" class="run" data-act="run" data-value="{name}"{current}>{head}'
            f'<span class="share">{_accuracy(entry.figures)}</span>'
            f'<span class="small-print">{when} · {facts.questions:,}문항{_model(facts.model)}</span></button></li>'
        )
    resume = (
        f'<button type="button" class="button small" data-act="resume" data-value="{name}">이어서</button>'
        if facts.questions_sha256 in known
        else ""
    )
    return (
        f'<li class="halted"><div>{head}<span class="small-print">{when} · {facts.questions:,}문항 가운데'
        f' {entry.answered:,}문항에서 멈춤</span></div><div class="bar">{resume}'
        f'<button type="button" class="button small plain" data-act="remove" data-value="{name}"'
        ' data-sure="정말 지우기">지우기</button></div></li>'
    )


def _model(model: str) -> str:
    return f" · {escape(model)}" if model else ""


def _accuracy(figures: Mapping[str, object]) -> str:
    accuracy = figures.get("accuracy")
    return percent(cast("float", accuracy)) if isinstance(accuracy, int | float) else "–"
