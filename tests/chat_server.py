"""A real HTTP server on 127.0.0.1 that streams chat completions, and fails in every way that servers do."""

import json
import select
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast


class Fault(StrEnum):
    NONE = "none"
    STATUS = "status"  # answers with ``status``, ``headers`` and ``body``
    CUT = "cut"  # closes after the pieces, without finish_reason or [DONE]
    BROKEN = "broken"  # drops the connection in the middle of a chunk
    HANG_UP = "hang up"  # drops the connection before any answer
    LENGTH = "length"  # finish_reason "length"
    NO_DONE = "no done"  # finish_reason, but no [DONE]
    STALL = "stall"  # sends the pieces, then nothing
    SILENT = "silent"  # sends no header at all
    PINGS = "pings"  # sends the pieces, then comments that keep the connection alive
    ENDLESS = "endless"  # sends the pieces again and again
    ENDLESS_BYTES = "endless bytes"  # sends a line without an end
    EMPTY_CHOICES = "empty choices"
    NO_CONTENT = "no content"  # content is null throughout
    THOUGHTS = "thoughts"  # the pieces are thoughts, beside the content
    TOOLS = "tools"  # calls of tools alone
    JUNK = "junk"  # an event that is no JSON
    NUMBERS = "numbers"  # events that are JSON, but of another kind
    BYTES = "bytes"  # an event that is no UTF-8
    HTML = "html"  # 200 with a page, as a proxy sends
    WHOLE = "whole"  # 200 with the whole answer at once
    ERROR_EVENT = "error event"  # an error inside the stream


@dataclass
class Script:
    """What the server does next, and what it was asked; the fault befalls the first ``failing`` requests."""

    pieces: Sequence[str] = ("안녕", "하세요.")
    fault: Fault = Fault.NONE
    status: int = 500
    body: object = field(default_factory=lambda: {"error": {"message": "rejected"}})
    headers: Mapping[str, str] = field(default_factory=dict)
    failing: int = 1_000
    gate: threading.Event | None = None  # the words wait until it is set
    before_gate: int = 0  # so many pieces come before that
    pause_s: float = 0.0
    hang_s: float = 5.0
    requests: list[dict[str, object]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)  # time.perf_counter() of each request
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
        script.arrived.append(time.perf_counter())
        script.paths.append(self.path)
        script.keys.append(self.headers.get("Authorization", ""))
        self.close_connection = True
        fault = script.fault if len(script.requests) <= script.failing else Fault.NONE
        try:
            self._answer(script, fault)
        except OSError:
            script.hung_up.set()

    def _answer(self, script: Script, fault: Fault) -> None:
        if fault is Fault.SILENT:
            self._wait(script, script.hang_s)
        elif fault is Fault.HANG_UP:
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault is Fault.STATUS:
            self._whole(script.status, "application/json", json.dumps(script.body).encode(), script.headers)
        elif fault is Fault.HTML:
            self._whole(200, "text/html", b"<html><body>proxy login</body></html>", {})
        elif fault is Fault.WHOLE:
            message = {"role": "assistant", "content": "".join(script.pieces)}
            whole = {**_ENVELOPE, "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
            self._whole(200, "application/json", json.dumps(whole).encode(), {})
        else:
            self._stream(script, fault)

    def _wait(self, script: Script, seconds: float) -> None:
        """Wait, but see at once when the client goes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not script.over.is_set():
            if select.select([self.connection], [], [], 0.01)[0] and not self.connection.recv(1, socket.MSG_PEEK):
                raise ConnectionResetError

    def _hold(self, script: Script) -> None:
        while script.gate and not script.gate.is_set() and not script.over.is_set():
            self._wait(script, 0.05)

    def _whole(self, status: int, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, script: Script, fault: Fault) -> None:
        if not script.before_gate:
            self._hold(script)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for number, event in enumerate(_events(script, fault)):
            if number == script.before_gate:
                self._hold(script)
            self._chunk(event)
            self._wait(script, script.pause_s)
        if fault is Fault.STALL:
            self._wait(script, script.hang_s)
        while fault in _UNENDING and not script.over.is_set():
            self._chunk(_UNENDING[fault])
            self._wait(script, 0.01 if fault is Fault.PINGS else 0)
        self.wfile.write(b"ff\r\ndata: {" if fault is Fault.BROKEN else b"0\r\n\r\n")

    def _chunk(self, body: bytes) -> None:
        self.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
        self.wfile.flush()


_UNENDING = {Fault.PINGS: b": ping\n\n", Fault.ENDLESS_BYTES: b"x" * 65_536}


def _events(script: Script, fault: Fault) -> Iterator[bytes]:
    if fault in _INSTEAD:
        yield from (f"data: {event}\n\n".encode() for event in _INSTEAD[fault])
        return
    for piece in script.pieces:
        yield _delta({_FIELDS.get(fault, "content"): None if fault is Fault.NO_CONTENT else piece})
    while fault is Fault.ENDLESS:
        yield from (_delta({"content": piece}) for piece in script.pieces)
    if fault is Fault.BYTES:
        yield b'data: {"choices": [{"delta": {"content": "\xb0\xa1\xff"}}]}\n\n'
    elif fault in _LAST:
        yield f"data: {_LAST[fault]}\n\n".encode()
    elif fault not in _WITHOUT_END:
        yield _delta({}, "length" if fault is Fault.LENGTH else "stop")
        yield b"" if fault is Fault.NO_DONE else b"data: [DONE]\n\n"


_ENVELOPE = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
_CALL = {"index": 0, "id": "t", "type": "function", "function": {"name": "search", "arguments": "{}"}}
_INSTEAD = {
    Fault.EMPTY_CHOICES: [json.dumps({**_ENVELOPE, "choices": []}), "[DONE]"],
    Fault.TOOLS: [
        json.dumps({**_ENVELOPE, "choices": [{"index": 0, "delta": {"tool_calls": [_CALL]}, "finish_reason": None}]}),
        json.dumps({**_ENVELOPE, "choices": [{"index": 0, "delta": {}, "finish_reason": "tool_calls"}]}),
        "[DONE]",
    ],
    Fault.NUMBERS: [
        "3",
        "[]",
        '"x"',
        "null",
        '{"choices": "x"}',
        '{"choices": [null, 4]}',
        '{"choices": [{"delta": 1}]}',
    ],
}
_FIELDS = {Fault.THOUGHTS: "reasoning_content"}
_LAST = {Fault.JUNK: "{not json", Fault.ERROR_EVENT: json.dumps({"error": {"message": "out of memory", "code": 500}})}
_WITHOUT_END = {Fault.CUT, Fault.BROKEN, Fault.STALL, Fault.PINGS, Fault.ENDLESS_BYTES}


def _delta(delta: dict[str, object], finish: str | None = None) -> bytes:
    whole = {**_ENVELOPE, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
    return f"data: {json.dumps(whole)}\n\n".encode()


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
