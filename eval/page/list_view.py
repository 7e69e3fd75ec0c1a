"""The questions of a run as safe HTML: what they may be narrowed to, and one line each. Pure."""

from collections.abc import Iterator, Mapping

from assistant.page.prose import escape
from eval.kept import Kept
from eval.kinds import kind_name
from eval.outcomes import OF_ONE, OF_TWO, OUTCOME_NAMES, Outcome, mark
from eval.page.view import PAGE, Shown, View

_KINDS = {Outcome.RIGHT: "good", Outcome.WRONG: "bad", Outcome.REFUSED: "bad", Outcome.UNJUDGED: "soft"}


def question_list(shown: Shown, view: View) -> str:
    """Write the filters and the questions that they leave."""
    found = shown.listed(view.outcome, view.kind)
    return (
        '<section aria-labelledby="asked-title"><div class="bar spread"><h2 class="title" id="asked-title">문항</h2>'
        f"{_kinds(shown, view)}</div>"
        f'<div class="bar filters" role="group" aria-label="결과로 고르기">{"".join(_filters(shown, view))}</div>'
        f"{_rows(found, shown.earlier(), view)}</section>"
    )


def outcome_tag(outcome: Outcome) -> str:
    """Write how a question came out, in a word and a colour."""
    return f'<span class="outcome {_KINDS.get(outcome, "soft")}">{OUTCOME_NAMES[outcome]}</span>'


def _filters(shown: Shown, view: View) -> Iterator[str]:
    for outcome in OF_TWO if shown.before else OF_ONE:
        count = len(shown.listed(outcome, view.kind))
        if count or outcome in (Outcome.ALL, view.outcome):
            pressed = "true" if outcome is view.outcome else "false"
            yield (
                f'<button type="button" class="button small" data-act="outcome" data-value="{outcome.value}"'
                f' aria-pressed="{pressed}">{OUTCOME_NAMES[outcome]} {count:,}</button>'
            )


def _kinds(shown: Shown, view: View) -> str:
    kinds = sorted({kept.question.type for kept in shown.run.answers}, key=kind_name)
    if len(kinds) < 2:
        return ""
    options = "".join(
        f'<option value="={escape(kind)}"{" selected" if kind == view.kind else ""}>{escape(kind_name(kind))}</option>'
        for kind in kinds
    )
    return (
        '<label class="end kinds"><span>종류</span> <select data-act="kind"><option value="">모두</option>'
        f"{options}</select></label>"
    )


def _rows(found: tuple[Kept, ...], earlier: Mapping[str, Kept], view: View) -> str:
    if not found:
        return '<p class="empty">여기에 드는 문항이 없습니다.</p>'
    rows = "".join(_row(kept, earlier.get(kept.question.id), view) for kept in found[: view.most])
    left = len(found) - view.most
    more = (
        f'<button type="button" class="button" data-act="more">{min(left, PAGE):,}문항 더 보기'
        f" (남은 {left:,}문항)</button>"
        if left > 0
        else ""
    )
    return f'<ul class="asked">{rows}</ul>{more}'


def _row(kept: Kept, before: Kept | None, view: View) -> str:
    here = ' aria-current="true"' if kept.question.id == view.opened else ""
    was = f'{outcome_tag(mark(before.grade))}<span class="sr">에서 </span>' if before else ""
    arrow = '<span class="soft" aria-hidden="true">→</span>' if before else ""
    return (
        f'<li><button type="button" data-act="open" data-value="{escape(kept.question.id)}"{here}>'
        f'<span class="came">{was}{arrow}{outcome_tag(mark(kept.grade))}</span>'
        f'<span class="words">{escape(kept.question.question)}</span>'
        f'<span class="kind">{escape(kind_name(kept.question.type))}</span></button></li>'
    )
