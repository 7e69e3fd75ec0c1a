"""A run as one HTML page that needs nothing beside itself: figures, charts, and the wrong answers to read.

How it looks and what it may not do stands in ``eval.page.whole_page``.
"""

from collections.abc import Mapping, Sequence

from assistant.page.prose import escape, prose
from assistant.types import Answer
from eval.comparing import compare
from eval.figures import figures_of
from eval.kept import Kept
from eval.kinds import kind_name
from eval.outcomes import Outcome, mark, reasons
from eval.page.compare_view import comparison
from eval.page.detail_view import expected, history
from eval.page.figures_view import run_figures
from eval.page.list_view import outcome_tag
from eval.page.run_view import run_facts_line
from eval.page.view import Shown
from eval.page.whole_page import whole_page
from eval.runs import Run

# More than these nobody reads, and the page would take seconds to open.
_MOST = 200


def report(run: Run, before: Run | None) -> str:
    """Write the page; beside an earlier run it begins with what has changed."""
    return whole_page(f"{run.facts.questions_name} – 평가 보고서", _body(run, before))


def _body(run: Run, before: Run | None) -> str:
    shown = Shown(run, before)
    figures = run_figures(figures_of([kept.grade for kept in run.answers]))
    head = f"<h1>{escape(run.facts.questions_name)}</h1>{run_facts_line(run, before)}"
    if before is None:
        return f"{head}{figures}{_read(shown, Outcome.WRONG, '틀린 문항')}"
    grades = [[kept.grade for kept in one.answers] for one in (before, run)]
    return (
        f"{head}{comparison(compare(*grades))}"
        f"{_read(shown, Outcome.LOST, '나빠진 문항')}{_read(shown, Outcome.WON, '나아진 문항')}"
        f"<h2>나중 실행의 수치</h2>{figures}{_read(Shown(run, None), Outcome.WRONG, '나중 실행에서 틀린 문항')}"
    )


def _read(shown: Shown, outcome: Outcome, title: str) -> str:
    found = shown.listed(outcome, None)
    earlier = shown.earlier()
    rows = "".join(_question(kept, earlier) for kept in found[:_MOST])
    left = f'<p class="small-print">앞의 {_MOST}문항만 실었습니다.</p>' if len(found) > _MOST else ""
    return f"<h2>{escape(title)} <span class='soft'>{len(found):,}</span></h2>{rows or _NOTHING}{left}"


_NOTHING = '<p class="soft">없습니다.</p>'


def _question(kept: Kept, earlier: Mapping[str, Kept]) -> str:
    before = earlier.get(kept.question.id)
    answers = _answered("나중 실행", kept) + _answered("앞 실행", before) if before else _answered("답변", kept)
    return (
        f'<details class="opened"><summary>{outcome_tag(mark(kept.grade))} {escape(kept.question.question)}'
        f' <span class="soft">{escape(kind_name(kept.question.type))} · {escape(kept.question.id)}</span></summary>'
        f"{history(kept.question)}{answers}{expected(kept)}</details>"
    )


def _answered(name: str, kept: Kept) -> str:
    said = "".join(f"<li>{escape(reason)}</li>" for reason in reasons(kept))
    why = f'<ul class="why bad">{said}</ul>' if said else ""
    marks = {one.number: f'<span class="cite">[{one.number}]</span>' for one in kept.answer.citations}
    return (
        f'<section class="answered"><h3>{escape(name)}</h3>{why}'
        f'<div class="answer"><div class="words">{prose(kept.answer.text, marks)}</div></div>'
        f"{_cited(kept.answer)}</section>"
    )


def _cited(answer: Answer) -> str:
    quotes = "".join(
        f'<li><span class="cite">[{one.number}]</span> <blockquote>{escape(one.quote)}</blockquote>'
        f'<p class="small-print">{escape(_place(one.document, one.headings, one.page))}</p></li>'
        for one in answer.citations
    )
    return (
        f'<details class="cited"><summary>인용한 대목 {len(answer.citations)}곳</summary><ul>{quotes}</ul></details>'
        if quotes
        else ""
    )


def _place(document: str, headings: Sequence[str], page: int | None) -> str:
    return " › ".join([document, *headings[-1:]]) + (f" · {page}쪽" if page is not None else "")
