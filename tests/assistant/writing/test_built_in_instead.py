"""Every fault of a language model's server through the whole assistant: the built-in answer stands in its place."""

import json
import time

import pytest

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.llm import ChatModel
from assistant.llm_answerer import LlmAnswerer
from assistant.records import answer_record
from assistant.types import Answer, AnswererKind
from assistant.writing.chat import ChatConfig, Waits
from assistant.writing.fallback import IN_ITS_PLACE
from index.static import StaticEncoder
from ingest.korean import Korean
from tests.chat_server import Fault, Script, chat_server

QUESTION = "2025년 별빛축제의 금액은 얼마인가요?"
BUILT_IN = "2025년 별빛축제의 금액은 1,800백만원입니다. [1]"
KEY = "sk-very-secret-key"
PATIENT = Waits(first_s=20, next_s=20, whole_s=60)
# Only what is waited for is short, so that a machine that halts for a moment fails no test of something else.
HASTY_FIRST = Waits(first_s=0.4, next_s=20, whole_s=60)
HASTY_NEXT = Waits(first_s=20, next_s=0.4, whole_s=60)
# What the model says before it fails, and what must not be left of it.
HALF = ("별빛축제에는 ", "999백만원이 ")


@pytest.fixture(scope="module")
def client_loaded() -> None:
    """The client loads in a second, which would be taken for the server's."""
    with chat_server(Script()) as url:
        assert list(ChatModel(ChatConfig("local", url)).stream([{"role": "user", "content": "?"}]))


@pytest.fixture
def asked(county: Assistant, korean: Korean, static: StaticEncoder, client_loaded: None):
    """Ask the invented county's assistant with a model behind a server that follows a script."""

    def ask(script: Script, question: str = QUESTION, waits: Waits = PATIENT) -> tuple[str, Answer]:
        with chat_server(script) as url:
            config = ChatConfig("local", url, KEY, waits, retries=0)
            writer = LlmAnswerer(ChatModel(config), config, county.library)
            *pieces, answer = Assistant(county.library, korean, Likeness(static), writer).stream(question)
        assert isinstance(answer, Answer)
        return "".join(piece for piece in pieces if isinstance(piece, str)), answer

    return ask


