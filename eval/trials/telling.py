"""Several measurements beside the first in Korean words: tables for the terminal and for Markdown, and JSON. Pure."""

from collections.abc import Callable, Iterator, Sequence

from assistant.shell.terminal import columns, padded
from eval.compared import difference_record
from eval.comparing import Paired, Verdict
from eval.figures import Mean
from eval.intervals import CONFIDENCE, RESAMPLES, SEED
from eval.markdown import plain, table
from eval.trials.standing import Standing
from eval.words import chance, fallback_words, milliseconds, percent, point_span, points, share_cells

SAID = {Verdict.BETTER: "나아짐", Verdict.WORSE: "나빠짐", Verdict.NOT_SHOWN: "뚜렷하지 않음"}
METHOD = (
    "맞힌 문항은 답이 있는 질문에 맞게 답한 것과 답이 없는 질문을 거절한 것입니다. 판단은 맥니머 정확 검정과 "
    "부호 검정의 p를 표 전체에서 홀름 방법으로 보정해 5%에서 내린 것이고, 차이의 구간은 하나하나의 95% 구간입니다."
)
Cells = tuple[str, ...]
OWN_HEAD = ("", "정답률", "95% 구간", "답이 없을 때 거절", "답이 있는데 거절", "앞 1,000자에 든 근거", "걸린 시간")
RIGHT_HEAD = ("맞힌 문항", "차이", "95% 구간", "나아짐 / 나빠짐", "p(보정)", "판단")
FOUND_HEAD = ("앞 1,000자에 든 근거", "차이", "95% 구간", "나아짐 / 나빠짐", "p(보정)", "판단")


def own_rows(rows: Sequence[Standing]) -> list[Cells]:
    """What each trial reaches by itself."""
    return [_own(row) for row in rows]


def right_rows(rows: Sequence[Standing]) -> list[Cells]:
    """How right answers differ from those of the first trial."""
    return [(row.trial.name, *_tested(row.against.right)) for row in rows if row.against]


def found_rows(rows: Sequence[Standing]) -> list[Cells]:
    """How the evidence in the hits differs from that of the first trial; empty where none is known."""
    return [(row.trial.name, *_tested(row.against.found)) for row in rows if row.against and row.against.found]


def remarks(rows: Sequence[Standing]) -> list[str]:
    """What the table alone doesn't say: in a sentence each."""
    first = rows[0]
    told = [f"{verdict}: {', '.join(names)}." for verdict, names in _verdicts(rows) if names]
    if len(rows) > 1 and not told:
        told = [f"‘{first.trial.name}’에 견주어 우연을 넘게 다른 것이 없습니다."]
    same = [row.trial for row in rows if row.trial.changed is not None and row.trial.changed < row.figures.questions]
    told += [
        f"‘{trial.name}’에서 {len(trial.grades) - (trial.changed or 0)}문항은 그대로와 같은 글입니다." for trial in same
    ]
    for row in rows:
        if instead := fallback_words(row.figures.fallbacks, row.figures.questions):
            told.append(f"‘{row.trial.name}’: {instead}")
    return told


def trials_text(rows: Sequence[Standing], about: str = "") -> str:
    """Everything for the terminal; ``about`` is said first."""
    return "\n".join([*([about] if about else []), *_text(rows)])


def trials_markdown(title: str, rows: Sequence[Standing], about: str = "") -> str:
    """Everything as a Markdown page; ``about`` stands below its title."""
    return "\n".join(_markdown(title, rows, about)) + "\n"


def trials_record(rows: Sequence[Standing]) -> dict[str, object]:
    """Everything as JSON."""
    return {
        "trials": [_record(row) for row in rows],
        "method": {"tests": ["mcnemar-exact", "sign"], "raised": "holm", "interval": "paired-percentile-bootstrap",
                   "confidence": CONFIDENCE, "resamples": RESAMPLES, "seed": SEED},
    }  # fmt: skip


def _text(rows: Sequence[Standing]) -> Iterator[str]:
    first = rows[0]
    yield f"질문 {first.figures.questions}개"
    yield from _laid_out(OWN_HEAD, own_rows(rows))
    for head, others in ((RIGHT_HEAD, right_rows(rows)), (FOUND_HEAD, found_rows(rows))):
        if others:
            yield f"\n‘{first.trial.name}’보다"
            yield from _laid_out(head, others)
    yield ""
    yield from remarks(rows)
    if len(rows) > 1:
        yield METHOD


