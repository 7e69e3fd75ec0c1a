"""Tables that users write: an entry a line, tabs between its columns, ``#`` before a remark."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ingest.decode import canonical, decode_text
from ingest.errors import IngestError

Entry = TypeVar("Entry")


def read_columns(path: Path, read: Callable[[tuple[str, ...]], Entry]) -> list[Entry]:
    """Read each line's columns as an entry; ``read`` raises ValueError with what is wrong, in Korean.

    Raises:
        IngestError: the file can't be read, or a line is wrong; the message names it.
    """
    try:
        lines = decode_text(path.read_bytes()).splitlines()
    except OSError as error:
        raise IngestError(
            f"‘{path}’ 파일을 읽을 수 없습니다({error.strerror}).", "파일의 위치와 권한을 확인해 주세요."
        ) from error
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
