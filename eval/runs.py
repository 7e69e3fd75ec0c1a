"""A run over a question set, kept as one file from which every table can be made again.

``NAME.jsonl`` in the folder of runs: the first line says what was run with what (``{"run": {…}}``), then one line for
each question as ``eval.kept`` has it, and at the end ``{"end": {…}}`` with the figures. While it is being written the
file is called ``NAME.jsonl.unfinished``; a killed run is read up to its last whole line and goes on from there. No
key and no address of a language model is ever written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from eval.errors import EvaluationError
from eval.kept import Kept, kept_of, kept_row
from eval.rows import Faults, Row, parsed_row
from ingest.particles import quoted, with_particle
from ingest.reasons import reason_of

FOLDER = "runs"
FORMAT = 1
_BROKEN = "실행 파일이 바뀌었거나 깨졌습니다. 다시 실행해 주세요."
SUFFIX, UNFINISHED = ".jsonl", ".jsonl.unfinished"
# How runs are named that nobody named.
_DATED = re.compile(r".* \d{4}-\d\d-\d\d \d{6}")
_NAME = re.compile(r"[\w][\w .()-]{0,79}")


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What was run, over what, with what, where and since when; empty where nothing is known."""

    name: str
    questions_name: str
    questions_sha256: str
    questions: int
    library_revision: int
    documents: int
    encoder: str
    reranker: str = ""
    model: str = ""
    program: str = ""
    git: str = ""
    machine: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    began_at: str = ""

    @property
    def title(self) -> str:
        """What a run is called: by the name that a person gave it, else by its question set."""
        return self.questions_name if _DATED.fullmatch(self.name) else self.name

    def same_work(self, other: "RunFacts") -> bool:
        """Whether a run with these facts may go on where the other stopped."""
        own, others = (replace(facts, began_at="", machine="") for facts in (self, other))
        return own == others


@dataclass(frozen=True, slots=True)
class Run:
    """A run as far as it has come; ``ended_at`` is empty until all questions are answered."""

    facts: RunFacts
    answers: tuple[Kept, ...]
    ended_at: str = ""
    not_found: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether every question was asked."""
        return bool(self.ended_at)


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run in the list of runs: enough to name it, without its answers."""

    facts: RunFacts
    answered: int
    ended_at: str
    figures: Mapping[str, object]
    path: Path


def now() -> str:
    """Give this moment as runs write it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def run_path(folder: Path, name: str) -> Path:
    """Where the run of a name is kept, finished or not.

    Raises:
        EvaluationError: there is none, or it can't be a run's name.
    """
    refuse_name(name)
    for suffix in (SUFFIX, UNFINISHED):
        path = folder / f"{name}{suffix}"
        if path.is_file():
            return path
    raise EvaluationError(f"{quoted(name, '이라는/라는')} 실행이 없습니다.", "실행 목록에서 이름을 확인해 주세요.")


def read_run(path: Path) -> Run:
    """Read a run, and of an unfinished one all whole lines.

    Raises:
        EvaluationError: it can't be read, or is no run.
    """
    facts, rows, end = _parts(path)
    faults = Faults(path)
    answers = tuple(kept_of(Row(number, fields, faults)) for number, fields in enumerate(rows, start=2))
    faults.raise_if_any(_BROKEN)
    ended_at, not_found = end.get("ended_at"), end.get("evidence_not_found")
    return Run(
        facts,
        answers,
        ended_at if isinstance(ended_at, str) else "",
        tuple(map(str, not_found)) if isinstance(not_found, list) else (),
    )


def listed_runs(folder: Path) -> tuple[RunEntry, ...]:
    """All runs of a folder, the newest first; files that are no runs are passed over."""
    found: list[RunEntry] = []
    for path in sorted(folder.glob("*.jsonl*")) if folder.is_dir() else ():
        if path.name.endswith((SUFFIX, UNFINISHED)):
            try:
                found.append(_entry(path))
            except EvaluationError:
                continue
    return tuple(sorted(found, key=lambda entry: entry.facts.began_at, reverse=True))


def remove_run(folder: Path, name: str) -> None:
    """Delete a run.

    Raises:
        EvaluationError: there is none of that name, or it can't be deleted.
    """
    path = run_path(folder, name)
    try:
        path.unlink()
    except OSError as error:
        raise EvaluationError(
            f"‘{name}’ 실행을 지우지 못했습니다({reason_of(error)}).", "폴더의 권한을 확인해 주세요."
        ) from error


def rows_of(run: Run) -> Iterator[dict[str, object]]:
    """The run's answers as lines of an answers file."""
    for kept in run.answers:
        row = kept_row(kept.question, kept.answer, kept.grade)
        row.pop("expected")
        yield row


