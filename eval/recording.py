"""Writing a run: one answer at a time, so that a killed run loses no more than the question it was on."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from eval.errors import EvaluationError
from eval.kept import Kept, kept_row
from eval.runs import FORMAT, SUFFIX, UNFINISHED, Run, RunFacts, now, read_run, refuse_name, whole_lines
from eval.summary import summarize
from ingest.reasons import reason_of

if TYPE_CHECKING:
    from filelock import FileLock


class Recording:
    """A run that is being written: what is kept of it already, and one more row at a time.

    Raises:
        EvaluationError: on entering, the name is taken by a finished run or by one of other settings, somebody else
            is writing it, or the folder can't be written.
    """

    def __init__(self, folder: Path, facts: RunFacts) -> None:
        refuse_name(facts.name)
        self._folder = folder
        self._final = folder / f"{facts.name}{SUFFIX}"
        self._path = folder / f"{facts.name}{UNFINISHED}"
        self._facts = facts
        self._kept: list[Kept] = []
        self._file: IO[bytes] | None = None
        self._lock: FileLock | None = None

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What has been answered so far, before a kill as well."""
        return tuple(self._kept)

    def __enter__(self) -> Self:
        if self._final.exists():
            raise EvaluationError(
                f"‘{self._facts.name}’ 실행이 이미 있습니다.", "다른 이름을 적거나 앞의 것을 지워 주세요."
            )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._hold()
            self._file = self._opened()
        except OSError as error:
            raise _unwritable(self._path, error) from error
        return self

    def write(self, kept: Kept) -> None:
        """Keep one more answer; it stands on the disk when this returns, unless the machine itself goes down."""
        self._kept.append(kept)
        self._write(kept_row(kept.question, kept.answer, kept.grade))

    def finish(self, not_found: Sequence[str]) -> Run:
        """End the run: its figures are written and the file gets its final name."""
        ended_at = now()
        figures = summarize([kept.grade for kept in self._kept])
        self._write({"end": {"ended_at": ended_at, "figures": figures, "evidence_not_found": list(not_found)}})
        assert self._file is not None
        try:
            os.fsync(self._file.fileno())
            self._file.close()
            self._path.replace(self._final)
        except OSError as error:
            raise _unwritable(self._final, error) from error
        return Run(self._facts, self.kept, ended_at, tuple(not_found))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
        if self._lock is not None:
            self._lock.release()
            Path(self._lock.lock_file).unlink(missing_ok=True)

    def _hold(self) -> None:
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / f".{self._facts.name}.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise EvaluationError(
                f"‘{self._facts.name}’ 실행을 다른 곳에서 쓰고 있습니다.",
                "끝나기를 기다리거나 다른 이름을 적어 주세요.",
            ) from error
        self._lock = lock

    def _opened(self) -> IO[bytes]:
        """Open the file after its last whole line, or begin it."""
        if not self._path.exists():
            file = self._path.open("xb", buffering=0)
            file.write(_line({"run": {"format": FORMAT, **asdict(self._facts)}}))
            return file
        run = read_run(self._path)
        if not run.facts.same_work(self._facts):
            raise EvaluationError(
                f"‘{self._facts.name}’ 실행은 다른 설정이나 문서로 시작해 이어서 할 수 없습니다.",
                "다른 이름을 적거나 앞의 것을 지워 주세요.",
            )
        self._facts, self._kept = run.facts, list(run.answers)
        file = self._path.open("r+b", buffering=0)
        whole = sum(len(line) for line in whole_lines(self._path))
        file.truncate(whole)
        file.seek(whole)
        return file

    def _write(self, row: Mapping[str, object]) -> None:
        assert self._file is not None
        try:
            self._file.write(_line(row))
        except OSError as error:
            raise _unwritable(self._path, error) from error


def _line(row: Mapping[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", errors="backslashreplace") + b"\n"


def _unwritable(path: Path, error: OSError) -> EvaluationError:
    return EvaluationError(
        f"{path} 파일에 쓰지 못했습니다({reason_of(error)}).", "폴더의 권한과 남은 공간을 확인해 주세요."
    )
