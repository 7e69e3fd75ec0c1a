"""The language model's door against a real server on this machine, in good order and with every fault."""

import json
import logging
import threading
import time

import pytest

from assistant.errors import ChatFailed, ChatRefused, ChatTooLong, ChatUnavailable
from assistant.llm import ChatModel
from assistant.writing.chat import ChatConfig, Finish, Waits
from tests.chat_server import Fault, Script, chat_server

MESSAGES = [{"role": "system", "content": "규칙"}, {"role": "user", "content": "질문"}]
KEY = "sk-very-secret-key"
PATIENT = Waits(first_s=30, next_s=30, whole_s=60)
# Only what is waited for is short: a machine may halt for a moment.
HASTY_FIRST = Waits(first_s=0.3, next_s=30, whole_s=60)
HASTY_NEXT = Waits(first_s=30, next_s=0.3, whole_s=60)


def model(url: str | None, key: str | None = KEY, waits: Waits = PATIENT, retries: int = 0) -> ChatModel:
    return ChatModel(ChatConfig("local", url, key, waits, connect_s=2, retries=retries, answer_tokens=1024))


def written(chat: ChatModel) -> list[str | Finish]:
    return [piece for piece in chat.stream(MESSAGES) if piece]


def answer(script: Script, key: str | None = KEY, waits: Waits = PATIENT, retries: int = 0) -> list[str | Finish]:
    with chat_server(script) as url:
        return written(model(url, key, waits, retries))


def failure(script: Script, waits: Waits = PATIENT, retries: int = 0) -> ChatFailed:
    """What is told of a fault; it never holds the key."""
    with pytest.raises(ChatFailed) as caught:
        answer(script, KEY, waits, retries)
    assert KEY not in str(caught.value)
    return caught.value


def test_pieces_come_as_they_are_sent() -> None:
    script = Script(pieces=("총 ", "6,369억", "원입니다[1]."))
    assert answer(script) == ["총 ", "6,369억", "원입니다[1].", Finish.STOP]
    (request,) = script.requests
    assert request == {
        "model": "local",
        "messages": MESSAGES,
        "stream": True,
        "temperature": 0,
        "max_tokens": 1024,
    }
    assert (script.keys, script.paths) == ([f"Bearer {KEY}"], ["/v1/chat/completions"])


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
        (307, ChatRefused, "다른 주소로 보내려고"),
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
    error = failure(Script(fault=Fault.STATUS, status=status, body={"error": {"message": f"no way, {KEY}"}}))
    assert type(error) is kind
    assert words in str(error)


@pytest.mark.parametrize("body", [{"detail": "wrong model"}, {"error": "wrong model"}, {"message": "wrong model"}])
def test_the_servers_own_words_are_passed_on(body: object) -> None:
    assert "wrong model" in failure(Script(fault=Fault.STATUS, status=400, body=body)).remedy


def test_a_key_at_the_edge_of_the_servers_words_is_cut_whole() -> None:
    """The words are cut at 200 characters: a key across that edge must not leave its half."""
    error = failure(Script(fault=Fault.STATUS, status=400, body={"error": "x" * 190 + f" {KEY}"}))
    assert "sk-" not in str(error)


@pytest.mark.parametrize("body", [None, [], "x", {"error": None}, {"error": {"message": 3}}])
def test_a_strange_error_body_does_no_harm(body: object) -> None:
    assert isinstance(failure(Script(fault=Fault.STATUS, status=400, body=body)), ChatRefused)


