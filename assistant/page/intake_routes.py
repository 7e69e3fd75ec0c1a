"""What the script of the documents page asks the server for directly: taking a file, and how all files stand.

Gradio's own upload keeps a second copy of each file in a cache that any session may read, tells its progress by a
stream for each file, and hands the files over when the last of them has come. Here each file is a request of its own:
the browser tells how much of it is sent, the bytes are counted, hashed and written where they stay, and reading begins
while the next one is on its way. How the files stand is the same for all readers, so it is asked for by version and
costs next to nothing where nothing has changed; gradio would need a queued event for each look.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from assistant.intake.errors import IntakeError
from assistant.intake.intake import Intake
from assistant.intake.originals import Receiving
from assistant.page.intake_view import intake_view
from assistant.serving.identity import user_of
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

UPLOAD_PATH, PROGRESS_PATH = "/documents/files", "/documents/progress"
# Written to disk in pieces of this size, off the thread that serves everybody.
_PIECE = 1 << 20
# A form of another site can't set a header, so what lacks it was not sent by our page.
_MARK = "x-mundap-upload"


class IntakeRoutes:
    """What answers at the paths."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    async def check(self, request: "Request") -> "Response":
        """Say whether a file of that name and size can be taken, before any of it is sent."""
        return await _told(self._check, request)

    async def take(self, request: "Request") -> "Response":
        """Take one file."""
        return await _told(self._take, request)

    async def progress(self, request: "Request") -> "Response":
        """Show how all files stand, unless nothing has changed since the version that is named."""
        from starlette.responses import Response

        state = self._intake.state()
        if request.query_params.get("after") == state.version:
            return Response(status_code=204)
        headers = {"x-version": state.version, "x-busy": str(int(state.busy)), "cache-control": "no-store"}
        return Response(intake_view(state), media_type="text/html", headers=headers)

    async def _check(self, request: "Request") -> dict[str, object]:
        from starlette.concurrency import run_in_threadpool

        name, size = request.query_params.get("name", ""), _size(request.query_params.get("size", ""))
        return {"name": await run_in_threadpool(self._intake.check, name, size)}

    async def _take(self, request: "Request") -> dict[str, object]:
        from starlette.concurrency import run_in_threadpool

        if _MARK not in request.headers:
            raise IntakeError("이 화면에서 보낸 파일이 아닙니다.", "문서 화면에서 다시 올려 주세요.")
        size = _size(request.headers.get("content-length", ""))
        sent = request.query_params.get("name", "")
        name, receiving = await run_in_threadpool(self._intake.receive, sent, size)
        try:
            await _receive(request, receiving, size)
            file = await run_in_threadpool(self._intake.submit, name, receiving, user_of(request.headers))
        finally:
            receiving.discard()
        return {"key": file.key}


async def _receive(request: "Request", receiving: Receiving, size: int) -> None:
    from starlette.concurrency import run_in_threadpool

    waiting = bytearray()
    async for piece in request.stream():
        waiting += piece
        if receiving.size + len(waiting) > size:
            raise IntakeError("알린 크기보다 큰 파일이 왔습니다.", "다시 올려 주세요.")
        if len(waiting) >= _PIECE:
            await run_in_threadpool(receiving.write, bytes(waiting))
            waiting.clear()
    await run_in_threadpool(receiving.write, bytes(waiting))
    if receiving.size != size:
        raise IntakeError("파일이 끝까지 오지 않았습니다.", "다시 올려 주세요.")


async def _told(answer: "Callable[[Request], Awaitable[dict[str, object]]]", request: "Request") -> "Response":
    """Answer in JSON, a failure in its two sentences."""
    from starlette.requests import ClientDisconnect
    from starlette.responses import JSONResponse, Response

    try:
        return JSONResponse(await answer(request))
    except UserFacingError as error:
        return JSONResponse({"problem": error.problem, "remedy": error.remedy}, status_code=422)
    except ClientDisconnect:
        return Response(status_code=400)
    except OSError:
        problem, remedy = "파일을 받다가 디스크에 쓰지 못했습니다.", "남은 공간을 확인한 뒤 다시 올려 주세요."
        return JSONResponse({"problem": problem, "remedy": remedy}, status_code=507)


def _size(length: str) -> int:
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        raise IntakeError("파일의 크기를 알 수 없습니다.", "문서 화면에서 다시 올려 주세요.")
    return int(length)
