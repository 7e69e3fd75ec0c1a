"""Short answers that the server gives before any page is asked."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope, Send

Headers = tuple[tuple[str, str], ...]


async def say(send: "Send", status: int, words: str, headers: Headers = ()) -> None:
    """Answer with a line of text."""
    await _send(send, status, words + "\n", "text/plain; charset=utf-8", headers)


async def tell(send: "Send", status: int, record: object, headers: Headers = ()) -> None:
    """Answer with JSON."""
    await _send(send, status, json.dumps(record, ensure_ascii=False), "application/json", headers)


async def show(send: "Send", status: int, page: str, headers: Headers = ()) -> None:
    """Answer with a page of HTML."""
    await _send(send, status, page, "text/html; charset=utf-8", headers)


async def lead(send: "Send", place: str, headers: Headers = ()) -> None:
    """Lead the browser to another page of this server, by GET."""
    await _send(send, 303, "", "text/plain; charset=utf-8", (("location", place), *headers))


def header(scope: "Scope", name: str) -> str:
    """Read a request's header; empty where there is none, the first where there are several."""
    wanted = name.encode("ascii")
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == wanted), "")


async def _send(send: "Send", status: int, text: str, kind: str, headers: Headers) -> None:
    body = text.encode("utf-8", "replace")
    fields = (("content-type", kind), ("content-length", str(len(body))), ("cache-control", "no-store"), *headers)
    encoded = [(name.encode("ascii"), value.encode("latin-1")) for name, value in fields]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": body})