def stands_in(answer: Answer, problem: str) -> None:
    """Hold an answer to what the built-in one in the place of a failed model's promises."""
    line, _, rest = answer.text.partition("\n\n")
    assert line.startswith("※ ") and line.endswith(f" {IN_ITS_PLACE}")
    assert problem in line
    assert rest == BUILT_IN
    assert (answer.answerer, answer.model, answer.refused) == (AnswererKind.EXTRACTIVE, None, False)
    assert all(check.supported for check in answer.checks) and answer.checks
    assert answer.notice.startswith(line[2:].removesuffix(f" {IN_ITS_PLACE}"))
    assert len(answer.notice) > len(line) - len(IN_ITS_PLACE)  # and what to do
    assert KEY not in json.dumps(answer_record(answer), ensure_ascii=False)


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 599])
def test_a_status(asked, status: int) -> None:
    script = Script(fault=Fault.STATUS, status=status, body={"error": {"message": f"no, {KEY}"}})
    shown, answer = asked(script)
    stands_in(answer, f"HTTP {status}")
    assert shown == answer.text


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.HANG_UP, "연결할 수 없습니다."),
        (Fault.SILENT, "0.4초 안에 답하지 않았습니다."),
        (Fault.STALL, "0.4초 안에 답하지 않았습니다."),
        (Fault.PINGS, "0.4초 안에 답하지 않았습니다."),
        (Fault.EMPTY_CHOICES, "빈 답을 보냈습니다."),
        (Fault.NO_CONTENT, "빈 답을 보냈습니다."),
        (Fault.NUMBERS, "빈 답을 보냈습니다."),
        (Fault.TOOLS, "없는 도구를 부르려고 했습니다."),
        (Fault.HTML, "답을 읽을 수 없습니다."),
        (Fault.JUNK, "답을 읽을 수 없습니다."),
        (Fault.BYTES, "답을 읽을 수 없습니다."),
        (Fault.ERROR_EVENT, "답을 쓰다가 오류를 냈습니다."),
        (Fault.CUT, "빈 답을 보냈습니다."),
        (Fault.BROKEN, "답을 마치기 전에 끊겼습니다."),
    ],
)
def test_before_the_first_word(asked, fault: Fault, problem: str) -> None:
    late = fault in {Fault.SILENT, Fault.STALL, Fault.PINGS}
    shown, answer = asked(Script(pieces=(), fault=fault), waits=HASTY_FIRST if late else PATIENT)
    stands_in(answer, problem)
    assert shown == answer.text


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.WHOLE, "답을 읽을 수 없습니다."),
        (Fault.THOUGHTS, "생각만 하다가 답을 쓰지 못했습니다."),
        (Fault.CUT, "답을 마치기 전에 끊겼습니다."),
        (Fault.BROKEN, "답을 마치기 전에 끊겼습니다."),
        (Fault.JUNK, "답을 읽을 수 없습니다."),
        (Fault.BYTES, "답을 읽을 수 없습니다."),
        (Fault.ERROR_EVENT, "답을 쓰다가 오류를 냈습니다."),
        (Fault.STALL, "답을 쓰다가 0.4초 동안 멈췄습니다."),
        (Fault.PINGS, "답을 쓰다가 0.4초 동안 멈췄습니다."),
        (Fault.ENDLESS, "문서에서 확인할 수 없었습니다."),
        (Fault.NONE, "문서에서 확인할 수 없었습니다."),
    ],
)
def test_in_the_middle_of_the_answer(asked, fault: Fault, problem: str) -> None:
    """Nothing of what had come stays: half an answer was not checked as a whole."""
    late = fault in {Fault.STALL, Fault.PINGS}
    shown, answer = asked(Script(pieces=HALF, fault=fault), waits=HASTY_NEXT if late else PATIENT)
    stands_in(answer, problem)
    assert shown.endswith(answer.text)
    assert "999백만" not in answer.text  # not 999 alone: the server's port may hold it


def test_only_thoughts_in_the_text(asked) -> None:
    stands_in(asked(Script(pieces=("<think>", "별빛축제는 999백만원", " 아닐까?")))[1], "생각만 하다가")


def test_bytes_without_end(asked) -> None:
    stands_in(asked(Script(fault=Fault.ENDLESS_BYTES))[1], "답을 읽을 수 없습니다.")


def test_an_answer_that_never_ends(asked) -> None:
    stands_in(
        asked(Script(pieces=["말"] * 200, pause_s=0.05), waits=Waits(20, 20, 0.9))[1],
        "0.9초 안에 답을 마치지 못했습니다.",
    )


def test_nobody_at_the_address(county: Assistant, korean: Korean, static: StaticEncoder) -> None:
    with chat_server(Script()) as url:
        pass
    config = ChatConfig("local", url, KEY, retries=1)
    writer = LlmAnswerer(ChatModel(config), config, county.library)
    began = time.monotonic()
    stands_in(Assistant(county.library, korean, Likeness(static), writer).ask(QUESTION), "연결할 수 없습니다.")
    assert time.monotonic() - began < 10


def test_where_the_documents_know_nothing_the_built_in_answer_refuses(asked) -> None:
    _, answer = asked(Script(fault=Fault.STATUS), "2026년 별빛축제의 금액은 얼마인가요?")
    assert answer.refused
    assert "HTTP 500" in answer.text


def test_a_good_answer_stays(asked) -> None:
    shown, answer = asked(Script(pieces=("2025년 별빛축제에 ", "1,800백만원을 투자합니다[1].")))
    assert (answer.answerer, answer.model, answer.notice) == (AnswererKind.LLM, "local", "")
    assert answer.text == shown == "2025년 별빛축제에 1,800백만원을 투자합니다[1]."
    assert answer.timings_ms["first_words"] <= answer.timings_ms["write"] <= answer.timings_ms["total"]
    assert 0 < answer.confidence <= 1
