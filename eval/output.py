"""What a measurement puts out: its rows, as a file that is there whole or not at all, and how far it is."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from eval.errors import EvaluationError

# Called with what is being done, how many are done, and how many there are.
Progress = Callable[[str, int, int], None]


class WholeFile:
    """A JSON Lines file under its final name only when the ``with`` block ends well."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        # A device or a pipe (/dev/stdout) can't be replaced, and must not be.
        self._direct = self._path.exists() and not self._path.is_file()
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
        assert self._file is not None
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", errors="backslashreplace")
        try:
            self._file.write(line + b"\n")
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

    def _problem(self, error: OSError) -> EvaluationError:
        return EvaluationError(
            f"{self._path} 파일에 쓰지 못했습니다({os.strerror(error.errno or 0)}).",
            "폴더가 있는지, 쓸 권한과 빈 공간이 있는지 확인해 주세요.",
        )