def _markdown(title: str, rows: Sequence[Standing], about: str) -> Iterator[str]:
    first = rows[0]
    yield f"# {plain(title)}\n"
    yield f"질문 {first.figures.questions}개. {plain(about)}".rstrip() + "\n"
    yield from (f"- {plain(told)}" for told in remarks(rows))
    yield "\n## 수치\n"
    yield from table(OWN_HEAD, own_rows(rows))
    for name, head, others in (
        ("맞힌 문항", RIGHT_HEAD, right_rows(rows)),
        ("찾은 근거", FOUND_HEAD, found_rows(rows)),
    ):
        if others:
            yield f"\n## {name}: ‘{plain(first.trial.name)}’보다\n"
            yield from table(("", *head[1:]), others)
    if len(rows) > 1:
        yield f"\n{METHOD}"


def _laid_out(head: Sequence[str], rows: Sequence[Cells]) -> Iterator[str]:
    """A table with its columns under one another; the first column begins and the others end there."""
    lines = [tuple(head), *rows]
    widths = [max(columns(line[at]) for line in lines) for at in range(len(head))]
    for name, *cells in lines:
        shown = [" " * (width - columns(cell)) + cell for cell, width in zip(cells, widths[1:], strict=True)]
        yield "  ".join([padded(name, widths[0]), *shown]).rstrip()


def _own(row: Standing) -> Cells:
    figures = row.figures
    return (
        row.trial.name,
        *share_cells(figures.accuracy),
        percent(figures.refusals.value) if figures.refusals.asked else "–",
        percent(figures.false_refusals.value) if figures.false_refusals.asked else "–",
        _mean(figures.found_evidence),
        milliseconds(figures.latency.p50),
    )


def _mean(mean: Mean | None) -> str:
    return percent(mean.value) if mean else "–"


def _tested(paired: Paired) -> Cells:
    change = paired.difference
    return (
        points(change.change),
        point_span(change.interval),
        f"+{len(paired.won)} / -{len(paired.lost)}",
        chance(paired.p),
        SAID[paired.verdict],
    )


def _verdicts(rows: Sequence[Standing]) -> Iterator[tuple[str, list[str]]]:
    measured: tuple[tuple[str, Callable[[Standing], Paired | None]], ...] = (
        ("맞힌 문항이", lambda row: row.against.right if row.against else None),
        ("찾은 근거가", lambda row: row.against.found if row.against else None),
    )
    for subject, paired_of in measured:
        for verdict, said in ((Verdict.BETTER, "나아졌습니다"), (Verdict.WORSE, "나빠졌습니다")):
            names = [
                row.trial.name for row in rows if (paired := paired_of(row)) is not None and paired.verdict is verdict
            ]
            yield f"{subject} 우연을 넘게 {said}", names


def _record(row: Standing) -> dict[str, object]:
    figures, against = row.figures, row.against
    found = figures.found_evidence
    return {
        "name": row.trial.name,
        "questions": figures.questions,
        "changed": row.trial.changed,
        "accuracy": figures.accuracy.value if figures.accuracy.asked else None,
        "refusal_recall": figures.refusals.value if figures.refusals.asked else None,
        "false_refusals": figures.false_refusals.value if figures.false_refusals.asked else None,
        "hit_evidence_recall_1000": found.value if found else None,
        "fallbacks": figures.fallbacks,
        "latency_ms": {"p50": figures.latency.p50, "p95": figures.latency.p95},
        "right": _paired_record(against.right) if against else None,
        "found": _paired_record(against.found) if against and against.found else None,
        "refusals": difference_record(against.refusals) if against else None,
        "refusals_of_answerable": difference_record(against.false_refusals) if against else None,
    }


def _paired_record(paired: Paired) -> dict[str, object]:
    return {
        **(difference_record(paired.difference) or {}),
        "won": list(paired.won),
        "lost": list(paired.lost),
        "p": paired.p,
        "verdict": paired.verdict.value,
    }