@pytest.mark.parametrize(
    "words",
    [
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
        "the request exceeds the available context size, try increasing it",
        "Requested tokens (4321) exceed context window of 4096",
        "The input (9001 tokens) is longer than the model's context length (8192 tokens).",
        "Trying to keep the first 5000 tokens when context the overflows, but the context is 4096: prompt too long",
    ],
)
@pytest.mark.parametrize("status", [400, 413, 500])
def test_too_long_a_prompt_is_told_apart(status: int, words: str) -> None:
    error = failure(Script(fault=Fault.STATUS, status=status, body={"error": {"message": words}}))
    assert isinstance(error, ChatTooLong)
    assert "MUNDAP_CONTEXT_TOKENS" in error.remedy


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.EMPTY_CHOICES, "언어 모델(local)이 빈 답을 보냈습니다."),
        (Fault.NO_CONTENT, "언어 모델(local)이 빈 답을 보냈습니다."),
        (Fault.THOUGHTS, "언어 모델(local)이 생각만 하다가 답을 쓰지 못했습니다."),
        (Fault.TOOLS, "언어 모델(local)이 답을 쓰지 않고 없는 도구를 부르려고 했습니다."),
        (Fault.NUMBERS, "언어 모델(local)이 빈 답을 보냈습니다."),
        (Fault.BYTES, "의 답을 읽을 수 없습니다."),
        (Fault.JUNK, "의 답을 읽을 수 없습니다."),
        (Fault.HTML, "의 답을 읽을 수 없습니다."),
        (Fault.WHOLE, "의 답을 읽을 수 없습니다."),
        (Fault.ERROR_EVENT, "언어 모델 서버가 답을 쓰다가 오류를 냈습니다."),
        (Fault.BROKEN, "와의 연결이 답을 마치기 전에 끊겼습니다."),
        (Fault.HANG_UP, "에 연결할 수 없습니다."),
        (Fault.SILENT, "가 0.3초 안에 답하지 않았습니다."),
        (Fault.STALL, "가 0.3초 안에 답하지 않았습니다."),
        (Fault.PINGS, "가 0.3초 안에 답하지 않았습니다."),
        (Fault.ENDLESS_BYTES, "의 답을 읽을 수 없습니다."),
    ],
)
def test_a_fault_before_the_first_word(fault: Fault, problem: str) -> None:
    pieces = ("음…",) if fault in {Fault.THOUGHTS, Fault.NO_CONTENT, Fault.WHOLE} else ()
    late = fault in {Fault.SILENT, Fault.STALL, Fault.PINGS}
    error = failure(Script(pieces=pieces, fault=fault), HASTY_FIRST if late else PATIENT)
    assert isinstance(error, ChatUnavailable)
    assert error.problem.endswith(problem)


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.CUT, "와의 연결이 답을 마치기 전에 끊겼습니다."),
        (Fault.BROKEN, "와의 연결이 답을 마치기 전에 끊겼습니다."),
        (Fault.JUNK, "의 답을 읽을 수 없습니다."),
        (Fault.BYTES, "의 답을 읽을 수 없습니다."),
        (Fault.ERROR_EVENT, "언어 모델 서버가 답을 쓰다가 오류를 냈습니다."),
        (Fault.STALL, "가 답을 쓰다가 0.3초 동안 멈췄습니다."),
        (Fault.PINGS, "가 답을 쓰다가 0.3초 동안 멈췄습니다."),
    ],
)
def test_a_fault_after_the_first_words(fault: Fault, problem: str) -> None:
    began = time.monotonic()
    waits = HASTY_NEXT if fault in {Fault.STALL, Fault.PINGS} else PATIENT
    with chat_server(Script(fault=fault, hang_s=60)) as url:
        stream = (piece for piece in model(url, waits=waits).stream(MESSAGES) if piece)
        assert [next(stream), next(stream)] == ["안녕", "하세요."]
        with pytest.raises(ChatUnavailable) as caught:
            next(stream)
    assert caught.value.problem.endswith(problem)
    assert time.monotonic() - began < 20  # the server would keep the connection for a minute


def test_an_error_in_the_stream_is_told_in_the_servers_words() -> None:
    assert "out of memory" in failure(Script(pieces=(), fault=Fault.ERROR_EVENT)).remedy


def test_an_end_without_done_is_an_end() -> None:
    assert answer(Script(fault=Fault.NO_DONE)) == ["안녕", "하세요.", Finish.STOP]


def test_an_answer_at_the_length_limit_says_so() -> None:
    assert answer(Script(fault=Fault.LENGTH))[-1] is Finish.LENGTH


def test_a_server_that_never_ends_is_stopped_at_a_length_that_no_answer_has() -> None:
    script = Script(pieces=["가나다라마바사" * 40], fault=Fault.ENDLESS)
    *pieces, finish = answer(script)
    assert finish is Finish.LENGTH
    assert 8_192 < sum(map(len, pieces)) <= 8_192 + 280
    assert script.hung_up.wait(10)


def test_a_server_that_writes_too_slowly_is_stopped_in_time() -> None:
    began = time.monotonic()
    error = failure(Script(pieces=["가"] * 100, pause_s=0.1), Waits(first_s=30, next_s=30, whole_s=0.5))
    assert error.problem.endswith("가 0.5초 안에 답을 마치지 못했습니다.")
    assert time.monotonic() - began < 8  # the whole answer takes ten seconds


def test_a_redirect_is_not_followed() -> None:
    other = Script()
    with chat_server(other) as elsewhere:
        headers = {"Location": f"{elsewhere}/chat/completions"}
        assert isinstance(failure(Script(fault=Fault.STATUS, status=307, headers=headers)), ChatRefused)
    assert other.requests == []


def test_nobody_at_the_address() -> None:
    with chat_server(Script()) as url:
        pass
    with pytest.raises(ChatUnavailable, match="연결할 수 없습니다"):
        written(model(url))


@pytest.mark.parametrize("url", ["127.0.0.1:8000/v1", "localhost/v1", "ftp://127.0.0.1/v1", "http://"])
def test_an_address_without_scheme(url: str) -> None:
    with pytest.raises(ChatUnavailable, match="http://") as caught:
        written(model(url))
    assert "OPENAI_BASE_URL" in caught.value.remedy


