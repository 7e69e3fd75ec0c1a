import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.cues import Asked, counter_asked, kinds_asked

# Near-identical questions that want different things.
PAIRS = [
    ("얼마예요?", {Asked.AMOUNT}),
    ("얼마나 늘었어?", {Asked.COMPARISON, Asked.QUANTITY}),
    ("얼마 동안?", {Asked.PERIOD}),
    ("얼마나 걸려?", {Asked.PERIOD}),
    ("집행률은 얼마인가요?", {Asked.PERCENT}),
    ("비중이 얼마야?", {Asked.PERCENT}),
    ("지원액은?", {Asked.AMOUNT}),
    ("지원 대상은?", set()),
    ("최대 얼마까지 받나요", {Asked.AMOUNT}),
    ("최대 몇 명까지", {Asked.COUNT}),
    ("최대인 분야", {Asked.LARGEST}),
    ("가장 큰 사업", {Asked.LARGEST}),
    ("가장 예산이 많은 사업", {Asked.LARGEST}),
    ("가장 먼저 하는 일", set()),
    ("제일 작은 곳", {Asked.SMALLEST}),
    ("신청일은?", {Asked.DATE}),
    ("첨부파일은?", set()),
    ("이메일은?", {Asked.EMAIL}),
    ("몇 년에 시작했나요?", {Asked.DATE}),
    ("몇 년 걸렸나요?", {Asked.COUNT}),
    ("몇 년도에 시작했나요?", {Asked.DATE}),
    ("몇 년부터 몇 년까지?", {Asked.PERIOD}),
    ("며칠에 내나요?", {Asked.DATE}),
    ("며칠 안에 내나요?", {Asked.COUNT, Asked.PERIOD}),
    ("며칠 동안 여나요?", {Asked.COUNT, Asked.PERIOD}),
    ("얼마 뒤에 시행되나요?", {Asked.PERIOD}),
    ("얼마나 보관되나요?", {Asked.PERIOD}),
    ("발의한 날은?", {Asked.DATE}),
    ("몇 시에 시작하나요?", {Asked.DATE}),
    ("몇 시간 하나요?", {Asked.COUNT}),
    ("설명회를 여나요?", {Asked.YES_NO}),
    ("접수 번호는?", {Asked.IDENTIFIER}),
    ("접수번호 25318의 제목은?", set()),
    ("전화 번호는?", {Asked.PHONE}),
    ("전화번호가 몇 번이에요?", {Asked.PHONE}),
    ("담당자의 이름은?", {Asked.PERSON}),
    ("전략 이름은?", set()),
    ("평균을 뭐라고 설명하나요?", {Asked.DEFINITION}),
    ("어떻게 신청해?", {Asked.METHOD}),
    ("어떻게 달라졌어?", {Asked.COMPARISON}),
    ("왜 바뀌었어?", {Asked.REASON, Asked.COMPARISON}),
    ("이유가 뭐예요?", {Asked.REASON}),
    ("이름이 뭐예요?", {Asked.PERSON, Asked.DEFINITION}),
    ("어느 부처야?", {Asked.BODY}),
    ("어느 곳이야?", {Asked.BODY}),
    ("어느 도시야?", {Asked.PLACE}),
    ("되나요?", {Asked.YES_NO}),
    ("언제 되나요?", {Asked.DATE}),
]


@pytest.mark.parametrize(("text", "asked"), PAIRS, ids=[text for text, _ in PAIRS])
def test_near_identical_questions_want_different_things(text: str, asked: set[Asked]) -> None:
    assert kinds_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        ("몇 건이나 되나요", "건"),
        ("몇개소로 늘리나요", "개소"),
        ("몇 개사입니까", "개사"),
        ("몇 개월 걸려요", "개월"),
        ("몇 km", "km"),
        ("몇 명까지", "명"),
        ("며칠 동안", "일"),
        ("며칠에", ""),
        ("몇 년까지", ""),
        ("몇 시부터", ""),
        ("인원은", ""),
        ("", ""),
    ],
)
def test_what_is_counted(text: str, counter: str) -> None:
    assert counter_asked(text) == counter


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert kinds_asked(text) <= set(Asked)
    assert isinstance(counter_asked(text), str)
