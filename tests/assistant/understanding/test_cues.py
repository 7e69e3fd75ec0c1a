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
    ("평가는 기술과 가격 몇 대 몇이에요?", {Asked.PERCENT}),
    ("버스는 몇 대예요?", {Asked.COUNT}),
    ("이 제도의 가장 큰 특징은?", set()),
    ("최저임금은 언제 오르나요?", {Asked.DATE}),
    ("지원을 못 받는 사람은 누구예요?", {Asked.RECIPIENT}),
    ("상을 받은 사람은 누구예요?", {Asked.PERSON}),
    ("비중이 얼마야?", {Asked.PERCENT}),
    ("지원액은?", {Asked.AMOUNT}),
    ("지원 대상은?", {Asked.RECIPIENT}),
    ("신청할 수 없는 사람은 누구인가요?", {Asked.RECIPIENT}),
    ("없는 사람은 누가 찾나요?", {Asked.PERSON}),
    ("요양급여는 무엇을 포함하나요?", {Asked.LIST}),
    ("계약서에 뭘 적어야 하나요?", {Asked.LIST}),
    ("농도는 얼마부터 안 되나요?", {Asked.QUANTITY}),
    ("허가가 거부되면 어떻게 하나요?", {Asked.METHOD, Asked.REMEDY}),
    ("결정에 이의가 있으면 어디에 말하나요?", {Asked.PLACE, Asked.REMEDY}),
    ("신청을 거부하면 언제 알려 주나요?", {Asked.DATE}),
    ("탈락하면 어떻게 되나요?", set()),
    ("최대 얼마까지 받나요", {Asked.AMOUNT}),
    ("최대 몇 명까지", {Asked.COUNT}),
    ("최대인 분야", {Asked.LARGEST}),
    ("가장 큰 사업", {Asked.LARGEST}),
    ("가장 예산이 많은 사업", {Asked.LARGEST}),
    ("가장 먼저 하는 일", set()),
    ("제일 작은 곳", {Asked.SMALLEST}),
    ("신청일은?", {Asked.DATE}),
    ("돈은 언제부터 들어오나요?", {Asked.DATE}),
    ("이사 비용은 언제 받나요?", {Asked.DATE}),
    ("출산비용 받으려면 뭐 가져가야 해요?", {Asked.METHOD, Asked.PAPERS}),
    ("비용과 시기는 언제인가요?", {Asked.AMOUNT, Asked.DATE}),
    ("이사 비용이 어떻게 되나요?", {Asked.AMOUNT}),
    ("돈은 얼마나 드나요?", {Asked.AMOUNT}),
    ("온종일 일하는 사람은 몇 명?", {Asked.COUNT}),
    ("몇 사람까지 쓸 수 있나요?", {Asked.COUNT}),
    ("안 쓰는 아이디를 어떻게 하나요?", {Asked.METHOD}),
    ("사업 아이디는?", {Asked.IDENTIFIER}),
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
    ("얼마 안에 내주나요?", {Asked.PERIOD}),
    ("규모가 어떻게 변했나요?", {Asked.COMPARISON}),
    ("얼마나 보관되나요?", {Asked.PERIOD}),
    ("발의한 날은?", {Asked.DATE}),
    ("몇 시에 시작하나요?", {Asked.DATE}),
    ("몇 시간 하나요?", {Asked.COUNT}),
    ("설명회를 여나요?", {Asked.YES_NO}),
    ("다친 것도 보험금 줘?", {Asked.YES_NO}),
    ("주요 내용 요약해 줘?", set()),
    ("되팔아도 괜찮아요?", {Asked.YES_NO}),
    ("접수 번호는?", {Asked.IDENTIFIER}),
    ("접수번호 25318의 제목은?", set()),
    ("전화 번호는?", {Asked.PHONE}),
    ("전화번호가 몇 번이에요?", {Asked.PHONE}),
    ("담당자의 이름은?", {Asked.PERSON}),
    ("전략 이름은?", set()),
    ("평균을 뭐라고 설명하나요?", {Asked.DEFINITION}),
    ("강의 자료에서 평균을 뭐라고 설명하나요?", {Asked.DEFINITION}),
    ("누리군의 목표를 뭐라고 설명하나요?", set()),
    ("문의 전화번호는 뭐예요?", {Asked.PHONE}),
    ("상담전화는 몇 번이에요?", {Asked.PHONE}),
    ("어디로 전화하면 돼요?", {Asked.PHONE}),
    ("누리긴급전화는 무엇을 하나요?", set()),
    ("센터에 전화를 하면 무엇을 도와주나요?", set()),
    ("전화로 신청할 수 있나요?", {Asked.YES_NO}),
    ("OSS가 무엇의 약자인가요?", {Asked.DEFINITION}),
    ("교통약자는 몇 명인가요?", {Asked.COUNT}),
    ("2책 4공이 뭔 말이에요?", {Asked.DEFINITION}),
    ("어떻게 신청해?", {Asked.METHOD}),
    ("어떻게 달라졌어?", {Asked.COMPARISON}),
    ("왜 바뀌었어?", {Asked.REASON, Asked.COMPARISON}),
    ("이유가 뭐예요?", {Asked.REASON}),
    ("이름이 뭐예요?", {Asked.PERSON}),
    ("시장님 이름이 뭐예요?", {Asked.PERSON}),
    ("청년주택은 몇 층이에요?", {Asked.COUNT}),
    ("어느 부처야?", {Asked.BODY}),
    ("어느 곳이야?", {Asked.BODY}),
    ("어느 도시야?", {Asked.PLACE}),
    ("데이터센터가 들어서 있는 데가 어디래요?", {Asked.PLACE}),
    ("이 일을 맡고 있는 데가 어디예요?", {Asked.BODY}),
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
        ("몇갠지", "개"),
        ("몇 명까지", "명"),
        ("며칠 동안", "일"),
        ("며칠에", ""),
        ("몇 년까지", ""),
        ("몇 시부터", ""),
        ("인원은", ""),
        ("지원 인원은 몇 명인가요", "명"),
        ("", ""),
    ],
)
def test_what_is_counted(text: str, counter: str) -> None:
    assert counter_asked(text) == counter


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert kinds_asked(text) <= set(Asked)
    assert isinstance(counter_asked(text), str)
