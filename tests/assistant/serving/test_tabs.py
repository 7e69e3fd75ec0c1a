"""An open page belongs to the user who opened it; whoever learned its name can do nothing with it."""

import asyncio
import json

import pytest

from assistant.serving.tabs import NAMELESS, Tabs, tab_of
from assistant.serving.users import Users
from tests.assistant.serving.asgi import Front

PASSWORD = "온빛시 예산 2025!"
JOIN, CANCEL, DATA = "/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/queue/data"


class Echo:
    """Stands for the pages: answers with the body that reached it."""

    async def __call__(self, scope, receive, send):
        body = (await receive())["body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body or b"inside"})


@pytest.fixture
def two(tmp_path):
    """Two users' browsers before one server."""
    users = Users(tmp_path / "users.tsv")
    first = Front(users, application=Echo())
    for name in ("가영", "나영"):
        users.add(name, PASSWORD)
    second = Front(users)
    second.front = first.front
    first.log_in("가영", PASSWORD)
    second.log_in("나영", PASSWORD)
    return first, second


def told(tab, **more):
    return json.dumps({"session_hash": tab, "fn_index": 1, "data": ["축제는 언제?"], **more}).encode()


def test_what_streams_to_a_page_is_its_owners_alone(two):
    owner, other = two
    joined = owner.ask(JOIN, "POST", body=told("abc123"))
    assert (joined.status, joined.body) == (200, told("abc123").decode())  # read on the way, and handed on whole
    assert other.ask(f"{DATA}?session_hash=abc123").status == 409
    assert other.ask("/gradio_api/heartbeat/abc123").status == 409
    for path in (JOIN, CANCEL):
        reply = other.ask(path, "POST", body=told("abc123", event_id="1"))
        assert (reply.status, json.loads(reply.body)["detail"][:16]) == (409, "다른 사용자가 연 화면입니다.")
    assert owner.ask(f"{DATA}?session_hash=abc123").status == 200
    assert owner.ask(CANCEL, "POST", body=told("abc123", event_id="1")).status == 200


def test_each_has_pages_of_their_own(two):
    for number, browser in enumerate(two):
        assert browser.ask(JOIN, "POST", body=told(f"page{number}")).status == 200
        assert browser.ask(f"{DATA}?session_hash=page{number}").status == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"7", b"\xff\xfe", b'{"session_hash": 7}', b'{"session_hash": ""}', b"[" * 100_000]
)
def test_a_call_that_names_no_page_is_refused(two, body):
    assert two[0].ask(JOIN, "POST", body=body).status == 409


@pytest.mark.parametrize(
    "query", ["", "session_hash=", "session_hash=abc&session_hash=mine", "session_hash=" + "a" * 101]
)
def test_a_stream_of_no_page_or_of_two_is_refused(two, query):
    assert two[0].ask(f"{DATA}?{query}").status == 409


def test_the_name_is_read_as_the_server_behind_reads_it(two):
    """The last of two equal keys counts there; and a name may be written in any of JSON's encodings."""
    owner, other = two
    owner.ask(JOIN, "POST", body=told("abc123"))
    assert other.ask(JOIN, "POST", body=b'{"session_hash": "mine", "session_hash": "abc123"}').status == 409
    assert other.ask(JOIN, "POST", body=told("abc123").decode().encode("utf-16")).status == 409
    assert other.ask(f"{DATA}?session%5Fhash=abc123").status == 409
    assert other.ask(f"{DATA}?session_hash=abc%3123").status == 409


def test_nobody_crowds_out_anothers_pages():
    tabs = Tabs(per_user=3)
    assert tabs.belongs("hers", "가영")
    assert all(tabs.belongs(f"his{number}", "나영") for number in range(10))
    assert not tabs.belongs("hers", "나영")
    assert tabs.belongs("his9", "나영")
    assert tabs.belongs("his0", "가영")  # given up long ago
    assert not tabs.belongs(NAMELESS, "가영")


def test_other_calls_name_no_page_and_are_not_read():
    async def never():
        raise AssertionError("the body was read")

    scope = {"path": "/gradio_api/upload", "query_string": b""}
    assert asyncio.run(tab_of(scope, never)) == (None, never)
