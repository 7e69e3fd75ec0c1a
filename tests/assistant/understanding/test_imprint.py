"""Whether a question asks what a paper says of itself."""

import pytest

from assistant.understanding.imprint import Aspect, Genre, imprint_asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("점검 공문은 언제 보낸 건가요?", (Genre.LETTER, Aspect.DAY)),
        ("점검 공문을 어디에 보냈나요?", (Genre.LETTER, Aspect.ADDRESSEE)),
        ("점검 공문 시행번호가 뭐예요?", (Genre.LETTER, Aspect.NUMBER)),
        ("추진실적은 누가 제출했나요?", (Genre.LETTER, Aspect.AUTHOR)),
        ("주간회의는 몇 시에 시작했나요?", (Genre.MINUTES, Aspect.DAY)),
        ("주간회의는 어디에서 했어?", (Genre.MINUTES, Aspect.PLACE)),
        ("회의록 작성한 사람이 누구예요?", (Genre.MINUTES, Aspect.AUTHOR)),
        ("법률안을 발의한 날은?", (Genre.BILL, Aspect.DAY)),
        ("법률안 의안번호는?", (Genre.BILL, Aspect.NUMBER)),
        ("시스템 용역을 발주한 곳은 어디예요?", (Genre.REQUEST, Aspect.AUTHOR)),
        ("견적서는 언제 작성됐나요?", (Genre.QUOTATION, Aspect.DAY)),
        ("안내문은 언제 나갔나요?", (Genre.REPORT, Aspect.DAY)),
        ("보도자료는 누가 냈나요?", (Genre.PRESS, Aspect.AUTHOR)),
        ("계약 당사자는 누구예요?", (Genre.CONTRACT, Aspect.PARTIES)),
    ],
)
def test_what_is_asked_of_a_paper(question: str, asked: tuple[Genre, Aspect]) -> None:
    assert imprint_asked(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "정기회의는 언제 열리나요?",
        "다음 회의는 언제인가요?",
        "회의에서 발표는 누가 했나요?",
        "회의에서 언제까지 하기로 했나요?",
        "공고에 따르면 서류는 어디에 내나요?",
        "이수진 의원이 낸 개정안(의안번호 25318)은 무엇을 고치나요?",
        "계약은 언제까지 유효한가요?",
        "보고서는 언제까지 내야 하나요?",
        "점검 예산은 얼마인가요?",
    ],
)
def test_other_questions_ask_nothing_of_a_paper(question: str) -> None:
    assert imprint_asked(question) is None
