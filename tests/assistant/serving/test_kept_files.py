"""Files that never change go out of memory the second time, and nothing else does."""

import asyncio
import gzip

import pytest

from assistant.serving.kept_files import KeptFiles


class Files:
    def __init__(self, status=200):
        self.asked = []
        self.status = status

    async def __call__(self, scope, receive, send):
        self.asked.append(scope["path"])
        encoding = b"br" if any(name == b"accept-encoding" for name, _ in scope["headers"]) else b"identity"
        headers = [(b"content-type", b"text/javascript"), (b"content-encoding", encoding)]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"one ", "more_body": True})
        await send({"type": "http.response.body", "body": scope["path"].encode()})


def ask(front, path, method="GET", **headers):
    sent = []

    async def send(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": given}
    asyncio.run(front(scope, None, send))
    encoding = dict(sent[0]["headers"])[b"content-encoding"]
    return sent[0]["status"], encoding, b"".join(message["body"] for message in sent[1:])


def test_a_file_is_read_once_for_each_encoding():
    files = Files()
    front = KeptFiles(files)
    for _ in range(3):
        assert ask(front, "/assets/a.js") == (200, b"identity", b"one /assets/a.js")
        assert ask(front, "/assets/a.js", accept_encoding="gzip, br") == (200, b"br", b"one /assets/a.js")
        assert ask(front, "/static/b.js") == (200, b"identity", b"one /static/b.js")
    assert files.asked == ["/assets/a.js", "/assets/a.js", "/static/b.js"]


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/", "GET", {}),
        ("/gradio_api/file=/assets/a", "GET", {}),
        ("/assets/a.js", "HEAD", {}),
        ("/assets/a.js", "GET", {"range": "bytes=0-1"}),
        ("/assets/a.js", "GET", {"if_none_match": "etag"}),
    ],
)
def test_what_may_differ_is_always_asked(path, method, headers):
    files = Files()
    front = KeptFiles(files)
    for _ in range(2):
        ask(front, path, method, **headers)
    assert files.asked == [path, path]


def test_a_failure_is_not_kept():
    files = Files(status=404)
    front = KeptFiles(files)
    for _ in range(2):
        assert ask(front, "/assets/none.js")[0] == 404
    assert len(files.asked) == 2


def test_what_is_kept_has_an_end(monkeypatch):
    monkeypatch.setattr("assistant.serving.kept_files._MOST_BYTES", 40)
    files = Files()
    front = KeptFiles(files)
    for _ in range(2):
        for name in "abcd":
            ask(front, f"/assets/{name}.js")
    assert files.asked == [
        "/assets/a.js",
        "/assets/b.js",
        "/assets/c.js",
        "/assets/d.js",
        "/assets/c.js",
        "/assets/d.js",
    ]


def test_the_second_reader_gets_text_small_and_the_rest_as_it_is():
    async def files(scope, receive, send):
        kind, body = (b"text/css", b"a { } " * 1000) if scope["path"].endswith("css") else (b"font/woff2", b"x" * 5000)
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    front = KeptFiles(files)

    def got(path, **headers):
        sent = []

        async def send(message):
            sent.append(message)

        given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        asyncio.run(front({"type": "http", "method": "GET", "path": path, "headers": given}, None, send))
        return dict(sent[0]["headers"]), sent[1]["body"]

    plain, whole = got("/assets/a.css", accept_encoding="gzip, deflate")
    assert (b"content-encoding" not in plain, len(whole)) == (True, 6000)
    headers, body = got("/assets/a.css", accept_encoding="gzip, deflate")
    assert headers[b"content-encoding"] == b"gzip"
    assert int(headers[b"content-length"]) == len(body) < 1000
    assert gzip.decompress(body) == whole
    assert got("/assets/a.css")[1] == whole
    assert got("/assets/a.css", accept_encoding="identity")[1] == whole
    for _ in range(2):
        assert got("/assets/a.woff2", accept_encoding="gzip") == (
            {b"content-type": b"font/woff2", b"content-length": b"5000"},
            b"x" * 5000,
        )
