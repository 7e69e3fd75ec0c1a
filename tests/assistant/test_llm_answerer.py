"""From what a model writes to a checked answer with exact citations."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ChatFailed, ChatTooLong, ChatUnavailable, ChatUnsupported
from assistant.llm import ChatModel
from assistant.llm_answerer import LENGTH_NOTE, LOOP_NOTE, LlmAnswerer
from assistant.prompt import NOT_IN_DOCUMENTS
from assistant.settings import Settings
from assistant.stages import Stage, StageKind
from assistant.types import Answer, AnswererKind, Check, CheckKind, Tokens, Turn
from assistant.writing.chat import ChatConfig, Finish
from assistant.writing.tokens import tokens_of
from index.types import Finder, Hit
from ingest.types import Passage
from tests.chat_server import Fault, Script, chat_server
from tests.fakes import ScriptedChat

FIRST = "정부는 2024년에 총 6,369억 원을 투자한다. 이는 작년 대비 57% 증가한 금액이다."
SECOND = "산업통상자원부\t16,151.08 (46.73)\t행정안전부\t1,146.07 (3.32)"
DOCUMENT = f"머리\n{FIRST}\n\n{SECOND}\n"
LOCAL = ChatConfig("local")


def hit(rank: int, text: str, context: str = "") -> Hit:
    start = DOCUMENT.index(text) if text in DOCUMENT else 0
    passage = Passage("계획.txt", start, start + len(text), text, ("Ⅰ. 개요",), context, 3)
    return Hit(passage, rank, 1 / rank, (Finder.LEXICAL,))


HITS = [hit(1, FIRST), hit(2, SECOND, "'22년 투자실적(억원, 비중%)")]


def written(
    *pieces: str, finish: Finish = Finish.STOP, question: str = "투자액은?", strict: bool = False
) -> tuple[str, Answer]:
    answerer = LlmAnswerer(ScriptedChat(*pieces, finish=finish), LOCAL, strict=strict)
    *shown, answer = answerer.stream(question, (), HITS)
    assert isinstance(answer, Answer)
    return "".join(piece for piece in shown if isinstance(piece, str)), answer


def over_http(script: Script, config: ChatConfig = LOCAL) -> list[str | Stage | Answer]:
    with chat_server(script) as url:
        config = replace(config, base_url=url)
        return [piece for piece in LlmAnswerer(ChatModel(config), config).stream("투자액은?", (), HITS) if piece]


def test_a_cited_answer_has_exact_quotes_and_checks() -> None:
    shown, answer = written(
        "2024년 투자액은 총 ", "6,369억원입니다[", "1]. 행정안전부는 1,146.07억원", "(3.32%)입니다 [2]."
    )
    assert shown == answer.text == "2024년 투자액은 총 6,369억원입니다[1]. 행정안전부는 1,146.07억원(3.32%)입니다 [2]."
    assert [(c.number, c.quote, c.page) for c in answer.citations] == [
        (1, "정부는 2024년에 총 6,369억 원을 투자한다.", 3),
        (2, "행정안전부\t1,146.07 (3.32)", 3),
    ]
    assert all(DOCUMENT[c.start : c.end] == c.quote for c in answer.citations)
    assert answer.checks == (
        Check(CheckKind.DATE, "2024년", True, 1),
        Check(CheckKind.NUMBER, "6,369억원", True, 1),
        Check(CheckKind.NUMBER, "1,146.07억원", True, 2),
        Check(CheckKind.NUMBER, "3.32%", True, 2),
    )
    assert (answer.answerer, answer.model, answer.refused) == (AnswererKind.LLM, "local", False)


def test_tokens_of_what_was_sent_and_written_are_told() -> None:
    chat = ScriptedChat("총 6,369억원입니다", "[1].")
    *_, answer = LlmAnswerer(chat, LOCAL).stream("투자액은?", (), HITS)
    assert isinstance(answer, Answer)
    sent = sum(tokens_of(message["content"]) for message in chat.asked[0])
    assert answer.tokens == Tokens(sent, tokens_of("총 6,369억원입니다[1]."))


def test_two_places_of_one_passage_are_two_citations() -> None:
    _, answer = written("총 6,369억원을 투자합니다[1]. 작년보다 57% 늘었습니다[1].")
    assert answer.text == "총 6,369억원을 투자합니다[1]. 작년보다 57% 늘었습니다[2]."
    assert [c.quote for c in answer.citations] == [
        "정부는 2024년에 총 6,369억 원을 투자한다.",
        "이는 작년 대비 57% 증가한 금액이다.",
    ]


def test_an_invented_figure_is_shown_as_such() -> None:
    _, answer = written("정부는 총 6,396억원을 투자합니다[1]. 작년보다 57% 늘었습니다[1].")
    assert answer.text == "정부는 총 6,396억원을 투자합니다[1](근거와 다름). 작년보다 57% 늘었습니다[2]."
    assert answer.checks == (
        Check(CheckKind.NUMBER, "6,396억원", False, 1),
        Check(CheckKind.NUMBER, "57%", True, 2),
    )


def test_a_code_or_address_is_right_only_as_it_stands() -> None:
    _, answer = written("57% 증가한 금액입니다[1]. 정부는 총 6,369억 원을 투자하며 문의는 a1b2@example.kr입니다[1].")
    assert answer.text == (
        "57% 증가한 금액입니다[1]. 정부는 총 6,369억 원을 투자하며 문의는 a1b2@example.kr입니다[2](근거와 다름)."
    )


def test_a_wrong_passage_gives_way_to_the_one_that_holds_the_figures() -> None:
    other = hit(3, "정부는 2023년에 총 4,000억 원을 투자하였다.")
    chat = ScriptedChat("정부는 총 6,369억 원을 투자합니다 [3].")
    *_, answer = LlmAnswerer(chat, LOCAL).stream("투자액은?", (), [*HITS, other])
    assert isinstance(answer, Answer)
    assert answer.text == "정부는 총 6,369억 원을 투자합니다[1]."
    assert [c.quote for c in answer.citations] == ["정부는 2024년에 총 6,369억 원을 투자한다."]


def test_unknown_marks_go() -> None:
    shown, answer = written("총 6,369억원을 투자합니다 [7].")
    assert shown == "총 6,369억원을 투자합니다."
    assert answer.text == "총 6,369억원을 투자합니다[1]."


def test_marks_with_the_word_of_the_prompt_are_marks() -> None:
    shown, answer = written("총 6,369억원을 투자합니다 [자", "료 1].")
    assert shown == answer.text == "총 6,369억원을 투자합니다 [1]."


def test_a_passage_that_has_nothing_of_the_claim_is_not_cited() -> None:
    """The model names the wrong passage: the right one is found, and the wrong one stands nowhere."""
    shown, answer = written("정부는 2024년에 총 6,369억 원을 투자합니다[2].")
    assert shown == "정부는 2024년에 총 6,369억 원을 투자합니다."
    assert answer.text == "정부는 2024년에 총 6,369억 원을 투자합니다[1]."
    assert [c.quote for c in answer.citations] == ["정부는 2024년에 총 6,369억 원을 투자한다."]


def test_a_sentence_without_mark_gets_the_passage_that_carries_it() -> None:
    shown, answer = written("작년 대비 57% 증가한 금액입니다. 정부는 2024년에 총 6,369억 원을 투자합니다[1].")
    assert shown == "작년 대비 57% 증가한 금액입니다. 정부는 2024년에 총 6,369억 원을 투자합니다[1]."
    assert answer.text == "작년 대비 57% 증가한 금액입니다[1]. 정부는 2024년에 총 6,369억 원을 투자합니다[2]."
    assert answer.citations[0].quote == "이는 작년 대비 57% 증가한 금액이다."
    assert [c.supported for c in answer.checks] == [True, True, True]


MIXED = "총 6,369억원을 투자합니다[1]. 장병의 급식비는 999억원으로 오릅니다[1]. 작년보다 75% 증가한 금액입니다[1]."


def test_a_sentence_that_nothing_carries_is_marked() -> None:
    _, answer = written(MIXED)
    assert answer.text == (
        "총 6,369억원을 투자합니다[1]. 장병의 급식비는 999억원으로 오릅니다(근거 없음). "
        "작년보다 75% 증가한 금액입니다[2](근거와 다름)."
    )
    assert [(check.value, check.supported) for check in answer.checks] == [
        ("6,369억원", True),
        ("999억원", False),
        ("75%", False),
    ]


def test_strict_leaves_out_what_nothing_carries_and_says_so() -> None:
    shown, answer = written(MIXED, strict=True)
    assert "999억원" in shown
    assert answer.text == ("총 6,369억원을 투자합니다[1].\n\n(문서에서 근거를 확인하지 못한 문장 2개를 뺐습니다.)")
    assert [(c.number, c.quote) for c in answer.citations] == [(1, "정부는 2024년에 총 6,369억 원을 투자한다.")]
    assert [check.supported for check in answer.checks] == [True]


def test_one_model_writes_as_strictly_as_each_reader_wants() -> None:
    office = LlmAnswerer(ScriptedChat(MIXED), LOCAL, strict=True)
    told = {strict: list(office.strictly(strict).stream("투자액은?", (), HITS))[-1] for strict in (True, False)}
    assert isinstance(told[True], Answer)
    assert isinstance(told[False], Answer)
    assert "뺐습니다" in told[True].text
    assert "뺐습니다" not in told[False].text


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "국방부는 총 999억원을 우주 산업에 투자합니다.",
        "정부는 총 6,396억원을 투자합니다[1].",
        "가나다 라마바 [3] 사아자차카타파하.",
        "네.",
        "[1]",
        "**",
    ],
)
def test_an_answer_that_nothing_carries_is_none(text: str, strict: bool) -> None:
    with pytest.raises(ChatUnsupported, match="문서에서 확인할 수 없었습니다"):
        written(text, strict=strict)


@pytest.mark.parametrize(
    "text", [NOT_IN_DOCUMENTS, "제공된 문서에서  답을 찾을 수 없습니다", f"{NOT_IN_DOCUMENTS} [1]"]
)
def test_the_refusal_phrase_is_recognised(text: str) -> None:
    _, answer = written(text)
    assert answer.refused
    assert (answer.citations, answer.checks) == ((), ())
    assert "[1]" not in answer.text


def test_a_refusal_in_other_words_is_recognised() -> None:
    _, answer = written("죄송하지만 제공된 자료에는 2030년 투자액에 대한 내용이 없습니다[1].")
    assert (answer.refused, answer.citations) == (True, ())
    assert answer.text == "죄송하지만 제공된 자료에는 2030년 투자액에 대한 내용이 없습니다."


def test_what_follows_a_refusal_is_not_believed() -> None:
    _, answer = written(f"{NOT_IN_DOCUMENTS} 하지만 보통은 3,000억원 정도입니다.")
    assert answer.refused
    assert answer.text == f"{NOT_IN_DOCUMENTS} 하지만 보통은 3,000억원 정도입니다(근거 없음)."


@pytest.mark.parametrize(("flawed", "kept"), [(2, True), (3, False)])
def test_an_answer_of_which_less_than_a_third_holds_is_none(flawed: int, kept: bool) -> None:
    text = "총 6,369억원을 투자합니다[1]." + " 장병의 급식비는 999억원으로 오릅니다[1]." * flawed
    if kept:
        assert written(text)[1].text.count("(근거 없음)") == flawed
    else:
        with pytest.raises(ChatUnsupported):
            written(text)


def test_an_answer_at_its_length_limit_says_so() -> None:
    _, answer = written("정부는 2024년에 총 6,369억 원을 투자합니다", finish=Finish.LENGTH)
    assert answer.text == "정부는 2024년에 총 6,369억 원을 투자합니다[1]" + LENGTH_NOTE


def test_a_model_that_repeats_itself_is_stopped() -> None:
    sentence = "정부는 2024년에 총 6,369억 원을 투자합니다[1]. "
    chat = ScriptedChat(*[sentence] * 500)
    *shown, answer = LlmAnswerer(chat, LOCAL).stream("투자액은?", (), HITS)
    assert isinstance(answer, Answer)
    assert len(shown) < 10
    assert answer.text == sentence.strip() + LOOP_NOTE


def test_a_model_that_only_repeats_junk_gives_no_answer() -> None:
    with pytest.raises(ChatUnsupported):
        written(*["아아 "] * 400)


def test_thoughts_without_an_answer_are_a_failure() -> None:
    with pytest.raises(ChatUnavailable, match="생각만"):
        written("<think>음…", finish=Finish.LENGTH)


def test_a_thought_without_its_beginning_goes_when_it_ends() -> None:
    """Some templates write the opening tag themselves, so it is never sent."""
    _, answer = written("투자액을 찾아보자. 999억원인가?", "</think>\n\n", "총 6,369억원입니다[1].")
    assert answer.text == "총 6,369억원입니다[1]."


def test_it_opens_from_the_settings() -> None:
    with chat_server(Script(pieces=("총 6,369억원입니다[1].", " 국방부는 총 999억원을 우주에 투자합니다."))) as url:
        answerer = LlmAnswerer.open(Settings(Path("library"), model="local", base_url=url, strict=True))
        *_, answer = answerer.stream("투자액은?", (), HITS)
    assert isinstance(answer, Answer)
    assert answer.model == "local"
    assert answer.text == "총 6,369억원입니다[1].\n\n(문서에서 근거를 확인하지 못한 문장 1개를 뺐습니다.)"
    with pytest.raises(ValueError, match="no language model"):
        LlmAnswerer.open(Settings(Path("library")))


def test_the_completed_question_is_the_one_asked() -> None:
    chat = ScriptedChat("총 6,369억원입니다[1].")
    stream = LlmAnswerer(chat, LOCAL).stream("그럼 2024년은?", (Turn("총액은?", "5억원"),), HITS, "2024년 총액은?")
    *_, answer = stream
    assert isinstance(answer, Answer)
    assert (answer.question, answer.understood) == ("그럼 2024년은?", "2024년 총액은?")
    assert re.search(r"<질문 [0-9a-f]{8}>\n2024년 총액은\?\n</질문 [0-9a-f]{8}>$", chat.asked[0][-1]["content"])


def test_two_requests_have_two_seals() -> None:
    chat = ScriptedChat("총 6,369억원입니다[1].")
    for _ in range(2):
        list(LlmAnswerer(chat, LOCAL).stream("투자액은?", (), HITS))
    first, second = (asked[-1]["content"] for asked in chat.asked)
    assert first != second
    assert chat.asked[0][0] == chat.asked[1][0]


def test_end_to_end_over_a_real_server() -> None:
    *pieces, answer = over_http(Script(pieces=("2024년에 ", "총 6,369억원입니다", "[", "1", "]", ".")))
    assert pieces == ["2024년에", " 총 6,369억원입니다", "[1].", Stage(StageKind.CHECKING)]
    assert isinstance(answer, Answer)
    assert [c.quote for c in answer.citations] == ["정부는 2024년에 총 6,369억 원을 투자한다."]
    assert 0 < answer.timings_ms["first_words"] <= answer.timings_ms["write"]


TOO_LONG = {
    "error": {"message": "This model's maximum context length is 4096 tokens.", "code": "context_length_exceeded"}
}


def test_a_prompt_that_is_too_long_is_sent_once_more_with_half_the_passages() -> None:
    refusing = Script(pieces=("총 6,369억원입니다[1].",), fault=Fault.STATUS, status=400, body=TOO_LONG, failing=1)
    answer = over_http(refusing)[-1]
    assert isinstance(answer, Answer)
    assert answer.text == "총 6,369억원입니다[1]."
    sent = [str(request["messages"]) for request in refusing.requests]
    assert [text.count("</자료 ") - 1 for text in sent] == [2, 1]
    always = Script(fault=Fault.STATUS, status=400, body=TOO_LONG)
    with pytest.raises(ChatTooLong):
        over_http(always)
    assert len(always.requests) == 2


def test_a_failing_server_fails_before_the_first_piece() -> None:
    with pytest.raises(ChatUnavailable):
        over_http(Script(fault=Fault.STATUS), replace(LOCAL, retries=0))


def test_closing_the_answer_closes_the_request() -> None:
    script = Script(pieces=["말" * 500] * 400, pause_s=0.01)
    with chat_server(script) as url:
        config = ChatConfig("local", url)
        stream = LlmAnswerer(ChatModel(config), config).stream("투자액은?", (), HITS)
        next(piece for piece in stream if piece)
        stream.close()
        assert script.hung_up.wait(10)


# What a model may write at all, and what it was told to write by a document.
@given(st.text(alphabet="가다. \n[]12,`5억원|-*자료", max_size=80), st.booleans())
def test_whatever_a_model_writes_marks_and_citations_agree(text: str, strict: bool) -> None:
    try:
        _, answer = written(text, strict=strict)
    except ChatFailed:
        return
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert answer.citations or answer.refused
    for citation in answer.citations:
        assert f"[{citation.number}]" in answer.text
        assert DOCUMENT[citation.start : citation.end] == citation.quote


_PROGRAM = """
import sys, time
from pathlib import Path
from assistant.llm_answerer import LlmAnswerer
from assistant.settings import Settings
began = time.monotonic()
LlmAnswerer.open(Settings(Path("library"), model="local", base_url="http://127.0.0.1:9/v1"))
assert "openai.resources.chat" not in sys.modules  # another thread loads it, for about a second
while "openai.resources.chat" not in sys.modules and time.monotonic() - began < 30:
    time.sleep(0.01)
print("openai.resources.chat" in sys.modules)
"""


@pytest.mark.slow
def test_opening_loads_the_client_behind_and_waits_for_nothing() -> None:
    told = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
