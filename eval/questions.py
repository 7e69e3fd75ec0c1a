"""The question set of ``eval answers``: its values, and reading it (JSON Lines, CSV, .xlsx) with every fault listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.types import Turn
from eval.columns import CALLED, DROPPED, PROPOSED
from eval.errors import EvaluationError
from eval.kinds import UNANSWERABLE
from eval.rows import Fault, Faults, Row, read_rows, strings
from eval.separated import read_separated
from eval.sheets import read_workbook
from ingest.particles import quoted, with_particle

_KNOWN = frozenset(
    {"id", "question", "history", "type", "answer", "must_include", "must_not_include", "evidence", "evidence_any"}
)
_WORKBOOKS = (".xlsx", ".xlsm")
_SEPARATED = (".csv", ".tsv")
_OTHER_TABLES = (".xls", ".xlsb", ".ods")
_DOCUMENTS = (".docx", ".doc", ".hwp", ".hwpx", ".pdf", ".pptx", ".html")


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
    the question stands in its file, in ``sheet`` where a workbook has several with questions.
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
    sheet: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """What a file of questions gives: all, those to be asked, every fault, and what its reader should be told."""

    every: tuple[Question, ...]
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[str, ...]


def load_questions(path: Path) -> tuple[Question, ...]:
    """Read the questions of a set that are to be asked.

    Raises:
        EvaluationError: the file can't be read, is empty, or has faults, which are listed by line.
    """
    return load_file(path).questions


def load_file(path: Path) -> QuestionFile:
    """Read a question set without faults.

    Raises:
        EvaluationError: the file can't be read, is empty, or has faults, which are listed by line.
    """
    faults = Faults(path, _called(path))
    found = _read(path, faults)
    faults.raise_if_any("그 줄들을 고친 뒤 다시 실행하세요.")
    return found


def examine_file(path: Path) -> QuestionFile:
    """Read a question set with all its faults.

    Raises:
        EvaluationError: the file can't be read, or is empty.
    """
    return _read(path, Faults(path, _called(path)))


def questions_of(rows: Iterable[Row], faults: Faults) -> tuple[Question, ...]:
    """Read the rows of a question set.

    Raises:
        EvaluationError: there are faults, which are listed by line.
    """
    questions = tuple(_unlike(rows))
    faults.raise_if_any("그 줄들을 고친 뒤 다시 실행하세요.")
    return questions


def _called(path: Path) -> Mapping[str, str]:
    return CALLED if path.suffix.lower() in (*_SEPARATED, *_WORKBOOKS) else {}


def _read(path: Path, faults: Faults) -> QuestionFile:
    """Read a file by its suffix: a table as ``eval.columns`` has it, or else JSON Lines."""
    remarks: list[str] = []
    suffix = path.suffix.lower()
    if suffix in _OTHER_TABLES:
        raise EvaluationError(
            f"{with_particle(path.name, '은/는')} 읽지 않는 형식입니다.", "엑셀에서 .xlsx로 저장해 주세요."
        )
    if suffix in _DOCUMENTS:
        raise EvaluationError(
            f"{with_particle(path.name, '은/는')} 질문 묶음의 형식이 아닙니다.",
            "표를 .xlsx나 .csv로 저장하거나 .jsonl 파일을 주세요.",
        )
    if suffix in _WORKBOOKS:
        rows = read_workbook(path, faults, remarks)
    else:
        rows = read_separated(path, faults) if suffix in _SEPARATED else read_rows(path, faults)
    found = tuple(_unlike(rows))
    if not found and not faults.noted:
        raise EvaluationError(f"{path.name}에 질문이 없습니다.", "한 줄에 질문 하나를 적어 주세요.")
    asked = tuple(question for question in found if question.carried.get("review") != DROPPED)
    if found and not asked:
        raise EvaluationError(
            f"{path.name}의 질문이 모두 ‘버림’입니다.", "물을 질문의 ‘검토’를 ‘채택’으로 바꿔 주세요."
        )
    return QuestionFile(found, asked, faults.noted, (*remarks, *_counted(found, asked)))


def _counted(found: Sequence[Question], asked: Sequence[Question]) -> Iterator[str]:
    """Say how many questions are not as their writer may think: left out, not looked at, without a right answer."""
    if len(asked) < len(found):
        yield f"‘버림’으로 표시한 {len(found) - len(asked):,}문항은 뺐습니다."
    if proposed := sum(question.carried.get("review") == PROPOSED for question in asked):
        yield f"사람이 아직 확인하지 않은 제안이 {proposed:,}문항 들어 있습니다(‘검토’가 ‘제안’)."
    if silent := sum(question.answerable is None for question in asked):
        yield (
            f"정답이 없어 맞았는지 가리지 않는 질문이 {silent:,}문항 들어 있습니다. 문서에 답이 없는 질문이면 ‘종류’에 "
            "‘답이 없는 질문’이라고 적으세요."
        )


def _unlike(rows: Iterable[Row]) -> Iterator[Question]:
    """Read questions; an id that was there before is noted as a fault."""
    seen: dict[str, Row] = {}
    for row in rows:
        question = question_of(row)
        before = seen.setdefault(question.id, row)
        if before is not row and question.id:
            sheet = f"시트 ‘{before.sheet}’ " if before.sheet != row.sheet else ""
            row.fault(
                f"{row.called('id')} {quoted(question.id, '이/가')} {sheet}{before.line}번째 줄과 같습니다.",
                "둘 가운데 하나를 바꾸세요.",
            )
        yield question


def question_of(row: Row) -> Question:
    """Read one question; its faults are noted in the row's."""
    must_include = _forms(row)
    evidence = _evidence(row)
    kind = row.text("type")
    answer = row.text("answer")
    identifier = row.identifier("id")
    if not identifier:
        row.fault(f"{quoted(row.called('id'), '이/가')} 없습니다.", "한 번만 쓰는 번호나 짧은 글을 적으세요.")
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
        sheet=row.sheet,
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
        row.fault(
            f"{quoted(row.called('history'), '은/는')} [앞 질문, 앞 답] 두 개여야 합니다.",
            "하나만 알면 ‘history’를 비우세요.",
        )
        return ()
    return (Turn(words[0], words[1]),) if words else ()


