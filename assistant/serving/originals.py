"""``/original?name=…``: the very file that a document was read from, to be kept and opened on one's own machine.

Only a file that the library names as a document's source is given, and only as long as it is the file that was read.
A document of an archive gives the archive. What can't be given is said on a small page. No path is ever taken from
outside: the name is looked up in the library.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.errors import AssistantError
from assistant.page.opening import Opening
from assistant.page.prose import inline
from index.planning import UNFINISHED
from index.reading import StoredFile
from ingest.errors import UserFacingError
from ingest.files import readable_name

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from index.library import Library

ORIGINAL = "/original"
_PIECE = 256 * 1024
_PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>원문 · 문답</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 34em; margin: 12vh auto; padding: 0 20px; font: 16px/1.7 Pretendard, "Noto Sans KR",
"Noto Sans CJK KR", "Malgun Gothic", sans-serif; word-break: keep-all; overflow-wrap: anywhere; }}
h1 {{ font-size: 20px; margin: 0 0 12px; }}
</style></head><body><main><h1>원문을 열 수 없습니다</h1><p>{problem}</p><p>{remedy}</p></main></body></html>"""


@dataclass(frozen=True, slots=True)
class Original:
    """An open file, read from its beginning, under the name that it is kept by."""

    file: BufferedReader
    name: str
    size: int


def original_of(library: "Library", name: str) -> Original:
    """Open the file that a document was read from.

    Raises:
        UserFacingError: there is no such document, its file is gone or barred, or it is no longer what was read.
    """
    stored = library.documents.files([name]).get(name)
    if stored is None:
        raise AssistantError("이 문서는 문서함에 없습니다.", "그 사이에 지워졌을 수 있습니다. 질문을 다시 보내 보세요.")
    path = _source(stored)
    try:
        file = path.open("rb")
    except OSError as error:
        raise AssistantError(
            f"‘{readable_name(path.name)}’ 파일을 읽을 수 없습니다.",
            "문서를 읽은 뒤에 옮겨졌거나 읽기 권한이 바뀐 듯합니다. 읽어 둔 글은 화면에서 그대로 볼 수 있습니다.",
        ) from error
    if not _is_as_read(file, stored, inside=path != stored.source):
        file.close()
        raise AssistantError(
            f"‘{readable_name(path.name)}’ 파일이 읽은 뒤에 바뀌었습니다.",
            "문서함의 글은 바뀌기 전의 것입니다. 문서 화면에서 이 파일을 다시 읽어 주세요.",
        )
    return Original(file, readable_name(path.name), os.fstat(file.fileno()).st_size)


def original(opening: Opening, request: "Request") -> "Response":
    """Answer a request for an original."""
    from starlette.responses import HTMLResponse, StreamingResponse

    try:
        found = original_of(opening.get().library, request.query_params.get("name", ""))
    except UserFacingError as error:
        page = _PAGE.format(problem=inline(error.problem, {}), remedy=inline(error.remedy, {}))
        return HTMLResponse(page, status_code=404, headers={"cache-control": "no-store"})
    headers = {
        "content-disposition": disposition(found.name),
        "content-length": str(found.size),
        "cache-control": "no-store",
    }
    return StreamingResponse(_pieces(found.file), media_type="application/octet-stream", headers=headers)


def disposition(name: str) -> str:
    """Write the header that keeps a file under a name (RFC 6266): plain ASCII, and all of it as RFC 5987 has it."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-()") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _source(stored: StoredFile) -> Path:
    """Find the file itself: the source, or the archive that it lies in."""
    if stored.source is None:
        raise AssistantError(
            "이 문서가 어느 파일에서 왔는지 기록이 없습니다.", "읽어 둔 글은 화면에서 그대로 볼 수 있습니다."
        )
    return next((path for path in (stored.source, *stored.source.parents) if path.is_file()), stored.source)


def _is_as_read(file: BufferedReader, stored: StoredFile, *, inside: bool) -> bool:
    """Say whether an open file is the one that was read: by its content, an archive by its time and size."""
    if inside:
        found = os.fstat(file.fileno())
        return found.st_mtime_ns == stored.modified_ns and stored.size in (found.st_size, UNFINISHED)
    same = hashlib.file_digest(file, "sha256").hexdigest() == stored.sha256
    file.seek(0)
    return same


def _pieces(file: BufferedReader) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
