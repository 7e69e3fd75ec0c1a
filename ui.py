"""The pages put together and served: a thin face of gradio. No retrieval, no parsing and no writing of HTML in here.

What stands on each page is drawn by assistant.page.wiring and eval.page.wiring, what is shown there is written by
their pure neighbours. Nothing is fetched from outside the machine.
"""

import contextlib
import signal
import socket
import sys
import threading
import warnings
from typing import TYPE_CHECKING, Any

from assistant.intake.founding import opened
from assistant.intake.intake import Intake
from assistant.page.frame import TITLES, PageName
from assistant.page.intake_routes import PROGRESS_PATH, UPLOAD_PATH, IntakeRoutes
from assistant.page.opening import Opening
from assistant.page.place import Place
from assistant.page.wiring.asking import AskingPage
from assistant.page.wiring.documents import DocumentsPage
from assistant.page.wiring.parts import gradio, head, styles
from assistant.page.wiring.status import StatusPage
from assistant.serving.address import HOST, PORT, listen
from assistant.serving.front import guarded, opened_words, users_for
from assistant.serving.readings import routes
from assistant.serving.sessions import Sessions
from assistant.serving.talk_files import EXPORT, exported
from assistant.serving.turnstile import Turnstile
from assistant.settings import Settings
from assistant.talks.starting import start
from assistant.talks.talks import FILE_NAME
from eval.page.downloads import run_files
from eval.page.wiring import EvaluationPage
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI
    from starlette.types import ASGIApp

_FONTS = ["Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", "sans-serif"]
_THREADS = 64
_SESSIONS = 100
_DAY_S = 24 * 3600
_PAGES = {
    PageName.DOCUMENTS: DocumentsPage,
    PageName.EVALUATION: EvaluationPage,
    PageName.STATUS: StatusPage,
}


def build(place: Place) -> "gr.Blocks":
    """Build all pages over a place."""
    # What gradio itself keeps of files, such as a question set that was sent, goes after a day.
    kept = (_DAY_S // 24, _DAY_S)
    blocks: gr.Blocks = gradio().Blocks(title="문답", analytics_enabled=False, fill_height=True, delete_cache=kept)
    # Who waits for a turn or for the library holds a thread; the others go on.
    blocks.max_threads = _THREADS + place.settings.serving.waiting
    blocks.queue()
    # It looks for new events a thousand times a second, some percent of a core for nothing; nobody sees a hundredth.
    blocks._queue.sleep_when_free = 0.01
    # Of each page it keeps the values last shown, which nothing here reads again: a few, not its ten thousand.
    blocks.state_session_capacity = _SESSIONS
    with blocks:
        AskingPage(place, blocks)
    for name, page in _PAGES.items():
        with blocks.route(TITLES[name], name.value):
            page(place, blocks)
    return blocks


def serve(settings: Settings, host: str = HOST, port: int = PORT) -> None:
    """Serve the pages until interrupted; the library opens behind them.

    Raises:
        PageError: the address is not this machine's own, or the port is taken.
        AssistantError: others could come in and no users are set, or the users file or the certificate can't be read.
    """
    users = users_for(host, settings.serving)
    certificate = settings.serving.certificate
    if certificate:
        certificate.check()
    opening = Opening(lambda: opened(settings))
    with (
        contextlib.closing(listen(host, port)) as listening,
        contextlib.closing(opening),
        contextlib.closing(start(settings.library / FILE_NAME)) as talks,
        contextlib.closing(Intake.of(settings, opening.get)) as intake,
    ):
        turnstile = Turnstile(settings.serving.answered_at_once(settings.model), settings.serving.waiting)
        place = Place(settings, opening, talks, turnstile, Sessions(), intake=intake)
        application = _application(build(place), place)
        own = [*PageName, *_routes(application)]
        entering = (users, place.sessions) if users else None
        front = guarded(application, own, host, settings.serving, entering, lambda: opening.state)
        _run(
            front,
            listening,
            place,
            opened_words(host, listening.getsockname()[1], users, secure=certificate is not None),
        )


def main() -> None:
    """Serve the pages with the settings of the environment; ``mundap ui`` takes flags as well."""
    try:
        serve(Settings.from_environment())
    except UserFacingError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        sys.exit(1)


def _application(blocks: "gr.Blocks", place: Place) -> "FastAPI":
    """Mount the pages in a server."""
    gr = gradio()
    from fastapi import FastAPI

    files = run_files(place.settings.library)
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, routes=files)
    _add_routes(application, place)
    with warnings.catch_warnings():
        # It warns of several pages even where its server-side rendering is switched off, as here.
        warnings.filterwarnings("ignore", message="SSR mode")
        _mount(gr, application, blocks, place.settings)
    return application


def _add_routes(application: "FastAPI", place: Place) -> None:
    """Answer what the pages' scripts ask for beside gradio."""
    for path, answer in routes(place.opening).items():
        application.add_route(path, answer)
    named = place.settings.library.absolute().name
    application.add_route(EXPORT, lambda request: exported(place.talks, named, request))
    files = IntakeRoutes(place.intake)
    application.router.add_route(UPLOAD_PATH, files.check, methods=["GET"])
    application.router.add_route(UPLOAD_PATH, files.take, methods=["PUT"])
    application.router.add_route(PROGRESS_PATH, files.progress, methods=["GET"])


def _routes(application: "FastAPI") -> list[str]:
    """The paths that are ours beside gradio's pages."""
    from starlette.routing import Route

    return [route.path for route in application.routes if isinstance(route, Route)]


def _mount(gr: Any, application: "FastAPI", blocks: "gr.Blocks", settings: Settings) -> None:  # noqa: ANN401 - the untyped module
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        max_file_size=settings.reading.limits.file_bytes,
        theme=gr.themes.Base(primary_hue="blue", neutral_hue="slate", font=_FONTS, font_mono=["Consolas", "monospace"]),
        css=styles(),
        head=head(),
    )


def _run(front: "ASGIApp", listening: socket.socket, place: Place, words: str) -> None:
    """Run the server; once it answers, say where, open the library behind it and take up files that wait."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            sys.stdout.write(words)
            sys.stdout.flush()
            place.opening.start()
            place.intake.start()

    # SIGTERM stops a service: it must close what it has open as Ctrl-C does, not die of it once uvicorn is done.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    certificate = place.settings.serving.certificate
    config = uvicorn.Config(
        front,
        log_level="warning",
        timeout_graceful_shutdown=2,
        server_header=False,
        ssl_certfile=certificate.chain if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
    )
    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run(sockets=[listening])
