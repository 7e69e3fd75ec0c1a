"""The question sets that may be run over a library: the program's samples, the library's own, the judged answers.

A set of a library is a file in its folder ``questions``. Knows nothing of how a set is run.
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from eval.errors import EvaluationError
from eval.questions import Question, QuestionFile, load_file, load_questions, questions_of
from eval.rows import Faults, Row
from eval.set_files import SUFFIXES
from ingest.reasons import reason_of

FOLDER = "questions"
SAMPLES, JUDGED, FILE = "samples", "judged", "file:"
# A question set of a thousand long questions is a megabyte.
MOST_BYTES = 20_000_000
_SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "questions.jsonl"
_UNSAFE = re.compile(r"[^\w .()-]")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A set that can be chosen by its key; one that can't be read has its ``problem`` and no questions.

    ``remarks`` are what its reader should know of the file: sheets passed over, questions that nobody has confirmed.
    """

    key: str
    title: str
    questions: tuple[Question, ...]
    sha256: str
    problem: str = ""
    remarks: tuple[str, ...] = ()


def found_sets(
    library: Path, documents: Collection[str], judged: Iterable[Mapping[str, object]] = ()
) -> tuple[QuestionSet, ...]:
    """All sets, the samples only where the library holds their documents, the judged answers where there are any."""
    found: list[QuestionSet] = []
    if _SAMPLES.is_file() and (samples := file_set(_SAMPLES, SAMPLES, "예시 문서의 질문")).questions:
        wanted = {quote.document for one in samples.questions for quotes in one.evidence for quote in quotes}
        found += [samples] if wanted <= {name.rpartition("/")[2] for name in documents} else []
    folder = library / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.startswith("."):
            found.append(file_set(path, f"{FILE}{path.name}", path.stem))
    rows = list(judged)
    return (*found, _judged_set(rows)) if rows else tuple(found)


def file_set(path: Path, key: str, title: str) -> QuestionSet:
    """Read a set from its file, or say what is wrong with it; a file that hasn't changed is not read again."""
    try:
        found, sha256 = _read(path, path.stat().st_mtime_ns, path.stat().st_size)
        return QuestionSet(key, title, found.questions, sha256, remarks=found.remarks)
    except EvaluationError as error:
        return QuestionSet(key, title, (), "", f"{error.problem} {error.remedy}")
    except OSError as error:
        return QuestionSet(key, title, (), "", f"파일을 읽지 못했습니다({reason_of(error)}).")


@lru_cache(maxsize=16)
def _read(path: Path, changed_ns: int, size: int) -> tuple[QuestionFile, str]:
    return load_file(path), hashlib.sha256(path.read_bytes()).hexdigest()


def not_a_set(name: str) -> EvaluationError:
    """Say of a file that by its name it can be no question set."""
    return EvaluationError(f"‘{name}’ 파일은 질문 묶음이 아닙니다.", "엑셀(.xlsx), CSV, JSONL 파일을 올려 주세요.")


def keep_set(library: Path, given: Path, name: str) -> QuestionSet:
    """Check a file that was given and keep it among the library's sets.

    Raises:
        EvaluationError: it is too large, of another format, has faults (each with its line), or can't be kept.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise not_a_set(name)
    if given.stat().st_size > MOST_BYTES:
        raise EvaluationError(
            f"‘{name}’ 파일이 너무 큽니다.", f"{MOST_BYTES // 1_000_000}MB 이하로 나누어 올려 주세요."
        )
    stem = _UNSAFE.sub("_", Path(name).stem).strip(" .")[:60] or "질문"
    folder = library / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        checked = folder / f".{stem}.checked{suffix}"
        checked.write_bytes(given.read_bytes())
        try:
            _load_named(checked, name)
            path = _free(folder, stem, suffix, checked.read_bytes())
            checked.replace(path)
        finally:
            checked.unlink(missing_ok=True)
    except OSError as error:
        raise EvaluationError(
            f"질문 묶음을 문서함에 두지 못했습니다({reason_of(error)}).", "폴더의 권한과 남은 공간을 확인해 주세요."
        ) from error
    return file_set(path, f"{FILE}{path.name}", path.stem)


def drop_set(library: Path, key: str) -> None:
    """Delete a set that was given; runs over it stay.

    Raises:
        EvaluationError: there is none of that key, or it can't be deleted.
    """
    names = {f"{FILE}{path.name}": path for path in (library / FOLDER).glob("*")} if key.startswith(FILE) else {}
    if key not in names:
        raise EvaluationError("지울 질문 묶음을 찾을 수 없습니다.", "화면을 새로 고친 뒤 다시 골라 주세요.")
    try:
        names[key].unlink()
    except OSError as error:
        raise EvaluationError(
            f"질문 묶음을 지우지 못했습니다({reason_of(error)}).", "폴더의 권한을 확인해 주세요."
        ) from error


def _load_named(path: Path, name: str) -> None:
    """Load a set; its faults name the file as it was given."""
    try:
        load_questions(path)
    except EvaluationError as error:
        raise EvaluationError(error.problem.replace(path.name, name), error.remedy) from error


def _free(folder: Path, stem: str, suffix: str, written: bytes) -> Path:
    """A name that no other set has; the same bytes take the place of themselves."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists() and path.read_bytes() != written:
        path, number = folder / f"{stem} ({number}){suffix}", number + 1
    return path


def _judged_set(rows: list[Mapping[str, object]]) -> QuestionSet:
    written = json.dumps(rows, ensure_ascii=False, sort_keys=True).encode("utf-8", errors="backslashreplace")
    faults = Faults(Path("평가한 답변"))
    questions = questions_of((Row(number, dict(row), faults) for number, row in enumerate(rows, start=1)), faults)
    return QuestionSet(JUDGED, "대화에서 평가한 답변", questions, hashlib.sha256(written).hexdigest())
