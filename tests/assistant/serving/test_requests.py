"""Which requests are taken at all, and the headers of every answer."""

import asyncio

import pytest

from tests.assistant.serving.asgi import Front


@pytest.mark.parametrize(
    ("host", "taken"),
    [
        ("127.0.0.1:7860", True),
        ("localhost:7860", True),
        ("LOCALHOST", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example:127.0.0.1", False),
        ("", False),
        ("[", False),
        ("0.0.0.0", False),
        ("192.168.0.9", False),
    ],
)
def test_only_this_machines_names_are_answered(host, taken):
    reply = Front().ask("/", headers={"host": host})
    assert (reply.status == 200) is taken
    if not taken:
        assert (reply.status, reply.body.startswith("이 이름으로는 들어올 수 없습니다.")) == (400, True)


def test_with_another_host_its_names_and_the_address_itself_are_answered():
    front = Front(host="0.0.0.0", hosts=("mundap.example",))
    assert front.ask("/", headers={"host": "mundap.example:7860"}).status == 200
    assert front.ask("/", headers={"host": "10.0.0.7:7860"}, server="10.0.0.7").status == 200
    assert front.ask("/", headers={"host": "10.0.0.8:7860"}, server="10.0.0.7").status == 400
    assert front.ask("/", headers={"host": "www.mundap.example"}).status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/api/predict", "/gradio_api/run/predict",
        "/gradio_api/call/ask", "/gradio_api/call/v2/ask", "/gradio_api/component_server", "/gradio_api/dev/reload",
        "/gradio_api/proxy=http://evil.example/", "/gradio_api/startup-events", "/gradio_api/queue/status",
        "/gradio_api/app_id", "/gradio_api/token", "/gradio_api/user", "/gradio_api/runs", "/gradio_api/deep_link",
        "/gradio_api/vibe-edit", "/gradio_api/process_recording", "/gradio_api/stream/a", "/gradio_api/file/etc/passwd",
        "/gradio_api/custom_component/a/b/c/d", "/gradio_api/profiling/traces", "/gradio_api/mcp/",
        "/config", "/monitoring", "/monitoring/summary", "/pwa_icon", "/svelte/a",
        "/docs", "/redoc", "/openapi.json", "/login", "/.env", "//", "/../etc/passwd", "/assetsx", "/documents/x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS"])
def test_what_the_pages_do_not_need_is_shut(path, method):
    front = Front()
    reply = front.ask(path, method)
    assert (reply.status, reply.body) == (404, "없는 주소입니다.\n")
    assert front.pages.scopes == []


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1:7860", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://127.0.0.1.evil.example"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
def test_no_other_site_may_send(headers, taken):
    front = Front()
    assert (front.ask("/gradio_api/queue/join", "POST", headers).status == 200) is taken
    assert front.ask("/", headers=headers).status == 200


def test_a_question_is_small_and_an_upload_as_large_as_is_set():
    front = Front(upload_bytes=5_000_000)
    for path, most in [("/gradio_api/queue/join", 2_000_000), ("/gradio_api/upload", 5_000_000)]:
        assert front.ask(path, "POST", {"content-length": str(most)}).status == 200
        large = front.ask(path, "POST", {"content-length": str(most + 1)})
        assert (large.status, large.body) == (413, f"한 번에 {most // 1_000_000}MB까지 보낼 수 있습니다.\n")
    for length in ("-1", "1e3", "٣", "0x10"):
        assert (
            front.ask("/gradio_api/queue/join", "POST", {"content-length": length.encode().decode("latin-1")}).status
            == 411
        )
    assert front.ask("/gradio_api/queue/join", "POST", {"transfer-encoding": "chunked"}).status == 411


def test_nobody_tells_gradio_another_address_of_its_own():
    front = Front()
    front.ask("/", headers={"x-forwarded-host": "evil.example", "x-gradio-server": "http://evil.example"})
    assert front.pages.header("x-forwarded-host") == front.pages.header("x-gradio-server") == []


def test_a_websocket_is_shut():
    sent = []

    async def send(message):
        sent.append(message)

    front = Front()
    asyncio.run(front.front({"type": "websocket", "path": "/", "headers": []}, None, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]
    assert front.pages.scopes == []


@pytest.mark.parametrize("state", ["ready", "loading", "empty", "failed"])
def test_health_says_one_word_to_anybody(state):
    reply = Front(state=state).ask("/healthz", headers={"accept": "*/*"})
    assert (reply.status, reply.body) == (200, f'{{"status": "{state}"}}')


def test_a_page_can_tell_one_run_of_the_server_from_the_next():
    first, second = Front(), Front()
    runs = [front.ask("/healthz").headers["x-mundap-run"] for front in (first, first, second)]
    assert runs[0] == runs[1] != runs[2]


def test_what_anybody_may_ask_tells_nothing():
    front = Front()
    assert front.ask("/manifest.json").body == '{"name": "문답", "start_url": "/", "display": "browser", "icons": []}'
    assert front.ask("/robots.txt").body == "User-agent: *\nDisallow: /\n"
    assert front.pages.scopes == []


def test_every_answer_carries_the_headers():
    front = Front()
    for path, status in [("/", 200), ("/healthz", 200), ("/unknown", 404)]:
        reply = front.ask(path)
        assert reply.status == status
        assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
        assert "default-src 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["cross-origin-opener-policy"] == "same-origin"
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"
        assert reply.headers["permissions-policy"].startswith("camera=()")
        assert reply.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in reply.headers


def test_what_never_changes_is_kept_by_the_browser():
    assert Front().ask("/assets/index-1234.js").headers["cache-control"] == "private, max-age=31536000, immutable"
