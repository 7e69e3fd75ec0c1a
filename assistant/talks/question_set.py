"""Judged answers as rows of a question set, which ``mundap eval answers`` reads.

Users' names stay behind. ``type`` groups the answers by what their readers thought of them, so that a later run shows
what has got better and whether what was good still is.
"""

from collections.abc import Iterable

from assistant.citations import cited_sentences, find_marks
from assistant.figures.parsing import parse_figures
from assistant.talks.types import JudgedExchange, Judgement
from assistant.types import Answer, Check, CheckKind, CheckState

_UNANSWERABLE = "unanswerable"


def question_rows(judged: Iterable[JudgedExchange]) -> list[dict[str, object]]:
    """Write the judged exchanges as rows, those without a question left out."""
    return [question_row(one) for one in judged if one.exchange.question.strip()]


def question_row(one: JudgedExchange) -> dict[str, object]:
    """Write one judged exchange with the answer that should be given, as far as it is known.

    That is what its reader wanted or, of a good answer, the answer itself with its citations as evidence; one that was
    right to refuse makes the question unanswerable. Of a bad one without the right answer nothing is claimed.
    """
    judgement = one.exchange.judgement or Judgement(good=True)
    return {
        "id": f"{one.key}-{one.number + 1}",
        "question": one.exchange.question,
        **_history(one),
        **_wanted(one.exchange.question, one.exchange.answer, judgement),
        "judgement": "good" if judgement.good else "bad",
        "reason": judgement.reason,
        "given": one.exchange.text,
        "asked_at": one.exchange.asked_at,
    }


def _history(one: JudgedExchange) -> dict[str, object]:
    """The last turn before, which is all that the form holds."""
    turns = [[turn.question, turn.answer] for turn in one.before if turn.question.strip() and turn.answer.strip()]
    return {"history": turns[-1]} if turns else {}


def _wanted(question: str, answer: Answer | None, judgement: Judgement) -> dict[str, object]:
    kind = "good" if judgement.good else "bad"
    if judgement.wanted.strip():
        return {"type": kind, "answer": judgement.wanted, "must_include": _asserted(judgement.wanted, question)}
    if not judgement.good or answer is None:
        return {"type": kind}
    if answer.refused:
        return {"type": _UNANSWERABLE, "answer": ""}
    return {
        "type": kind,
        "answer": _without_marks(answer.text),
        "must_include": _confirmed(question, answer),
        "evidence": [
            {"doc": one.document, "quote": one.quote}
            for one in answer.citations
            if one.document.strip() and one.quote.strip()
        ],
    }


def _asserted(wanted: str, question: str) -> list[list[str]]:
    """The figures that the right answer adds to the question."""
    asked = {figure.value for figure in parse_figures(question)}
    figures = [figure for figure in parse_figures(wanted) if figure.value not in asked and not figure.spelled]
    return [[words] for words in dict.fromkeys(wanted[figure.start : figure.end] for figure in figures)]


def _confirmed(question: str, answer: Answer) -> list[list[str]]:
    """The figures of the first sentence, which says the answer in short, that stand in what it cites.

    Those of the question say nothing; a date is the answer only where there is no other figure.
    """
    first = next((sentence.plain for sentence in cited_sentences(answer.text)), "")
    known = [
        check for check in answer.checks if _stands(check) and check.value in first and check.value not in question
    ]
    numbers = [check for check in known if check.kind is CheckKind.NUMBER]
    return [[value] for value in dict.fromkeys(check.value for check in numbers or known)]


def _stands(check: Check) -> bool:
    figure = check.kind in (CheckKind.NUMBER, CheckKind.DATE)
    return figure and check.citation is not None and check.state is CheckState.SUPPORTED


def _without_marks(text: str) -> str:
    kept: list[str] = []
    end = 0
    for mark in find_marks(text):
        kept.append(text[end : mark.start])
        end = mark.end
    return "\n".join(line.rstrip() for line in "".join([*kept, text[end:]]).split("\n"))
