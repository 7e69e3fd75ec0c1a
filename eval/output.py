"""What a command puts out: rows, or any content, as a file that is there whole or not at all, and how far it is."""

import errno
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from eval.errors import EvaluationError

_REASONS = {
    errno.ENOENT: "폴더가 없습니다", errno.ENOTDIR: "폴더가 없습니다", errno.EISDIR: "파일이 아니라 폴더입니다",
    errno.EACCES: "쓸 권한이 없습니다", errno.EPERM: "쓸 권한이 없습니다", errno.EROFS: "읽기 전용 디스크입니다",
    errno.ENOSPC: "디스크에 남은 공간이 없습니다", errno.EDQUOT: "디스크 사용 한도를 넘었습니다",
    errno.ENAMETOOLONG: "이름이 너무 깁니다",
}  # fmt: skip
# Called with what is being done, how many are done, and how many there are.
Progress = Callable[[str, int, int], None]


def refuse_overwriting(out: Path, inputs: Sequence[Path]) -> None:
    """Keep a slip on the command line from costing the questions that are measured.

    Raises:
        EvaluationError: ``out`` is one of the inputs.
    """
    if any(_same(out, path) for path in inputs):
        raise EvaluationError(f"결과를 쓸 파일이 읽을 파일과 같습니다: {out}.", "--out에 다른 이름을 적어 주세요.")


class WholeFile:
    """A file, of JSON Lines or else, under its final name only when the ``with`` block ends well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._path = path.resolve()
            # A device or a pipe (/dev/stdout) can't be replaced, and must not be.
            self._direct = self._path.exists() and not self._path.is_file()
        except (OSError, RuntimeError) as error:  # a folder that may not be entered, a link to itself
            raise self._problem(error) from error
        self._unfinished = self._path if self._direct else self._path.with_name(f"{self._path.name}.unfinished")
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._file = self._unfinished.open("wb")
        except OSError as error:
            raise self._problem(error) from error
        return self

    def write_row(self, row: Mapping[str, object]) -> None:
        """Write one row.

        Raises:
            EvaluationError: the disk is full or the file can't be written.
        """
        self.write(json.dumps(row, ensure_ascii=False).encode("utf-8", errors="backslashreplace") + b"\n")

    def write(self, content: bytes) -> None:
        """Write what is no row.

        Raises:
            EvaluationError: the disk is full or the file can't be written.
        """
        assert self._file is not None
        try:
            self._file.write(content)
        except OSError as error:
            raise self._problem(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None
        try:
            self._file.close()
            if kind is None and not self._direct:
                self._unfinished.replace(self._path)
        except OSError as failure:
            if kind is None:
                raise self._problem(failure) from failure
        finally:
            if not self._direct:
                self._unfinished.unlink(missing_ok=True)

    def _problem(self, error: OSError | RuntimeError) -> EvaluationError:
        reason = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
        return EvaluationError(
            f"{self._path} 파일에 쓰지 못했습니다({reason or error}).",
            "--out의 경로를 확인하고 다시 실행해 주세요.",
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # what is not there yet is no input
        return False
