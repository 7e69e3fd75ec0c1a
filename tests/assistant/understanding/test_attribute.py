"""What a question asks of its matter, read from its words."""

import pytest

from assistant.understanding.attribute import attributes_asked, named_last
from assistant.understanding.question import understand
from ingest.korean import Korean


@pytest.mark.parametrize(
    ("question", "attributes"),
    [
        ("특화단지에 입주한 기업은 몇 개예요?", (("기업", "입주하다", "입주"),)),
        ("사고로 다친 사람은 몇 명이에요?", (("사람", "다치다"),)),
        ("공개 과제의 기여자는 몇 명인가요?", (("기여", "기여자"),)),
        ("행사에 몇 명이나 참가했나요?", (("참가",),)),
        ("심은 나무 수는 모두 몇 그루예요?", (("나무", "심다"),)),
        ("뿌리산업 수출 비중은 몇 퍼센트예요?", (("수출",),)),
        ("인턴의 몇 퍼센트가 여성이에요?", (("여성",),)),
        ("창업공간 임대료 한 달에 얼마예요?", (("임대료",),)),
        ("플랫폼은 언제 점검하나요?", (("점검",),)),
        ("센터는 언제 문을 열었나요?", (("문", "열다"),)),
        ("개정안에 반대한 의원은 누구예요?", (("반대",),)),
        ("인턴 하면 교통비도 주나요?", (("교통비",),)),
        ("월세 신청하면 면접 보나요?", (("면접",),)),
    ],
)
def test_what_is_counted_shared_charged_or_done_is_asked(
    question: str, attributes: tuple[tuple[str, ...], ...], korean: Korean
) -> None:
    assert attributes_asked(understand(question, korean.analyze(question))) == attributes


@pytest.mark.parametrize(
    "question",
    [
        "깔린 길이 몇 km예요?",  # how long it is, not how many there are
        "신청은 언제 마감되나요?",  # a period ends without saying so
        "서류는 언제까지 제출해야 하나요?",
        "시장은 누구예요?",
        "왜 늦어졌나요?",
        "대학생도 신청할 수 있나요?",
        "고시원에 살아도 되나요?",
    ],
)
def test_measures_bounds_and_other_questions_ask_for_no_attribute(question: str, korean: Korean) -> None:
    assert attributes_asked(understand(question, korean.analyze(question))) == ()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("뿌리산업 매출액", "매출액"),
        ("뿌리산업 종사자 수", "종사자"),
        ("뿌리산업 매출액은 얼마나 늘었어요?", ""),  # a verb says more of what is asked
        ("뿌리산업 담당 부서", ""),  # no figure
        ("매출액", ""),
    ],
)
def test_what_a_name_without_a_verb_asks_for(question: str, name: str, korean: Korean) -> None:
    assert named_last(understand(question, korean.analyze(question))) == name
