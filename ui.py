"""The pages put together and served: a thin face of gradio. No retrieval, no parsing and no writing of HTML in here.

What stands on each page is drawn by assistant.page.wiring and eval.page.wiring, what is shown there is written by
their pure neighbours. Nothing is fetched from outside the machine.
"""

import contextlib
import socket
import sys
import warnings
from typing import TYPE_CHECKING, Any

from assistant.page.frame import TITLES, PageName
from assistant.page.opening import Opening
from assistant.page.place import Place
from assistant.page.wiring.asking import AskingPage
from assistant.page.wiring.documents import DocumentsPage
from assistant.page.wiring.parts import gradio, head, styles
from assistant.page.wiring.status import StatusPage
from assistant.serving.address import HOST, LOCAL_HOSTS, PORT, listen
from assistant.serving.headers import Headers
from assistant.serving.readings import routes
from assistant.serving.turnstile import Turnstile
from assistant.settings import Settings
from eval.page.wiring import EvaluationPage
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

_FONTS = ["Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", "sans-serif"]
_THREADS = 64
_PAGES = {
    PageName.DOCUMENTS: DocumentsPage,
    PageName.EVALUATION: EvaluationPage,
    PageName.STATUS: StatusPage,
}


def build(place: Place) -> "gr.Blocks":
    """Build all pages over a place."""
    blocks: gr.Blocks = gradio().Blocks(title="문답", analytics_enabled=False, fill_height=True)
    # Who waits for a turn or for the library holds a thread; the others go on.
    blocks.max_threads = _THREADS + place.settings.serving.waiting
    blocks.queue()
    with blocks:
        AskingPage(place, blocks)
    for name, page in _PAGES.items():
        with blocks.route(TITLES[name], name.value):
            page(place, blocks)
    return blocks


def serve(settings: Settings, host: str = HOST, port: int = PORT) -> None:
    """Serve the pages on this machine until interrupted; the library opens behind them.

    Raises:
        PageError: the address is not this machine's own, or the port is taken.
    """
    from assistant.assistant import Assistant

    opening = Opening(lambda: Assistant.open(settings))
    with contextlib.closing(listen(host, port)) as listening, contextlib.closing(opening):
        turnstile = Turnstile(settings.serving.answered_at_once(settings.model), settings.serving.waiting)
        _run(_application(build(Place(settings, opening, turnstile)), opening), listening, opening)


def main() -> None:
    """Serve the pages with the settings of the environment; ``mundap ui`` takes flags as well."""
    try:
        serve(Settings.from_environment())
    except UserFacingError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        sys.exit(1)


def _application(blocks: "gr.Blocks", opening: Opening) -> "FastAPI":
    """Mount the pages in a server that answers only to this machine's own names."""
    gr = gradio()
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOCAL_HOSTS))
    application.add_middleware(Headers)
    for path, answer in routes(opening).items():
        application.add_route(path, answer)
    with warnings.catch_warnings():
        # It warns of several pages even where its server-side rendering is switched off, as here.
        warnings.filterwarnings("ignore", message="SSR mode")
        _mount(gr, application, blocks)
    return application


def _mount(gr: Any, application: "FastAPI", blocks: "gr.Blocks") -> None:  # noqa: ANN401 - the untyped module
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        theme=gr.themes.Base(primary_hue="blue", neutral_hue="slate", font=_FONTS, font_mono=["Consolas", "monospace"]),
        css=styles(),
        head=head(),
    )


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
