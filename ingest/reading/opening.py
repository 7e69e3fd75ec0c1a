"""The bytes of a file on disk, and whether they are plain text; what is wrong with it otherwise, in words.

Nothing is read that is too large or no file at all, and of a kind that can't be read only the beginning.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IngestError
from ingest.formats.detect import Format, detect
from ingest.formats.listing import OLE_START, ZIP_STARTS
from ingest.formats.reading import PLAIN, refuse_long_text
from ingest.limits import MEGABYTE, Limits
from ingest.reasons import reason_of

# Enough to tell every format that is not a container.
_HEAD_BYTES = 4096
_MEND_LINK = "링크가 가리키는 곳을 바로잡거나 링크를 지워 주세요."
# What no other drive and no better connection would mend.
_PLAIN = {
    errno.ELOOP: ("자기 자신을 가리키는 링크라서 열 수 없습니다.", _MEND_LINK),
    errno.ENAMETOOLONG: ("파일이나 폴더의 이름이 너무 깁니다.", "이름을 짧게 바꾸어 다시 넣어 주세요."),
    errno.EISDIR: ("파일이 아니라 폴더입니다.", "그 안에 든 파일을 넣어 주세요."),
}


def plain_format(path: Path) -> Format | None:
    """Tell the format of a file that is plain text; None where a process of its own is to read it.

    Raises:
        IngestError: it is missing, barred, no file, empty, or of a kind that can't be read.
    """
    with _explained(path):
        _refuse_special(path)
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    if head.startswith((*ZIP_STARTS, OLE_START)):
        return None
    form = detect(head, path.name)
    return form if form in PLAIN else None


def read_bytes(path: Path, limits: Limits, form: Format | None = None) -> bytes:
    """Read a whole file, of plain text where ``form`` says so.

    Raises:
        IngestError: it is missing, barred, no file, or too large.
    """
    with _explained(path):
        size = _refuse_special(path)
        if form is not None:
            refuse_long_text(size, limits)
        elif size > limits.file_bytes:
            raise IngestError(
                f"파일이 너무 큽니다({size / MEGABYTE:,.0f}MB).",
                f"{limits.file_bytes // MEGABYTE:,}MB 이하로 나누거나, 환경 변수 MUNDAP_FILE_MB를 늘려 주세요.",
            )
        return path.read_bytes()


def _refuse_special(path: Path) -> int:
    """Refuse what is no plain file, and give the size of what is."""
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        os.listdir(path)  # noqa: PTH208 - raises PermissionError with the reason
    elif not stat.S_ISREG(state.st_mode):  # opening a pipe waits for a writer, reading a device never ends
        raise IngestError("파일이 아니라 장치나 통로입니다.", "보통 파일로 저장해 넣어 주세요.")
    return state.st_size


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        if path.is_symlink():
            raise IngestError("가리키는 파일이 없는 링크입니다.", _MEND_LINK) from error
        raise IngestError("파일이 없습니다.", "경로를 확인해 주세요.") from error
    except PermissionError as error:
        raise IngestError("읽을 권한이 없습니다.", "파일과 폴더의 읽기 권한을 확인해 주세요.") from error
    except OSError as error:
        if error.errno in _PLAIN:
            raise IngestError(*_PLAIN[error.errno]) from error
        raise IngestError(
            f"파일을 읽지 못했습니다({reason_of(error)}).", "디스크나 네트워크 드라이브의 연결을 확인해 주세요."
        ) from error
