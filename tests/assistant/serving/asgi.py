"""The server's front asked without a network: one request at a time, against an application that says what it got."""

import asyncio
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes, urlencode

from assistant.serving.config import ServingConfig
from assistant.serving.front import guarded
from assistant.serving.sessions import Sessions

PLACES = ("/", "/documents", "/evaluation", "/status", "/original")


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: str
    cookies: dict[str, str] = field(default_factory=dict)


class Asked:
    """Stands for the pages: keeps the requests that reach it."""

    def __init__(self):
        self.scopes = []

    async def __call__(self, scope, receive, send):
        self.scopes.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": b"inside"})

    def header(self, name):
        return [value.decode() for key, value in self.scopes[-1]["headers"] if key == name.encode()]


class Front:
    """One server's front, and a browser before it that keeps its cookies."""

    def __init__(self, users=None, host="127.0.0.1", application=None, state="ready", **config):
        self.pages = application or Asked()
        self.sessions = Sessions()
        entering = (users, self.sessions) if users else None
        self.front = guarded(self.pages, PLACES, host, ServingConfig(**config), entering, lambda: state)
        self.cookies: dict[str, str] = {}

    def ask(self, path, method="GET", headers=None, body=b"", scheme="http", server="127.0.0.1", client="127.0.0.1"):
        return asyncio.run(self.asking(path, method, headers, body, scheme, server, client))

    async def asking(
        self, path, method="GET", headers=None, body=b"", scheme="http", server="127.0.0.1", client="127.0.0.1"
    ):
        place, _, query = path.partition("?")
        given = {"host": "127.0.0.1:7860", "accept": "text/html", **(headers or {})}
        if self.cookies:
            given["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            given.setdefault("content-length", str(len(body)))
        scope = {
            "type": "http", "method": method, "path": unquote_to_bytes(place).decode(), "query_string": query.encode(),
            "scheme": scheme, "server": (server, 7860), "client": (client, 5000),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items() if value is not None],
        }  # fmt: skip
        sent = []

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        await self.front(scope, receive, send)
        return self._reply(sent)

    def log_in(self, name, password, **how):
        """Fill the form as a browser does."""
        form = re.search(r'name="form" value="(\w+)"', self.ask("/login").body)[1]
        body = urlencode({"name": name, "password": password, "form": form, "to": how.pop("to", "/")}).encode()
        return self.ask("/login", "POST", body=body, **how)

    def _reply(self, sent):
        start, *parts = sent
        fields = [(name.decode(), value.decode("latin-1")) for name, value in start["headers"]]
        for name, value in fields:
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                kept = rest.partition(";")[0]
                self.cookies.pop(key, None)
                if kept:
                    self.cookies[key] = kept
        body = b"".join(part.get("body", b"") for part in parts).decode()
        return Reply(start["status"], dict(fields), body, dict(self.cookies))
