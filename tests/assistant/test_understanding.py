"""What is read out of a question's words: kinds, years, bodies, the noun and event asked about, its focus."""

import pytest

from assistant.cues import Asked
from assistant.question import ordinals_of, understand, years_of
from ingest.korean import Korean


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("2024년 뿌리산업에 범부처가 투자하는 총액은?", {Asked.AMOUNT}),
        ("'22년 국토부 투자실적과 비중", {Asked.PERCENT}),
        ("규제샌드박스 승인이 '22년에 모두 몇 건인지", {Asked.COUNT}),
        ("담당 과장이 누구예요?", {Asked.PERSON}),
        ("언제부터 언제까지 신청하나요?", {Asked.PERIOD}),
        ("신청 기간은 어떻게 되나요?", {Asked.PERIOD}),
        ("왜 취소됐나요?", {Asked.REASON}),
        ("줄어든 이유가 뭔가요?", {Asked.REASON, Asked.COMPARISON}),
        ("제3차 기본계획은 언제 확정됐나요?", {Asked.DATE}),
        ("어느 부처 소관인가요?", {Asked.BODY}),
        ("어디에서 신청하나요?", {Asked.PLACE}),
        ("가장 적은 부처는 어디인가요?", {Asked.BODY, Asked.SMALLEST}),
        ("신청할 수 있나요?", {Asked.YES_NO}),
        ("신성장 4.0이 뭐예요?", {Asked.DEFINITION}),
        ("필요한 서류를 모두 알려 주세요", {Asked.LIST}),
        ("어떻게 신청하나요?", {Asked.METHOD}),
        ("과기부랑 국토부 중에 누가 더 많이 써?", {Asked.COMPARISON}),
        ("행정안전부는 무슨 일을 하나", set()),
        ("", set()),
    ],
)
def test_the_kinds_of_answer_are_read_from_cues(korean: Korean, text: str, asked: set[Asked]):
    assert understand(text, korean.analyze(text)).asked == asked


@pytest.mark.parametrize(
    ("text", "counter"),
    [("승인이 몇 건인지", "건"), ("몇 명이 왔나요", "명"), ("몇 군데에 짓나", "군데"), ("얼마인가요", "")],
)
def test_what_is_counted(korean: Korean, text: str, counter: str):
    assert understand(text, korean.analyze(text)).counter == counter


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023년 계획", (2023,)),
        ("2023년도에", (2023,)),
        ("'23년 ‘24년", (2023, 2024)),
        ("23년하고 2022년", (2023, 2022)),
        ("2023년과 23년", (2023,)),
        ("행안부 2023 투자계획", (2023,)),
        ("23년간", ()),
        ("23년 동안", ()),
        ("3년", ()),
        ("12,023년", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]):
    assert years_of(text) == years


def test_ordinals_picks_bodies_and_the_event(korean: Korean):
    assert ordinals_of("제3차 기본계획과 제23차 회의") == (("차", 3), ("차", 23))
    question = understand("4분기 나등급 신고", korean.analyze("4분기 나등급 신고"))
    assert question.picks == ("4분기", "나등급")
    question = understand("국토부와 과기부 중에", korean.analyze("국토부와 과기부 중에"))
    assert [body.name for body in question.bodies] == ["국토교통부", "과학기술정보통신부"]
    question = understand("산업부문 환경부하", korean.analyze("산업부문 환경부하"))
    assert "산업통상자원부" not in [body.name for body in question.bodies]
    question = understand("세계총회는 왜 취소됐어?", korean.analyze("세계총회는 왜 취소됐어?"))
    assert (question.event, question.head) == ("취소", "취소")


def test_the_focus_leaves_out_words_of_asking_years_and_bodies(korean: Korean):
    text = "2023년 환경부 투자계획 금액을 알려 주세요"
    question = understand(text, korean.analyze(text))
    assert [word.term for word in question.focus if not word.light] == ["투자", "계획"]
    assert [word.term for word in question.focus if word.light] == ["금액"]


def test_the_noun_asked_about_stands_before_the_asking_word(korean: Korean):
    for text, head in [
        ("위원장은 누가 맡나요?", "위원장"),
        ("책임자가 누구예요?", "책임자"),
        ("무엇이든 물어보세요", ""),
    ]:
        assert understand(text, korean.analyze(text)).head == head
