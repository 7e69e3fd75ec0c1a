"""The question set of ``eval answers``: its values, and reading it with every fault listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.types import Turn
from eval.errors import EvaluationError
from eval.kinds import UNANSWERABLE
from eval.rows import Faults, Row, read_rows, strings
from eval.separated import read_separated

_KNOWN = frozenset(
    {"id", "question", "history", "type", "answer", "must_include", "must_not_include", "evidence", "evidence_any"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words of a document that give an answer."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question set.

    ``evidence`` holds alternative sets: the quotes of any one of them together are enough. ``must_include``
    is met when one form of each inner tuple stands in the answer. ``carried`` are the fields that the
    contract doesn't name. ``answerable`` is None where the line says nothing about the right answer. ``line`` is where
    the question stands in its file.
    """

    id: str
    question: str
    history: tuple[Turn, ...]
    type: str
    answer: str
    must_include: tuple[tuple[str, ...], ...]
    must_not_include: tuple[str, ...]
    evidence: tuple[tuple[Evidence, ...], ...]
    answerable: bool | None
    carried: Mapping[str, object]
    line: int = field(default=0, compare=False)


def load_questions(path: Path) -> tuple[Question, ...]:
    """Read a question set: JSON Lines, or a table as ``eval.separated`` has it.

    Raises:
        EvaluationError: the file can't be read, is empty, or has faults, which are listed by line.
    """
    faults = Faults(path)
    rows = read_separated(path, faults) if path.suffix.lower() == ".csv" else read_rows(path, faults)
    questions = questions_of(rows, faults)
    if not questions:
        raise EvaluationError(f"{path.name}에 질문이 없습니다.", "한 줄에 질문 하나를 JSON으로 적어 주세요.")
    return questions


def questions_of(rows: Iterable[Row], faults: Faults) -> tuple[Question, ...]:
    """Read the rows of a question set.

    Raises:
        EvaluationError: there are faults, which are listed by line.
    """
    questions: list[Question] = []
    seen: dict[str, int] = {}
    for row in rows:
        question = question_of(row)
        if question.id in seen:
            row.fault(f"id ‘{question.id}’이(가) {seen[question.id]}번째 줄과 같습니다.")
        seen.setdefault(question.id, row.line)
        questions.append(question)
    faults.raise_if_any("그 줄들을 고친 뒤 다시 실행하세요.")
    return tuple(questions)


def question_of(row: Row) -> Question:
    """Read one question; its faults are noted in the row's."""
    must_include = _forms(row)
    evidence = _evidence(row)
    kind = row.text("type")
    answer = row.text("answer")
    identifier = row.identifier("id")
    if not identifier:
        row.fault("‘id’가 없습니다.")
    return Question(
        id=identifier,
        question=row.text("question", required=True),
        history=_history(row),
        type=kind,
        answer=answer,
        must_include=must_include,
        must_not_include=row.texts("must_not_include"),
        evidence=evidence,
        answerable=_answerable(row, kind, bool(answer.strip() or must_include or evidence)),
        carried={name: value for name, value in row.fields.items() if name not in _KNOWN},
        line=row.line,
    )


def _answerable(row: Row, kind: str, has_gold: bool) -> bool | None:
    if kind == UNANSWERABLE:
        return False
    if has_gold:
        return True
    return False if row.fields.get("answer") == "" else None


def _history(row: Row) -> tuple[Turn, ...]:
    words = row.texts("history")
    if len(words) not in (0, 2):
        row.fault("‘history’는 [앞 질문, 앞 답] 두 개여야 합니다.")
        return ()
    return (Turn(words[0], words[1]),) if words else ()


def _forms(row: Row) -> tuple[tuple[str, ...], ...]:
    forms: list[tuple[str, ...]] = []
    for inner in row.array("must_include"):
        if isinstance(inner, list) and inner:
            forms.append(strings(row, "must_include", inner))
        else:
            row.fault("‘must_include’는 [[꼴, 다른 꼴], …]처럼 비어 있지 않은 목록의 목록이어야 합니다.")
    return tuple(forms)


def _evidence(row: Row) -> tuple[tuple[Evidence, ...], ...]:
    """All alternative sets that hold something, ``evidence`` first, each once."""
    sets = [_evidence_set(row, "evidence", row.array("evidence"))]
    for alternative in row.array("evidence_any"):
        if isinstance(alternative, list):
            sets.append(_evidence_set(row, "evidence_any", alternative))
        else:
            row.fault("‘evidence_any’는 근거 목록의 목록이어야 합니다.")
    return tuple(dict.fromkeys(found for found in sets if found))


def _evidence_set(row: Row, name: str, entries: list[object]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for entry in entries:
        if not isinstance(entry, dict):
            row.fault(f'‘{name}’의 근거는 {{"doc": 파일 이름, "quote": 원문}}이어야 합니다.')
            continue
        quoted = strings(row, name, [entry.get("doc"), entry.get("quote")])
        if len(quoted) == 2:
            found.append(Evidence(*quoted))
    return tuple(found)
