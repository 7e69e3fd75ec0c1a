"""What is added behind a question is said before it; further questions and wishes stay behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.afterthought import said_first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("주차비 카드로도 낼 수 있어요? 시청 주차장요", "시청 주차장, 주차비 카드로도 낼 수 있어요?"),
        (
            "휴지통에서 지운 메일 되살릴 수 있나요? 일주일 됐어요",
            "일주일 됐어요. 휴지통에서 지운 메일 되살릴 수 있나요?",
        ),
        ("얼마를 주나요? (3인 가족)", "3인 가족, 얼마를 주나요?"),
        ("되나요? 제가 65세거든요", "제가 65세거든요. 되나요?"),
        ("언제까지예요? 서류 접수 말이에요.", "서류 접수, 언제까지예요?"),
        ("직원이 몇 명인가요? (본사 얘기입니다)", "본사, 직원이 몇 명인가요?"),
        ("몇 시까지 해요? 토요일에요", "토요일에, 몇 시까지 해요?"),
        ("얼마 더 받아요? 수당은 빼고요.", "수당은 빼고, 얼마 더 받아요?"),
    ],
)
def test_an_afterthought_is_said_first(text: str, first: str) -> None:
    assert said_first(text) == first


@pytest.mark.parametrize(
    "text",
    [
        "청년 월세는 얼마인가요?",
        "비중은 얼마였나요? 금액도요",
        "얼마예요? 초등학생은요",
        "언제 열렸나요? 어디서 했는지요",
        "얼마나 늘었나요? 숫자로요",
        "대상이 누구인가요? 알려 주세요",
        "얼마죠? 급해요",
        "가능한가요? 고맙습니다",
        "되나요? 맞죠",
    ],
)
def test_what_asks_or_says_how_to_answer_stays_behind(text: str) -> None:
    assert said_first(text) == text


@given(st.text(alphabet="가나요데은? ().,말이에", max_size=60))
def test_no_word_that_asks_is_lost(text: str) -> None:
    first = said_first(text)
    question, mark, _ = text.partition("?")
    assert first == text or (mark and question.strip() in first)
