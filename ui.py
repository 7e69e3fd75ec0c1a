"""The chat page: a thin face of gradio over an Assistant. No retrieval, no parsing and no writing of HTML in here.

Gradio puts ``gr.HTML`` values into the page as they are, so every value set here comes from assistant.page.rendering or
assistant.page.source_view, which escape all that they are given. Nothing is fetched from outside the machine.
"""

import contextlib
import errno
import os
import socket
import sys
from collections.abc import Iterator, MutableMapping
from importlib.resources import files
from os import environ
from typing import TYPE_CHECKING, Any

from assistant.page import conversation
from assistant.page.conversation import Exchanges
from assistant.page.examples import answered_examples
from assistant.page.opening import Opening
from assistant.page.rendering import GREETING, NO_SOURCE, header
from assistant.settings import Settings
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI
    from starlette.types import ASGIApp, Receive, Scope, Send

    from assistant.assistant import Assistant

HOST, PORT = "127.0.0.1", 7860
_LOCAL_HOSTS = ("127.0.0.1", "localhost")
# gr.HTML builds its templates with Function(), hence 'unsafe-eval'; gradio's start page has inline scripts and styles.
_HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; frame-src 'none'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_HEAD = "<script>document.documentElement.lang = 'ko'</script>"
_FONTS = ["Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", "sans-serif"]
_EXAMPLES = 3
_PORTS_TRIED = 50
_LOADING = "문서를 불러오는 중…"
_SEARCHING = "찾는 중…"
_NO_DOCUMENTS = "아직 문서가 없습니다. `mundap add 폴더`로 문서를 넣어 주세요."

# Gradio's border is untyped: an update is a dict from components to values.
_Updates = dict[Any, Any]


class PageError(UserFacingError):
    """The page can't be opened where it was asked to be."""


def build(assistant: "Assistant") -> "gr.Blocks":
    """Build the page over an open assistant."""
    return _Page(Opening(lambda: assistant)).blocks


def serve(settings: Settings, host: str = HOST, port: int = PORT) -> None:
    """Serve the page on this machine until interrupted; the library opens behind it.

    Raises:
        PageError: the address is not this machine's own, or the port is taken.
    """
    from assistant.assistant import Assistant

    opening = Opening(lambda: Assistant.open(settings))
    with contextlib.closing(_listen(host, port)) as listening, contextlib.closing(opening):
        _run(_application(_Page(opening).blocks), listening, opening)


def main() -> None:
    """Serve the page with the settings of the environment; ``mundap ui`` takes flags as well."""
    try:
        serve(Settings.from_environment())
    except UserFacingError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        sys.exit(1)


