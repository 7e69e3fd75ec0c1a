"""One question of a run as safe HTML: asked, expected, answered, and why it counts as it does. Pure."""

from collections.abc import Sequence

from assistant.page.cutting import cut_short
from assistant.page.prose import escape
from assistant.page.rendering import finished_turn
from eval.kept import Kept
from eval.kinds import kind_name
from eval.outcomes import mark, reasons
from eval.page.list_view import outcome_tag
from eval.questions import Evidence, Question
from eval.words import milliseconds, percent

NOTHING_OPEN = (
    '<div class="empty"><p>문항을 고르면 답변을 보여 드립니다.</p>'
    "<p>무엇을 기대했고 무엇이라고 답했는지, 어디를 인용했는지 나란히 볼 수 있습니다.</p></div>"
)


def detail(kept: Kept, before: Kept | None, neighbours: tuple[str, str]) -> str:
    """Write one question with its answer, that of the earlier run too where there is one.

    ``neighbours`` are the ids of the questions before and after it in the list, empty at the ends.
    """
    answers = _answered(1, "나중 실행", kept) + _answered(0, "앞 실행", before) if before else _answered(0, "", kept)
    return (
        '<article class="opened" tabindex="-1" aria-labelledby="opened-title"'
        f' data-key="{escape(kept.question.id)}"><header class="bar spread">'
        f'<h2 class="title" id="opened-title">{escape(kind_name(kept.question.type))} '
        f'<span class="soft">{escape(kept.question.id)}</span></h2><div class="bar end">{_steps(neighbours)}</div>'
        f"</header>"
        f'{history(kept.question)}<p class="asked-for">{escape(kept.question.question)}</p>{answers}{expected(kept)}'
        "</article>"
    )


def _steps(neighbours: tuple[str, str]) -> str:
    written: list[str] = []
    for name, key in zip(("앞 문항", "다음 문항"), neighbours, strict=True):
        state = f'data-act="open" data-value="{escape(key)}"' if key else "disabled"
        written.append(f'<button type="button" class="button small" {state}>{name}</button>')
    return "".join([*written, '<button type="button" class="button small plain" data-act="close">닫기</button>'])


def history(question: Question) -> str:
    """Write what was said before a question."""
    lines = "".join(
        f"<li><strong>{escape(turn.question)}</strong> {escape(cut_short(turn.answer, 200))}</li>"
        for turn in question.history
    )
    return f'<div class="before"><p class="small-print">앞서 나눈 대화</p><ul>{lines}</ul></div>' if lines else ""


def _answered(turn: int, name: str, kept: Kept) -> str:
    said = "".join(f"<li>{escape(reason)}</li>" for reason in reasons(kept))
    why = f'<ul class="why bad">{said}</ul>' if said else ""
    head = f"<strong>{name}</strong> " if name else ""
    return (
        f'<section class="answered"><p class="bar">{head}{outcome_tag(mark(kept.grade))}'
        f'<span class="small-print">{escape(milliseconds(kept.grade.latency_ms))}</span></p>{why}'
        f"{finished_turn(turn, kept.question.question, kept.answer)}</section>"
    )


def expected(kept: Kept) -> str:
    """Write what a question's set wants of its answer, and how much of it is there."""
    question = kept.question
    rows = [
        ("바른 답", escape(question.answer) if question.answer else _NO_ANSWER if question.answerable is False else ""),
        ("들어갈 말", "".join(_forms(forms, forms in kept.grade.missing) for forms in question.must_include)),
        ("안 되는 말", " ".join(f"<span class='tag'>{escape(form)}</span>" for form in question.must_not_include)),
        ("근거", "".join(map(_quotes, question.evidence))),
        ("찾은 정도", _found(kept)),
    ]
    written = "".join(f"<dt>{name}</dt><dd>{told}</dd>" for name, told in rows if told)
    return f'<section class="expected"><h3>기대한 것</h3><dl>{written}</dl></section>' if written else ""


_NO_ANSWER = "문서에 답이 없어, 없다고 해야 맞습니다."


def _forms(forms: Sequence[str], missing: bool) -> str:
    sign, kind, told = ("✗", "bad", "없음") if missing else ("✓", "good", "있음")
    named = " 또는 ".join(f'<span class="tag">{escape(form)}</span>' for form in forms)
    return f'<p><span class="{kind}" aria-hidden="true">{sign}</span><span class="sr">{told}</span> {named}</p>'


def _quotes(quotes: Sequence[Evidence]) -> str:
    return '<div class="either">' + "".join(map(_quote, quotes)) + "</div>"


def _quote(quote: Evidence) -> str:
    return (
        f'<blockquote>{escape(cut_short(quote.quote, 400))}</blockquote><p class="small-print">'
        f"{escape(quote.document)}</p>"
    )


_CITED = {0.0: "적힌 근거를 인용하지 않았습니다.", 1.0: "적힌 근거를 모두 인용했습니다."}
_IN_HITS = {0.0: "검색 결과 앞 1,000자에 없습니다.", 1.0: "검색 결과 앞 1,000자에 다 들어 있습니다."}


def _found(kept: Kept) -> str:
    graded = kept.grade
    told: list[str] = []
    if graded.found_by_citations is not None:
        told.append(
            _CITED.get(graded.found_by_citations, f"적힌 근거의 {percent(graded.found_by_citations)}를 인용했습니다.")
        )
    if graded.found_in_hits is not None:
        share = graded.found_in_hits
        told.append(_IN_HITS.get(share, f"검색 결과 앞 1,000자에 그 {percent(share)}가 들어 있습니다."))
    return " ".join(told)
