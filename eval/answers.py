"""Measure answers: ask every question of a set, write one answer a line, and give the metrics.

What is measured is ``Assistant.ask`` and ``Assistant.search`` as everybody else uses them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import perf_counter

from assistant.assistant import Assistant
from assistant.records import answer_record
from assistant.types import Answer
from eval.cited import CitedDocuments
from eval.errors import EvaluationError
from eval.gold import BUDGETS, READ_CHARACTERS, Gold
from eval.grading import Grade, grade
from eval.measures import begin, measures_of
from eval.output import Progress, WholeFile
from eval.questions import Question
from eval.spans import Span
from eval.summary import summarize
from index.library import Library
from ingest.errors import UserFacingError

# Hits of 20 characters, than which hardly any is shorter, fill what is read.
_HITS = READ_CHARACTERS // 20


def run_questions(
    assistant: Assistant, questions: Sequence[Question], out: Path, progress: Progress
) -> dict[str, object]:
    """Ask and grade every question, and give the figures of ``summarize``.

    ``evidence_not_found`` in them names the questions of which a quote stands nowhere in the library: it
    counts as not found by citations and hits, so the set or the library should be put right.
    """
    gold = gold_of(assistant.library, questions)
    grades: list[Grade] = []
    with WholeFile(out) as file:
        for number, question in enumerate(questions, start=1):
            answer, graded = ask_and_grade(assistant, question, gold)
            grades.append(graded)
            file.write_row(answer_row(question, answer, graded))
            progress("묻는 중", number, len(questions))
    return {**summarize(grades), "evidence_not_found": list(unplaced(questions, gold))}


def ask_and_grade(assistant: Assistant, question: Question, gold: Gold) -> tuple[Answer, Grade]:
    """Ask one question of a set, and say what the answer is worth.

    Raises:
        EvaluationError: it can't be asked.
    """
    answer, latency_ms = _asked(assistant, question)
    library = assistant.library
    begun = begin(question, answer, library.korean)
    graded = grade(question, answer, _hits(assistant, question, answer), gold, latency_ms)
    measures = measures_of(question, answer, len(graded.missing), CitedDocuments(library), begun)
    return answer, replace(graded, measures=measures)


def unplaced(questions: Sequence[Question], gold: Gold) -> tuple[str, ...]:
    """The ids of the questions of which a quote stands nowhere in the library."""
    return tuple(question.id for question in questions if _unplaced(question, gold))


def gold_of(library: Library, questions: Sequence[Question]) -> Gold:
    """Read those documents that the questions' evidence names."""
    named = {quote.document for question in questions for quotes in question.evidence for quote in quotes}
    file_names = {name.rpartition("/")[2] for name in named}
    entries = [entry.name for entry in library.documents.listed()]
    wanted = [name for name in entries if name in named or name.rpartition("/")[2] in file_names]
    return Gold({name: library.document(name).text for name in wanted})


def answer_row(question: Question, answer: Answer, graded: Grade) -> dict[str, object]:
    """Make one line of the answers file.

    The answer as the contract has it, the question's type and unknown fields as they were, and the grade.
    Where an unknown field has the name of an answer's field it stands in ``carried``.
    """
    record = {**answer_record(answer, question.id), "type": question.type, "grade": grade_record(graded)}
    clashing = {name: value for name, value in question.carried.items() if name in record}
    return {**question.carried, **record, **({"carried": clashing} if clashing else {})}


def grade_record(graded: Grade) -> Mapping[str, object]:
    """Say why an answer counts as it does."""
    return {
        "answerable": graded.answerable,
        "correct": graded.correct,
        "missing": [list(forms) for forms in graded.missing],
        "forbidden": list(graded.forbidden),
        "citations": graded.citations,
        "right_citations": graded.right_citations,
        "evidence_in_citations": graded.found_by_citations,
        "evidence_in_hits": graded.found_in_hits,
        "evidence_within": dict(zip(map(str, BUDGETS), graded.found_within, strict=False)),
        "latency_ms": round(graded.latency_ms, 2),
        "measures": asdict(graded.measures) if graded.measures is not None else None,
    }


def _asked(assistant: Assistant, question: Question) -> tuple[Answer, float]:
    """Ask one question, and give the wall milliseconds with the answer."""
    begun = perf_counter()
    try:
        answer = assistant.ask(question.question, question.history)
    except UserFacingError as error:
        raise EvaluationError(f"질문 ‘{question.id}’에서 멈췄습니다. {error.problem}", error.remedy) from error
    return answer, (perf_counter() - begun) * 1000


def _hits(assistant: Assistant, question: Question, answer: Answer) -> tuple[Span, ...]:
    """Search as a reader would: for the question, or for what a follow-up was understood to ask."""
    if not question.evidence:
        return ()
    query = answer.understood if question.history else question.question
    passages = [hit.passage for hit in assistant.search(query, _HITS)]
    return tuple(Span(passage.document, passage.start, passage.end) for passage in passages)


def _unplaced(question: Question, gold: Gold) -> bool:
    return any(not gold.places(quote) for quotes in question.evidence for quote in quotes)