class _Page:
    """The page's components and what happens to them."""

    blocks: "gr.Blocks"

    def __init__(self, opening: Opening) -> None:
        gr = _gradio()
        self._opening = opening
        self._offered: tuple[int, tuple[str, ...]] = (-1, ())
        with gr.Blocks(title="문답", analytics_enabled=False, fill_height=True) as self.blocks:
            self._exchanges = gr.State(())
            self._header = _html(gr, header(_LOADING), "header")
            with gr.Row(elem_id="desk"):
                with gr.Column(elem_id="chat", scale=3, min_width=320):
                    self._draw_log(gr)
                    self._draw_composer(gr)
                with gr.Column(elem_id="evidence", scale=2, min_width=320):
                    self._source = _html(gr, NO_SOURCE, "source", _asset("page.js"))
            self._connect(gr)

    def _draw_log(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        with gr.Column(elem_id="log"):
            with gr.Column(elem_id="start") as self._start:
                _html(gr, GREETING, "greeting")
                self._examples = [gr.Button(visible=False, elem_classes="example") for _ in range(_EXAMPLES)]
            self._past = _html(gr, "", "past")
            self._current = _html(gr, "", "current")

    def _draw_composer(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        with gr.Row(elem_id="composer"):
            self._question = gr.Textbox(
                label="질문",
                show_label=False,
                container=False,
                placeholder="문서에 대해 물어보세요",
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
            )
            self._send = gr.Button("묻기", variant="primary", scale=0, min_width=76, elem_id="send")
            self._stop = gr.Button("멈추기", visible=False, scale=0, min_width=76, elem_id="stop")

    def _connect(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        outputs = [self._question, self._exchanges, self._past, self._current, self._send, self._stop, self._start]
        quiet: dict[str, object] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 8}
        asking = [
            event(self._ask, [words, self._exchanges], set(outputs), **quiet)
            for event, words in [(self._question.submit, self._question), (self._send.click, self._question)]
            + [(button.click, button) for button in self._examples]
        ]
        self._stop.click(self._stopped, self._exchanges, set(outputs), cancels=asking, **quiet)

        def cited(exchanges: Exchanges, event: gr.EventData) -> object:
            named = (getattr(event, "turn", None), getattr(event, "number", None))
            shown = conversation.source(self._opening.get(), exchanges, *named)
            return gr.skip() if shown is None else shown

        self._source.click(cited, self._exchanges, self._source, **quiet)
        # Every page waits here for the library, so no number of them may keep others out.
        quiet["concurrency_limit"] = None
        page: Any = self.blocks
        page.load(self._ready, None, {self._header, *self._examples}, **quiet)

    def _ready(self) -> Iterator[_Updates]:
        """Wait until the library is open, say so, then offer questions that it answers."""
        try:
            assistant = self._opening.get()
            count = len(assistant.library.entries())
            yield {self._header: header(f"문서 {count:,}건") if count else header(_NO_DOCUMENTS, trouble=True)}
            if self._offered[0] != assistant.library.revision:
                self._offered = assistant.library.revision, answered_examples(assistant, _EXAMPLES)
        except UserFacingError as error:
            yield {self._header: header(f"{error.problem} {error.remedy}", trouble=True)}
            return
        gr = _gradio()
        offered = zip(self._examples, self._offered[1], strict=False)
        yield {button: gr.update(value=question, visible=True) for button, question in offered}

    def _ask(self, question: str, exchanges: Exchanges) -> Iterator[_Updates]:
        """Answer a question word by word."""
        if not question.strip():
            yield {self._question: ""}
            return
        past = "".join(exchange.shown for exchange in exchanges)
        yield {self._question: "", self._past: past, **self._working(True)}
        state = _SEARCHING if self._opening.ready else _LOADING
        for exchange in conversation.ask(self._opening.get, exchanges, question, state):
            yield {self._exchanges: (*exchanges, exchange), self._current: exchange.shown}
        yield self._working(False)

    def _stopped(self, exchanges: Exchanges) -> _Updates:
        """Keep what has come of an answer that the reader stopped."""
        stopped = conversation.stop(exchanges)
        shown = {self._exchanges: stopped, self._current: stopped[-1].shown} if stopped else {}
        return {**shown, **self._working(False)}

    def _working(self, working: bool) -> _Updates:
        gr = _gradio()
        return {
            self._start: gr.update(visible=False),
            self._send: gr.update(visible=not working),
            self._stop: gr.update(visible=working),
        }


class _Headers:
    """Adds the security headers to every answer of the server."""

    def __init__(self, application: "ASGIApp") -> None:
        self._application = application
        self._headers = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass one request on."""

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._application(scope, receive, send_with_headers)


def _gradio() -> Any:  # noqa: ANN401 - the untyped module
    """Import gradio with its reporting to the outside switched off."""
    environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # set, never read: gradio reads it
    import gradio

    return gradio


def _html(gr: Any, value: str, name: str, script: str | None = None) -> Any:  # noqa: ANN401 - the untyped module
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def _asset(name: str) -> str:
    return files("assistant.page").joinpath(name).read_text(encoding="utf-8")


def _application(blocks: "gr.Blocks") -> "FastAPI":
    """Mount the page in a server that answers only to this machine's own names."""
    gr = _gradio()
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(TrustedHostMiddleware, allowed_hosts=list(_LOCAL_HOSTS))
    application.add_middleware(_Headers)
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        theme=gr.themes.Base(primary_hue="blue", neutral_hue="slate", font=_FONTS, font_mono=["Consolas", "monospace"]),
        css=_asset("page.css"),
        head=_HEAD,
    )
    return application


def _listen(host: str, port: int) -> socket.socket:
    """Take the port now, so that a taken one is said before anything is loaded."""
    if host not in _LOCAL_HOSTS:
        raise PageError(
            f"사용자 확인 기능이 아직 없어 다른 컴퓨터에서 들어올 수 있는 주소({host})로는 열 수 없습니다.",
            f"--host를 빼거나 --host {HOST}로 실행하세요.",
        )
    try:
        return _bound(host, port)
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        problem = f"{port}번 포트를 다른 프로그램이 쓰고 있습니다." if taken else f"{port}번 포트를 열 수 없습니다."
        raise PageError(problem, f"--port {_free_port(host, port)}처럼 다른 포트를 정해 다시 실행하세요.") from error


def _bound(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # On Windows this option would let two programs share the port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError):
        listening.close()
        raise
    return listening


def _free_port(host: str, taken: int) -> int:
    start = taken if 1024 <= taken < 65_535 - _PORTS_TRIED else PORT
    for port in range(start + 1, start + _PORTS_TRIED):
        with contextlib.suppress(OSError), contextlib.closing(_bound(host, port)):
            return port
    return PORT


def _run(application: "FastAPI", listening: socket.socket, opening: Opening) -> None:
    """Run the server; once it answers, say where and open the library behind it."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            host, port = listening.getsockname()
            sys.stdout.write(f"문답을 열었습니다. 브라우저에서 http://{host}:{port} 로 들어오세요. (끝내기: Ctrl+C)\n")
            sys.stdout.flush()
            opening.start()

    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=2)
    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run(sockets=[listening])
