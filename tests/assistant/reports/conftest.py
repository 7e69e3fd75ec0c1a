import pytest

from assistant.reports.composing import compose
from assistant.talks.types import ExchangeState, KeptExchange
from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation
from tests.assistant.reports.words import ASKED_AT, HOSTILE, LAW, MADE_AT, ROW, TEXT


@pytest.fixture
def answer():
    return Answer(
        question="도로 예산은?",
        understood="2025년 도로 예산은 얼마인가요?",
        text=TEXT,
        refused=False,
        answerer=AnswererKind.LLM,
        model="exaone-3.5",
        citations=(
            Citation(1, "2025_계획 <최종>.hwpx", 0, 5, ROW, 12, ("Ⅱ. 추진 계획", "2. 도로"), ("보도자료.pdf",)),
            Citation(2, "조례.txt", 0, 5, LAW, None, ()),
        ),
        checks=(
            Check(CheckKind.NUMBER, "15,900백만원", True, 1),
            Check(CheckKind.NUMBER, "1,700", True, 1, formula="15,900 − 14,200 = 1,700"),
            Check(CheckKind.NUMBER, "99억원", False, 1),
        ),
        notice="서버가 답하지 않아 다시 물었습니다.",
    )


@pytest.fixture
def exchanges(answer):
    refused = Answer("달은?", "달은?", "문서에서 답을 찾지 못했습니다.", True, AnswererKind.EXTRACTIVE, None, (), ())
    return (
        KeptExchange("도로 예산은?", TEXT, answer, ExchangeState.ANSWERED, ASKED_AT),
        KeptExchange("달은?", refused.text, refused, ExchangeState.ANSWERED, ASKED_AT),
        KeptExchange("길게 " * 60, "쓰다가", None, ExchangeState.STOPPED, "언젠가"),
    )


@pytest.fixture
def composed(exchanges):
    return compose("도로 예산", exchanges, "가온시", MADE_AT)


@pytest.fixture
def hostile(answer):
    """Make a conversation in which every word that comes from outside is the given one."""

    def made(words=HOSTILE):
        citations = tuple(Citation(n, words, 0, 1, words, 1, (words, words), (words,)) for n in (1, 2))
        checks = (
            Check(CheckKind.NUMBER, words, False, 1, reason=words),
            Check(CheckKind.NUMBER, words, True, 1, words),
        )
        evil = Answer(
            words, f"{words}?", words, False, AnswererKind.LLM, words, citations, checks,
            corrections=((words, words),), notice=words,
        )  # fmt: skip
        return (
            KeptExchange(words, words, evil, ExchangeState.ANSWERED, words),
            KeptExchange(words, words, None, ExchangeState.FAILED, words),
        )

    return made