def _forms(row: Row) -> tuple[tuple[str, ...], ...]:
    forms: list[tuple[str, ...]] = []
    for inner in row.array("must_include"):
        if isinstance(inner, list) and inner:
            forms.append(strings(row, "must_include", inner))
        else:
            row.fault(
                f"{quoted(row.called('must_include'), '은/는')} 비어 있지 않은 목록의 목록이어야 합니다.",
                '[["915억", "91,500백만"], ["17.3%"]]처럼 적으세요(표에는 915억|91,500백만; 17.3%).',
            )
    return tuple(forms)


def _evidence(row: Row) -> tuple[tuple[Evidence, ...], ...]:
    """All alternative sets that hold something, ``evidence`` first, each once."""
    sets = [_evidence_set(row, "evidence", row.array("evidence"))]
    for alternative in row.array("evidence_any"):
        if isinstance(alternative, list):
            sets.append(_evidence_set(row, "evidence_any", alternative))
        else:
            row.fault(
                f"{quoted(row.called('evidence_any'), '은/는')} 근거 목록의 목록이어야 합니다.",
                '[[{"doc": "문서", "quote": "원문"}]]처럼 적으세요.',
            )
    return tuple(dict.fromkeys(found for found in sets if found))


def _evidence_set(row: Row, name: str, entries: list[object]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for entry in entries:
        if not isinstance(entry, dict):
            row.fault(
                f"‘{row.called(name)}’의 근거에 문서와 글이 없습니다.",
                '{"doc": "파일 이름", "quote": "원문"}으로 적으세요.',
            )
            continue
        quoted = strings(row, name, [entry.get("doc"), entry.get("quote")])
        if len(quoted) == 2:
            found.append(Evidence(*quoted))
    return tuple(found)
