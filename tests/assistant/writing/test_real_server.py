"""The whole way over a real server: `transformers serve` with a model made on the spot, and nothing downloaded."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.citations import find_marks
from assistant.errors import ChatRefused, ChatUnavailable
from assistant.evidence.likeness import Likeness
from assistant.llm import ChatModel
from assistant.llm_answerer import LlmAnswerer
from assistant.types import Answer, AnswererKind
from assistant.writing.chat import ChatConfig, Finish, Waits
from index.static import StaticEncoder
from ingest.korean import Korean
from tests.tiny_chat import chat_folder

pytestmark = pytest.mark.slow
SERVE = Path(sys.executable).with_name("transformers")
QUESTION = "2025년 별빛축제의 금액은 얼마인가요?"
BUILT_IN = "2025년 별빛축제의 금액은 1,800백만원입니다. [1]"
PATIENT = Waits(first_s=120, next_s=60, whole_s=240)
UP_S = 180


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatConfig]:
    folder = chat_folder(tmp_path_factory.mktemp("chat"))
    cache = tmp_path_factory.mktemp("cache")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_CACHE": str(cache),
        "OMP_NUM_THREADS": "1",
    }
    log = (cache / "log").open("wb")
    command = [SERVE, "serve", folder, "--device", "cpu", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_until_up(port, server, cache / "log")
        yield ChatConfig(str(folder), f"http://127.0.0.1:{port}/v1", None, PATIENT, answer_tokens=48)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        log.close()


def _wait_until_up(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + UP_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"transformers serve did not come up:\n{log.read_text()[-3000:]}")


def test_words_are_streamed_and_end(served: ChatConfig) -> None:
    *pieces, finish = (piece for piece in ChatModel(served).stream([{"role": "user", "content": "금액은?"}]) if piece)
    assert len(pieces) > 5
    assert finish is Finish.LENGTH  # a model of random weights doesn't know when to stop


def test_junk_gives_way_to_the_built_in_answer(
    served: ChatConfig, county: Assistant, korean: Korean, static: StaticEncoder
) -> None:
    writer = LlmAnswerer(ChatModel(served), served, county.library)
    *pieces, answer = Assistant(county.library, korean, Likeness(static), writer).stream(QUESTION)
    assert isinstance(answer, Answer)
    assert sum(bool(piece) for piece in pieces) > 5
    assert answer.answerer is AnswererKind.EXTRACTIVE
    assert answer.text.endswith(f"\n\n{BUILT_IN}")
    assert "쓴 답을 문서에서 확인할 수 없었습니다." in answer.notice
    assert {number for mark in find_marks(answer.text) for number in mark.numbers} == {1}
    for citation in answer.citations:
        assert county.library.document(citation.document).text[citation.start : citation.end] == citation.quote


def test_leaving_stops_the_server(served: ChatConfig) -> None:
    """The next question is answered at once: the server doesn't go on writing for someone who left."""
    long = ChatConfig(served.model, served.base_url, None, PATIENT, answer_tokens=4_000)
    stream = ChatModel(long).stream([{"role": "user", "content": "금액은?"}])
    next(piece for piece in stream if piece)
    stream.close()
    began = time.monotonic()
    assert [piece for piece in ChatModel(served).stream([{"role": "user", "content": "금액은?"}]) if piece]
    assert time.monotonic() - began < 15


def test_another_model_is_refused_in_korean(served: ChatConfig) -> None:
    other = ChatConfig("no/such-model", served.base_url, None, PATIENT, retries=0)
    with pytest.raises((ChatRefused, ChatUnavailable)) as caught:
        list(ChatModel(other).stream([{"role": "user", "content": "금액은?"}]))
    assert "언어 모델 서버" in caught.value.problem