def whole_lines(path: Path) -> list[bytes]:
    """The lines of a run, without the last one where a kill tore it."""
    lines = path.read_bytes().splitlines(keepends=True)
    if lines and (not lines[-1].endswith(b"\n") or parsed_row(0, lines[-1], Faults(path)) is None):
        lines.pop()
    return lines


def _parts(path: Path) -> tuple[RunFacts, list[dict[str, object]], dict[str, object]]:
    """The head, the answers and the end of a run; of an unfinished one the end is empty."""
    try:
        return _read(path, whole_lines(path))
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({reason_of(error)}).", "경로를 확인해 주세요.") from error


def _read(path: Path, lines: Sequence[bytes]) -> tuple[RunFacts, list[dict[str, object]], dict[str, object]]:
    faults = Faults(path)
    rows = [row.fields for number, line in enumerate(lines, 1) if (row := parsed_row(number, line, faults))]
    faults.raise_if_any(_BROKEN)
    if not rows or not isinstance(rows[0].get("run"), dict):
        raise EvaluationError(
            f"{with_particle(path.name, '은/는')} 실행 파일이 아닙니다.",
            "`mundap eval answers --run`이 남긴 파일을 주세요.",
        )
    facts = _facts(Row(1, rows[0], faults).inner("run"))
    faults.raise_if_any(_BROKEN)
    end = rows[-1].get("end")
    return (facts, rows[1:-1], end) if isinstance(end, dict) else (facts, rows[1:], {})


def _facts(row: Row) -> RunFacts:
    return RunFacts(
        name=row.text("name"),
        questions_name=row.text("questions_name"),
        questions_sha256=row.text("questions_sha256"),
        questions=row.whole("questions") or 0,
        library_revision=row.whole("library_revision") or 0,
        documents=row.whole("documents") or 0,
        encoder=row.text("encoder"),
        reranker=row.text("reranker"),
        model=row.text("model"),
        program=row.text("program"),
        git=row.text("git"),
        machine=row.text("machine"),
        settings={name: str(value) for name, value in row.inner("settings").fields.items()},
        began_at=row.text("began_at"),
    )


def _entry(path: Path) -> RunEntry:
    """Read the first and the last line; the answers between them are only counted."""
    try:
        lines = whole_lines(path)
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({reason_of(error)}).", "경로를 확인해 주세요.") from error
    facts, _, end = _read(path, [*lines[:1], *lines[1:][-1:]])
    figures, ended_at = end.get("figures"), end.get("ended_at")
    return RunEntry(
        facts,
        len(lines) - 1 - bool(end),
        ended_at if isinstance(ended_at, str) else "",
        figures if isinstance(figures, dict) else {},
        path,
    )


def refuse_name(name: str) -> None:
    """Keep names from leading out of the folder.

    Raises:
        EvaluationError: no run may be called so.
    """
    if not _NAME.fullmatch(name) or name.endswith((" ", ".")):
        raise EvaluationError(
            f"{quoted(name, '은/는')} 실행의 이름으로 쓸 수 없습니다.",
            "글자와 숫자, 빈칸, ‘-’, ‘_’, ‘.’으로 80자 안에서 적어 주세요.",
        )
