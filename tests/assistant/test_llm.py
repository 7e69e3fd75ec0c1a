"""The language model's door against a real server on this machine, in good order and with every fault."""

import json
import logging
import time

import pytest

from assistant.errors import ChatRefused, ChatUnavailable
from assistant.llm import ChatConfig, ChatModel, Finish
from tests.chat_server import Fault, Script, chat_server

MESSAGES = [{"role": "system", "content": "규칙"}, {"role": "user", "content": "질문"}]
KEY = "sk-very-secret-key"


def model(url: str | None, key: str | None = KEY, **settings: float) -> ChatModel:
    return ChatModel(ChatConfig("local", url, key, timeout_s=settings.get("timeout_s", 5.0), retries=0))


def answer(script: Script, key: str | None = KEY, timeout_s: float = 5.0) -> list[str | Finish]:
    with chat_server(script) as url:
        return list(model(url, key, timeout_s=timeout_s).stream(MESSAGES))


def failure(script: Script, key: str | None = KEY, timeout_s: float = 5.0) -> ChatUnavailable | ChatRefused:
    with pytest.raises((ChatUnavailable, ChatRefused)) as caught:
        answer(script, key, timeout_s)
    return caught.value


def test_pieces_come_as_they_are_sent() -> None:
    script = Script(pieces=("총 ", "6,369억", "원입니다[1]."))
    assert answer(script) == ["총 ", "6,369억", "원입니다[1].", Finish.STOP]
    (request,) = script.requests
    assert request["messages"] == MESSAGES
    assert (request["model"], request["stream"], request["temperature"]) == ("local", True, 0)
    assert request["max_tokens"] == 1024
    assert script.keys == [f"Bearer {KEY}"]


def test_a_server_without_key_gets_a_stand_in() -> None:
    script = Script()
    answer(script, key=None)
    assert script.keys == ["Bearer no-key"]


def test_the_environment_of_the_client_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-from-elsewhere")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    script = Script()
    answer(script, key=None)
    assert script.keys == ["Bearer no-key"]


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, ChatRefused, "HTTP 400"),
        (401, ChatRefused, "OPENAI_API_KEY"),
        (403, ChatRefused, "권한"),
        (404, ChatRefused, "local"),
        (413, ChatRefused, "한도"),
        (422, ChatRefused, "HTTP 422"),
        (429, ChatRefused, "바쁩니다"),
        (500, ChatUnavailable, "HTTP 500"),
        (503, ChatUnavailable, "HTTP 503"),
    ],
)
def test_refusals_by_status(status: int, kind: type[Exception], words: str) -> None:
    script = Script(fault=Fault.STATUS, status=status, body={"error": {"message": f"no way, {KEY}"}})
    error = failure(script)
    assert type(error) is kind
    assert words in str(error)
    assert KEY not in str(error)


@pytest.mark.parametrize("body", [{"detail": "wrong model"}, {"error": "wrong model"}, {"message": "wrong model"}])
def test_the_servers_own_words_are_passed_on(body: object) -> None:
    assert "wrong model" in failure(Script(fault=Fault.STATUS, status=400, body=body)).remedy


@pytest.mark.parametrize("body", [None, [], "x", {"error": None}, {"error": {"message": 3}}])
def test_a_strange_error_body_does_no_harm(body: object) -> None:
    assert isinstance(failure(Script(fault=Fault.STATUS, status=400, body=body)), ChatRefused)


@pytest.mark.parametrize("fault", [Fault.EMPTY_CHOICES, Fault.NO_CONTENT, Fault.HTML])
def test_an_empty_answer_is_a_failure(fault: Fault) -> None:
    error = failure(Script(fault=fault))
    assert isinstance(error, ChatUnavailable)
    assert "빈 답" in error.problem


@pytest.mark.parametrize("fault", [Fault.JUNK, Fault.ERROR_EVENT, Fault.CUT, Fault.BROKEN])
def test_a_stream_that_fails_before_its_first_word_is_a_failure(fault: Fault) -> None:
    assert isinstance(failure(Script(pieces=(), fault=fault)), ChatUnavailable)


