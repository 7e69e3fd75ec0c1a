"""One question of a run as it is kept: what was asked and expected, what was answered, and what that is worth.

A row is a line of an answers file with the field ``expected`` beside the others, so that a run can be read and judged
without its question set and its library.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.records import read_answer
from assistant.types import Answer, AnswererKind
from eval.answers import answer_row
from eval.gold import BUDGETS
from eval.grading import Grade
from eval.measures import Measures
from eval.questions import Evidence, Question, question_of
from eval.rows import Row


@dataclass(frozen=True, slots=True)
class Kept:
    """A question, its answer and its grade."""

    question: Question
    answer: Answer
    grade: Grade


def kept_row(question: Question, answer: Answer, graded: Grade) -> dict[str, object]:
    """Make one line of a run."""
    return {**answer_row(question, answer, graded), "expected": _expected(question)}


def set_row(question: Question) -> dict[str, object]:
    """Make one line of a question set."""
    named = {"id": question.id, "question": question.question, **({"type": question.type} if question.type else {})}
    return {**named, **_expected(question)}


def kept_of(row: Row) -> Kept:
    """Read one line of a run; what is wrong with it is noted as its faults."""
    expected = {**row.inner("expected").fields, **{name: row.fields.get(name) for name in ("id", "question", "type")}}
    question = question_of(Row(row.line, expected, row.faults))
    return Kept(question, _answer(row), grade_of(row))


def grade_of(row: Row) -> Grade:
    """Read the grade of one line of a run or of an answers file."""
    graded = row.inner("grade")
    refused = bool(row.flag("refused"))
    within = graded.inner("evidence_within")
    shares = [within.number(str(characters)) for characters in BUDGETS]
    return Grade(
        id=row.identifier("id"),
        type=row.text("type"),
        answerable=graded.flag("answerable"),
        refused=refused,
        correct=graded.flag("correct"),
        missing=tuple(tuple(map(str, forms)) for forms in graded.array("missing") if isinstance(forms, list)),
        forbidden=graded.texts("forbidden"),
        citations=graded.whole("citations") or 0,
        right_citations=graded.whole("right_citations") or 0,
        found_by_citations=graded.number("evidence_in_citations"),
        found_in_hits=graded.number("evidence_in_hits"),
        latency_ms=graded.number("latency_ms") or 0.0,
        confidence=row.number("confidence") or 0.0,
        found_within=tuple(share for share in shares if share is not None),
        measures=_measures(graded.inner("measures")) if graded.fields.get("measures") is not None else None,
    )


def _measures(row: Row) -> Measures:
    return Measures(
        exact=row.flag("exact"),
        f1=row.number("f1"),
        listed=row.number("listed"),
        supported=row.number("supported"),
        useful=row.number("useful"),
        quotes=row.whole("quotes") or 0,
        exact_quotes=row.whole("exact_quotes") or 0,
        checks=row.whole("checks") or 0,
        failed_checks=row.whole("failed_checks") or 0,
        sent_tokens=row.whole("sent_tokens"),
        written_tokens=row.whole("written_tokens"),
        instead=bool(row.flag("instead")),
    )


def _expected(question: Question) -> dict[str, object]:
    """What the question set says of a question, in the set's own form, unknown fields among it."""
    first, *others = [_quotes(quotes) for quotes in question.evidence] or [[]]
    history = [words for turn in question.history for words in (turn.question, turn.answer)]
    return {
        **question.carried,
        **({} if question.answerable is None else {"answer": question.answer}),
        "must_include": [list(forms) for forms in question.must_include],
        "must_not_include": list(question.must_not_include),
        "evidence": first,
        **({"evidence_any": others} if others else {}),
        **({"history": history} if history else {}),
    }


def _quotes(quotes: tuple[Evidence, ...]) -> list[Mapping[str, str]]:
    return [{"doc": quote.document, "quote": quote.quote} for quote in quotes]


def _answer(row: Row) -> Answer:
    try:
        return read_answer(row.fields)
    except ValueError:
        row.fault("답변의 기록이 아닙니다.")
        return Answer("", "", "", True, AnswererKind.EXTRACTIVE, None, (), ())
