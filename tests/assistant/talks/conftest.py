import pytest

from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import ExchangeState, KeptExchange
from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library" / FILE_NAME


@pytest.fixture
def talks(path):
    opened = Talks(path)
    yield opened
    opened.close()


@pytest.fixture
def answer():
    return Answer(
        question="올해 월세 지원은?",
        understood="2025년 청년 월세 지원은 얼마인가요?",
        text="월 **20만원**까지 지원합니다[1].",
        refused=False,
        answerer=AnswererKind.EXTRACTIVE,
        model=None,
        citations=(Citation(1, "공고 2025.txt", 3, 12, "월 20만원 이내", 2, ("Ⅰ. 개요", "1. 지원"), ("공고.pdf",)),),
        checks=(Check(CheckKind.NUMBER, "20만원", True, 1), Check(CheckKind.DATE, "2025년", False, None)),
        timings_ms={"total": 12.5},
        corrections=(("워세", "월세"),),
        confidence=0.75,
        notice="",
    )


@pytest.fixture
def exchange(answer):
    """Make an exchange of a question, answered unless a state says otherwise."""

    def made(question="올해 월세 지원은?", text=None, state=ExchangeState.ANSWERED, judgement=None):
        answered = answer if state is ExchangeState.ANSWERED else None
        return KeptExchange(question, text or answer.text, answered, state, "2026-11-21T10:00:00+00:00", judgement)

    return made
