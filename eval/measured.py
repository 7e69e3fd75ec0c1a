"""Grades of a measurement that was made before: a run, or an answers file as ``eval answers --out`` writes it."""

from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvaluationError
from eval.grading import Grade
from eval.kept import grade_of
from eval.rows import Faults, read_rows
from eval.runs import run_path
from ingest.particles import quoted

_REMEDY = "`mundap eval answers`가 쓴 파일인지 확인해 주세요."


def found_file(folder: Path, named: str) -> Path:
    """The file that is meant: one of that path, else the run of that name in the folder.

    Raises:
        EvaluationError: there is neither.
    """
    path = Path(named)
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):  # no path at all
        pass
    try:
        return run_path(folder, named)
    except EvaluationError as error:
        raise EvaluationError(
            f"{quoted(named, '이라는/라는')} 파일도 실행도 없습니다.",
            f"파일의 경로나 {folder} 안의 실행 이름을 적어 주세요.",
        ) from error


def read_grades(path: Path) -> tuple[Grade, ...]:
    """Read the grades of a run or of an answers file.

    Raises:
        EvaluationError: the file can't be read, or holds lines that aren't graded answers.
    """
    faults = Faults(path)
    grades: list[Grade] = []
    for row in read_rows(path, faults):
        if "run" in row.fields or "end" in row.fields:
            continue
        if not isinstance(row.fields.get("grade"), dict) or not row.identifier("id"):
            row.fault("채점한 답변이 아닙니다(‘id’와 ‘grade’가 있어야 합니다).")
            continue
        grades.append(grade_of(row))
    faults.raise_if_any(_REMEDY)
    _refuse_doubles(path, grades)
    return tuple(grades)


def _refuse_doubles(path: Path, grades: Sequence[Grade]) -> None:
    if not grades:
        raise EvaluationError(f"{path.name}에 채점한 답변이 없습니다.", _REMEDY)
    seen: set[str] = set()
    for grade in grades:
        if grade.id in seen:
            raise EvaluationError(f"{path.name}에 id {quoted(grade.id, '이/가')} 두 번 있습니다.", _REMEDY)
        seen.add(grade.id)
