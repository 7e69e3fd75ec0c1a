"""Coming in and going out: the login form's answer, its protection against other sites, and the session's cookie.

The words and the look of the form stand in assistant.page.login_view.
"""

import asyncio
import hashlib
import hmac
import math
import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from assistant.page.frame import PageName
from assistant.page.login_view import LOGIN_POLICY, Told, login_page
from assistant.serving.attempts import Attempts
from assistant.serving.replies import header, lead, show
from assistant.serving.sessions import Session, Sessions
from assistant.serving.users import Users, UsersError, normal_name
from ingest import patterns as re

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

LOGIN, LOGOUT = "/login", "/logout"
_SESSION, _FORM = "mundap_session", "mundap_form"
_FORM_BYTES = 8000
# What an address may ask a page for: names and values without anything that could lead elsewhere.
_ASKED = re.compile(r"[A-Za-z0-9_.~=&%+-]+")
_LONGEST_ASKED = 1000
_REASONS = {"left": Told.LEFT, "over": Told.OVER}


class Entry:
    """The door of one server."""

    def __init__(self, users: Users, sessions: Sessions) -> None:
        self._users = users
        self._sessions = sessions
        self._attempts = Attempts()
        self._secret = secrets.token_bytes(32)
        # Each check takes 32 MB and a core; a crowd at the door must not slow those who are in.
        self._checking = asyncio.Semaphore(1)

    def present(self, scope: "Scope") -> Session | None:
        """Give the session of a request's cookie, if the user may still come in with it."""
        token = _cookie(scope, _SESSION)
        session = self._sessions.find(token) if token else None
        if session is None:
            return None
        try:
            stays = self._users.still(session.user, session.password)
        except UsersError:  # nobody can be let in by a file that can't be read; the form says so
            stays = False
        if not stays:
            self._sessions.end(token)
            return None
        return session

    def was_in(self, scope: "Scope") -> bool:
        """Whether a request still carries the cookie of a session; who goes out by the button takes it along."""
        return bool(_cookie(scope, _SESSION))

    async def form(self, scope: "Scope", send: "Send") -> None:
        """Show the empty form, with why it is shown and the page that comes after it, as the address says."""
        asked = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        told = next((one for word, one in _REASONS.items() if word in asked), Told.NOTHING)
        await self._show(scope, send, 200, told, to=asked.get("to", [""])[0])

    async def enter(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Take the filled form: begin a session, or show the form again with what is wrong."""
        fields = await _fields(receive)
        name, to = normal_name(fields.get("name", "")), fields.get("to", "")
        if not self._is_ours(fields.get("form", ""), _cookie(scope, _FORM)):
            await self._show(scope, send, 403, Told.OLD_FORM, name, to)
            return
        address = (scope.get("client") or ("",))[0]
        wait = self._attempts.begin(name, address)
        if wait > 0:
            await self._show(scope, send, 429, Told.WAIT, name, to, math.ceil(wait))
            return
        try:
            async with self._checking:
                password = await asyncio.to_thread(self._users.checked, name, fields.get("password", ""))
        except UsersError:
            await self._show(scope, send, 503, Told.NO_USERS, name, to)
            return
        if password is None:
            await self._show(scope, send, 401, Told.WRONG, name, to)
            return
        self._attempts.forgive(name, address)
        token = self._sessions.begin(name, password)
        await lead(send, _page(to), (_set(scope, _SESSION, token), _set(scope, _FORM, "")))

    async def leave(self, scope: "Scope", send: "Send") -> None:
        """End the session and show the form."""
        self._sessions.end(_cookie(scope, _SESSION))
        await lead(send, f"{LOGIN}?left", (_set(scope, _SESSION, ""),))

    async def _show(
        self, scope: "Scope", send: "Send", status: int, told: Told, name: str = "", to: str = "", wait_s: int = 0
    ) -> None:
        cookie = _cookie(scope, _FORM)
        fresh = () if cookie else (_set(scope, _FORM, cookie := secrets.token_urlsafe(32)),)
        page = login_page(told, self._signed(cookie), name, _page(to), wait_s)
        again = (("retry-after", str(wait_s)),) if wait_s else ()
        await show(send, status, page, (("content-security-policy", LOGIN_POLICY), *again, *fresh))

    def _is_ours(self, form: str, cookie: str) -> bool:
        """Whether a form was written for the browser that sends it; one without our cookie was not."""
        return bool(cookie) and hmac.compare_digest(form.encode(), self._signed(cookie).encode())

    def _signed(self, cookie: str) -> str:
        return hmac.new(self._secret, cookie.encode("latin-1"), hashlib.sha256).hexdigest()


def _page(to: str) -> str:
    """Give the page to go to: one of our own, perhaps with what it shows, else the first."""
    path, asks, asked = to.partition("?")
    if path not in {page.value for page in PageName} or len(asked) > _LONGEST_ASKED:
        return PageName.ASKING.value
    return to if asks and _ASKED.fullmatch(asked) else path


async def _fields(receive: "Receive") -> dict[str, str]:
    """Read a small form; what is too large counts as empty."""
    body = b""
    more = True
    while more and len(body) <= _FORM_BYTES:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    if len(body) > _FORM_BYTES:
        return {}
    try:
        read = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=8, errors="strict")
    except ValueError:
        return {}
    return {name: values[0] for name, values in read.items()}


def _cookie(scope: "Scope", name: str) -> str:
    pairs = (part.strip().partition("=") for part in header(scope, "cookie").split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def _set(scope: "Scope", name: str, value: str) -> tuple[str, str]:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    gone = "" if value else "; Max-Age=0"
    return "set-cookie", f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{gone}"
