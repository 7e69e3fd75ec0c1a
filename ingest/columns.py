"""Tables that users write: an entry a line, tabs between its columns, ``#`` before a remark."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ingest.decode import canonical, decode_text
from ingest.errors import IngestError

Entry = TypeVar("Entry")

# Some 200,000 lines. A table is read with every start, 100 MB in 50 seconds and 2.5 GB of memory.
LARGEST_BYTES = 10_000_000


def read_columns(path: Path, read: Callable[[tuple[str, ...]], Entry]) -> list[Entry]:
    """Read each line's columns as an entry; ``read`` raises ValueError with what is wrong, in Korean.

    Raises:
        IngestError: the file can't be read, or a line is wrong; the message names it.
    """
    try:
        with path.open("rb") as file:
            written = file.read(LARGEST_BYTES + 1)
        _refuse_large(written)
        lines = decode_text(written).splitlines()
    except FileNotFoundError as error:
        raise IngestError(f"‘{path}’ 파일이 없습니다.", "설정에 적은 위치를 확인해 주세요.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        remedy = "글 파일인지, 읽을 권한이 있는지 확인해 주세요."
        raise IngestError(f"‘{path}’ 파일을 읽을 수 없습니다.", remedy) from error
    except IngestError as error:
        raise IngestError(f"‘{path}’: {error.problem}", error.remedy) from error
    entries: list[Entry] = []
    for number, line in enumerate(lines, start=1):
        columns = tuple(canonical(column).strip() for column in line.split("\t"))
        if not any(columns) or line.lstrip().startswith("#"):
            continue
        try:
            entries.append(read(columns))
        except ValueError as error:
            raise IngestError(f"‘{path}’ {number}번째 줄: {error}", "그 줄을 고친 뒤 다시 실행해 주세요.") from error
    return entries


def _refuse_large(written: bytes) -> None:
    if len(written) > LARGEST_BYTES:
        problem = f"표가 {LARGEST_BYTES // 1_000_000}MB보다 큽니다."
        raise IngestError(problem, "표 파일이 맞는지 확인하고, 맞으면 쓰지 않는 줄을 지워 주세요.")
