"""A real HTTP server on 127.0.0.1 that streams chat completions, and fails in every way that servers do."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast


class Fault(StrEnum):
    NONE = "none"
    STATUS = "status"  # answers with ``status`` and ``body``
    CUT = "cut"  # closes after the pieces, without finish_reason or [DONE]
    BROKEN = "broken"  # drops the connection in the middle of a chunk
    LENGTH = "length"  # finish_reason "length"
    STALL = "stall"  # sends the pieces, then nothing
    SILENT = "silent"  # sends no header at all
    EMPTY_CHOICES = "empty choices"
    NO_CONTENT = "no content"  # content is null throughout
    JUNK = "junk"  # an event that is no JSON
    HTML = "html"  # 200 with a page, as a proxy sends
    ERROR_EVENT = "error event"  # an error inside the stream


@dataclass
class Script:
    """What the server does next, and what it was asked."""

    pieces: Sequence[str] = ("안녕", "하세요.")
    fault: Fault = Fault.NONE
    status: int = 500
    body: object = field(default_factory=lambda: {"error": {"message": "rejected"}})
    pause_s: float = 0.0
    hang_s: float = 5.0
    requests: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    script: Script

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_POST(self) -> None:
        script = cast(_Server, self.server).script
        script.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        script.keys.append(self.headers.get("Authorization", ""))
        self.close_connection = True
        if script.fault is Fault.SILENT:
            script.over.wait(script.hang_s)
        elif script.fault is Fault.STATUS:
            self._whole(script.status, "application/json", json.dumps(script.body).encode())
        elif script.fault is Fault.HTML:
            self._whole(200, "text/html", b"<html><body>proxy login</body></html>")
        else:
            self._stream(script)

    def _whole(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, script: Script) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for event in _events(script):
                self._chunk(event)
                time.sleep(script.pause_s)
            if script.fault is Fault.STALL:
                script.over.wait(script.hang_s)
            if script.fault is Fault.BROKEN:
                self.wfile.write(b"ff\r\ndata: {")
            else:
                self.wfile.write(b"0\r\n\r\n")
        except OSError:
            script.hung_up.set()

    def _chunk(self, event: str) -> None:
        body = f"data: {event}\n\n".encode()
        self.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
        self.wfile.flush()


def _events(script: Script) -> Iterator[str]:
    fault = script.fault
    if fault is Fault.EMPTY_CHOICES:
        yield json.dumps({**_ENVELOPE, "choices": []})
        yield "[DONE]"
        return
    for piece in script.pieces:
        yield _delta({"content": None if fault is Fault.NO_CONTENT else piece})
    if fault is Fault.JUNK:
        yield "{not json"
    elif fault is Fault.ERROR_EVENT:
        yield json.dumps({"error": {"message": "out of memory", "code": 500}})
    elif fault not in {Fault.CUT, Fault.BROKEN, Fault.STALL}:
        yield _delta({}, "length" if fault is Fault.LENGTH else "stop")
        yield "[DONE]"


_ENVELOPE = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": "m"}


def _delta(delta: dict[str, object], finish: str | None = None) -> str:
    return json.dumps({**_ENVELOPE, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


@contextmanager
def chat_server(script: Script) -> Iterator[str]:
    """Serve on a free port; gives the base URL."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.script = script
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
