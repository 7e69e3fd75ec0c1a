"""What is said to the program itself, and questions that only sound like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.small_talk import SmallTalk, small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("안녕하세요!", SmallTalk.GREETING),
        ("hi", SmallTalk.GREETING),
        ("정말 고마워요", SmallTalk.THANKS),
        ("네, 감사합니다.", SmallTalk.THANKS),
        ("뭐 물어보면 돼요?", SmallTalk.ABILITY),
        ("넌 뭘 할 수 있어?", SmallTalk.ABILITY),
        ("사용법 알려줘", SmallTalk.ABILITY),
        ("너는 누구니?", SmallTalk.ABILITY),
        ("이 문서들에 뭐가 있어요?", SmallTalk.DOCUMENTS),
        ("어떤 자료가 들어 있나요?", SmallTalk.DOCUMENTS),
        ("문서 목록 보여줘", SmallTalk.DOCUMENTS),
        ("문서는 모두 몇 건이에요?", SmallTalk.DOCUMENTS),
        ("두 문서는 각각 어떤 내용인가요?", SmallTalk.DOCUMENTS),
        ("이 자료들은 뭐에 대한 거예요?", SmallTalk.DOCUMENTS),
        ("문서에 어떤 내용이 있나요?", SmallTalk.DOCUMENTS),
        ("지금 무슨 파일들이 저장되어 있어?", SmallTalk.DOCUMENTS),
    ],
)
def test_what_is_said_to_the_program(text: str, kind: SmallTalk) -> None:
    assert small_talk(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "어떤 서류가 있나요?",
        "두 문서의 차이는 무엇인가요?",
        "문서에 적을 내용은 무엇인가요?",
        "내용이 뭐예요?",
        "문서 보존 기간은 몇 년인가요?",
        "공고 문서에는 어떤 내용이 있나요?",
        "파일은 몇 개까지 올릴 수 있나요?",
        "자료 제출은 언제까지 해야 하나요?",
        "안녕센터는 어디에 있나요?",
        "감사는 누가 하나요?",
        "누구에게 물어보면 되나요?",
        "청년 월세는 어떻게 신청해요?",
        "여기는 어디예요?",
        "문서",
        "",
    ],
)
def test_questions_of_the_documents_are_none(text: str) -> None:
    assert small_talk(text) is None


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert small_talk(text) in (None, *SmallTalk)
