"""Stands before every page and route: nobody comes in without a login where users are set."""

import asyncio
import contextlib
from collections.abc import Callable, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assistant.serving.entry import LOGIN, LOGOUT, Entry
from assistant.serving.identity import USER_HEADER, header_value
from assistant.serving.replies import header, lead, show, tell
from assistant.serving.sessions import Session
from assistant.serving.tabs import Tabs, tab_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_CALLS = "/gradio_api/"
_ANOTHERS = {"detail": "다른 사용자가 연 화면입니다. 화면을 새로 고쳐 주세요."}
_NO_LOGIN = {"detail": "로그인이 필요합니다."}
# A link on another site opens a page without the cookie, which is for our own pages alone. The page that is shown
# first then opens itself once more, and that is ours.
_AGAIN = '<!doctype html><html lang="ko"><meta http-equiv="refresh" content="0"><title>문답</title></html>'


class Guard:
    """Asks every request for its session and tells the pages whose it is."""

    def __init__(self, application: "ASGIApp", entry: Entry) -> None:
        self._application = application
        self._entry = entry
        self._tabs = Tabs()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Let a request in, or show the way to the login."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        session = self._entry.present(scope)
        if scope["path"] in (LOGIN, LOGOUT):
            await self._at_the_door(scope, receive, send, session)
        elif session is None:
            await self._turn_away(scope, send)
        else:
            named = (USER_HEADER.encode(), header_value(session.user).encode())
            inside: Scope = {**scope, "headers": [*scope["headers"], named]}
            if scope["path"].startswith(_CALLS):
                await self._call(inside, receive, send, session)
            else:
                await self._application(inside, receive, send)

    async def _call(self, scope: "Scope", receive: "Receive", send: "Send", session: Session) -> None:
        """Let a page's own call through, as long as its session lasts."""
        tab, body = await tab_of(scope, receive)
        if tab is not None and not self._tabs.belongs(tab, session.user):
            await tell(send, 409, _ANOTHERS)
        else:
            await _while_it_lasts(session, partial(self._application, scope, body), send)

    async def _turn_away(self, scope: "Scope", send: "Send") -> None:
        wants_page = scope["method"] == "GET" and "text/html" in header(scope, "accept")
        if not wants_page or scope["path"].startswith(_CALLS):
            await tell(send, 401, _NO_LOGIN)
        elif header(scope, "sec-fetch-site") == "cross-site":
            await show(send, 200, _AGAIN)
        else:
            asked = scope["query_string"].decode("latin-1")
            wanted = scope["path"] + (f"?{asked}" if asked else "")
            told = ["over"] if self._entry.was_in(scope) else []
            told += [f"to={quote(wanted)}"] if wanted != "/" else []
            await lead(send, f"{LOGIN}?{'&'.join(told)}" if told else LOGIN)

    async def _at_the_door(self, scope: "Scope", receive: "Receive", send: "Send", session: Session | None) -> None:
        posted = scope["method"] == "POST"
        if scope["path"] == LOGOUT:
            await (self._entry.leave(scope, send) if posted else lead(send, LOGIN))
        elif posted:
            await self._entry.enter(scope, receive, send)
        elif session:
            await lead(send, "/")
        else:
            await self._entry.form(scope, send)


async def _while_it_lasts(session: Session, answering: Callable[["Send"], Any], send: "Send") -> None:
    """Answer as long as the session lasts: what streams to a reader who has left ends."""
    begun = over = left = False
    loop = asyncio.get_running_loop()

    async def noted(message: MutableMapping[str, Any]) -> None:
        nonlocal begun, over
        begun = True
        over = message["type"] == "http.response.body" and not message.get("more_body", False)
        await send(message)

    def leave() -> None:
        nonlocal left
        left = True
        loop.call_soon_threadsafe(task.cancel)

    task = asyncio.ensure_future(answering(noted))
    session.leaving.append(leave)
    try:
        await task
    except asyncio.CancelledError:
        if not left:  # the server itself stops, or the reader's browser is gone
            raise
        if not begun:
            await tell(send, 401, _NO_LOGIN)
        elif not over:
            await send({"type": "http.response.body", "body": b""})
    finally:
        with contextlib.suppress(ValueError):
            session.leaving.remove(leave)