@pytest.mark.parametrize("fault", [Fault.JUNK, Fault.ERROR_EVENT, Fault.CUT, Fault.BROKEN])
def test_a_stream_that_fails_later_is_told_as_cut(fault: Fault) -> None:
    assert answer(Script(fault=fault)) == ["안녕", "하세요.", Finish.CUT]


def test_an_error_in_the_stream_is_told_in_the_servers_words() -> None:
    assert "out of memory" in failure(Script(pieces=(), fault=Fault.ERROR_EVENT)).remedy


def test_an_answer_at_the_length_limit_says_so() -> None:
    assert answer(Script(fault=Fault.LENGTH))[-1] is Finish.LENGTH


def test_a_stall_ends_after_the_timeout() -> None:
    began = time.monotonic()
    assert answer(Script(fault=Fault.STALL), timeout_s=0.3) == ["안녕", "하세요.", Finish.CUT]
    assert time.monotonic() - began < 3


def test_a_server_that_never_answers_is_named_with_the_time_waited() -> None:
    error = failure(Script(fault=Fault.SILENT), timeout_s=0.3)
    assert isinstance(error, ChatUnavailable)
    assert "0.3초" in error.problem


def test_nobody_at_the_address() -> None:
    with chat_server(Script()) as url:
        pass
    with pytest.raises(ChatUnavailable, match="연결할 수 없습니다"):
        list(model(url).stream(MESSAGES))


@pytest.mark.parametrize("url", ["127.0.0.1:8000/v1", "localhost/v1", "ftp://127.0.0.1/v1", "http://"])
def test_an_address_without_scheme(url: str) -> None:
    with pytest.raises(ChatUnavailable, match="http://") as caught:
        list(model(url).stream(MESSAGES))
    assert "OPENAI_BASE_URL" in caught.value.remedy


def test_without_address_and_key_nobody_is_called() -> None:
    with pytest.raises(ChatUnavailable, match="OPENAI_BASE_URL"):
        list(model(None, None).stream(MESSAGES))


@pytest.mark.parametrize("key", ["열쇠", "sk-\nsecret"])
def test_a_key_that_no_header_can_hold(key: str) -> None:
    with chat_server(Script()) as url, pytest.raises(ChatRefused, match="OPENAI_API_KEY") as caught:
        list(model(url, key).stream(MESSAGES))
    assert key not in str(caught.value)


def test_the_address_is_shown_without_its_password() -> None:
    with pytest.raises(ChatUnavailable) as caught:
        list(model("http://user:word@127.0.0.1:9/v1?token=abc").stream(MESSAGES))
    assert "word" not in str(caught.value)
    assert "abc" not in str(caught.value)


def test_the_key_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer(Script())
        failure(Script(fault=Fault.STATUS, status=401))
    assert KEY not in caplog.text
    assert KEY not in repr(ChatConfig("local", "http://x/v1", KEY))


def test_closing_the_stream_closes_the_request() -> None:
    script = Script(pieces=["말" * 500] * 400, pause_s=0.01)
    with chat_server(script) as url:
        stream = model(url).stream(MESSAGES)
        assert next(stream) == "말" * 500
        stream.close()  # type: ignore[attr-defined]
        assert script.hung_up.wait(3)


def test_the_first_piece_comes_at_once() -> None:
    script = Script(pieces=["가"] * 20, pause_s=0.05)
    with chat_server(script) as url:
        chat = model(url)
        list(chat.stream(MESSAGES))  # the client's own loading
        began = time.monotonic()
        next(iter(chat.stream(MESSAGES)))
        assert time.monotonic() - began < 0.5  # the whole answer takes a second


def test_busy_servers_are_asked_again() -> None:
    script = Script(fault=Fault.STATUS, status=503)
    with chat_server(script) as url, pytest.raises(ChatUnavailable):
        list(ChatModel(ChatConfig("local", url, KEY, retries=1)).stream(MESSAGES))
    assert len(script.requests) == 2


def test_korean_travels_unharmed() -> None:
    script = Script(pieces=["‘23년 △240억불 ㎢ 뷁"])
    assert answer(script)[0] == "‘23년 △240억불 ㎢ 뷁"
    assert json.dumps(script.requests[0]["messages"], ensure_ascii=False).count("질문") == 1