def test_an_address_that_is_none() -> None:
    chat = model("http://exam\x7fple/v1")
    chat.prepare()  # says nothing: it is told to whoever asks
    with pytest.raises(ChatUnavailable, match="올바르지 않습니다"):
        written(chat)


def test_without_address_and_key_nobody_is_called() -> None:
    with pytest.raises(ChatUnavailable, match="OPENAI_BASE_URL"):
        written(model(None, None))


@pytest.mark.parametrize("key", ["열쇠", "sk-\nsecret"])
def test_a_key_that_no_header_can_hold(key: str) -> None:
    with chat_server(Script()) as url, pytest.raises(ChatRefused, match="OPENAI_API_KEY") as caught:
        written(model(url, key))
    assert key not in str(caught.value)


@pytest.mark.parametrize("url", ["http://user:word@127.0.0.1:9/v1?token=abc", "user:word@127.0.0.1:9/v1?token=abc"])
def test_the_address_is_shown_without_its_password(url: str) -> None:
    with pytest.raises(ChatUnavailable) as caught:
        written(model(url))
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
        assert next(piece for piece in stream if piece) == "말" * 500
        stream.close()
        assert script.hung_up.wait(10)


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.STALL])
def test_closing_before_the_first_word_closes_the_request(fault: Fault) -> None:
    """A server may read for half a minute; a reader who leaves meanwhile stops it, and no thread stays behind."""
    script = Script(pieces=(), fault=fault)
    before = {*threading.enumerate()}  # an earlier test's last thread may end meanwhile
    with chat_server(script) as url:
        stream = model(url).stream(MESSAGES)
        assert next(stream) == ""
        while not script.requests:
            assert next(stream) == ""
        stream.close()
        assert script.hung_up.wait(10)
    until = time.monotonic() + 5  # the thread ends after the server has seen it
    while not {*threading.enumerate()} <= before and time.monotonic() < until:
        time.sleep(0.01)
    assert {*threading.enumerate()} <= before


def test_the_first_piece_comes_at_once() -> None:
    with chat_server(Script(pieces=["가"])) as url:
        written(model(url))  # the client's own loading
    with chat_server(Script(pieces=["가"] * 20, pause_s=0.5)) as url:
        began = time.monotonic()
        next(piece for piece in model(url).stream(MESSAGES) if piece)
        assert time.monotonic() - began < 5  # the whole answer takes ten seconds


@pytest.mark.parametrize(("status", "headers"), [(503, {}), (429, {"Retry-After": "1"}), (500, {"Retry-After": "x"})])
def test_a_busy_server_is_asked_once_more(status: int, headers: dict[str, str]) -> None:
    script = Script(fault=Fault.STATUS, status=status, headers=headers, failing=1)
    assert answer(script, retries=1) == ["안녕", "하세요.", Finish.STOP]
    assert len(script.requests) == 2
    script = Script(fault=Fault.STATUS, status=status, headers=headers)
    failure(script, retries=1)
    assert len(script.requests) == 2


def test_a_connection_that_drops_is_tried_once_more() -> None:
    script = Script(fault=Fault.HANG_UP, failing=1)
    assert answer(script, retries=1)[-1] is Finish.STOP
    assert len(script.requests) == 2


def test_a_server_that_wants_a_long_pause_is_not_waited_for() -> None:
    script = Script(fault=Fault.STATUS, status=429, headers={"Retry-After": "40"})
    began = time.monotonic()
    assert "40초 뒤에" in failure(script, retries=1).remedy
    assert (len(script.requests), time.monotonic() - began < 20) == (1, True)


@pytest.mark.parametrize("status", [400, 401, 404])
def test_a_refusal_is_not_asked_again(status: int) -> None:
    script = Script(fault=Fault.STATUS, status=status)
    failure(script, retries=1)
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (
            "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
            {"temperature": 0, "max_completion_tokens": 1024},
        ),
        ("Unsupported value: 'temperature' does not support 0 with this model.", {"max_tokens": 1024}),
    ],
)
def test_options_that_a_model_refuses_are_asked_otherwise(words: str, options: dict[str, object]) -> None:
    script = Script(fault=Fault.STATUS, status=400, body={"error": {"message": words}}, failing=1)
    assert answer(script)[-1] is Finish.STOP
    asked = {
        name: script.requests[1][name] for name in script.requests[1] if name not in ("model", "messages", "stream")
    }
    assert asked == options
    script = Script(fault=Fault.STATUS, status=400, body={"error": {"message": words}})
    failure(script)
    assert len(script.requests) == 2


def test_korean_travels_unharmed() -> None:
    script = Script(pieces=["‘23년 △240억불 ㎢ 뷁"])
    assert answer(script)[0] == "‘23년 △240억불 ㎢ 뷁"
    assert json.dumps(script.requests[0]["messages"], ensure_ascii=False).count("질문") == 1


def test_preparing_loads_the_client_behind() -> None:
    with chat_server(Script()) as url:
        chat = model(url)
        chat.prepare()
        assert written(chat)[-1] is Finish.STOP
