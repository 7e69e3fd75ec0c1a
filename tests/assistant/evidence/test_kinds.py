"""How well near-identical pieces of text hold the kind of answer that is asked for."""

import pytest

from assistant.evidence.kinds import holds, kind_fit
from assistant.understanding.asked import Asked
from assistant.understanding.question import understand
from ingest.korean import Korean
from ingest.types import BlockKind

# question, text that holds the answer's kind, near-identical text that does not
PAIRS = [
    ("예산은 얼마인가요?", "예산은 3억원", "예산은 3월 편성"),
    ("신청하려면 어디로 가면 되나요?", "동 주민센터 2번 창구", "동 주민센터에서는 접수하지 않습니다."),
    ("중복 저장은 누가 고치나요?", "중복 저장 수정 — 한가람, 10월 22일", "중복 저장 수정 — 개발부, 10월 22일"),
    ("출장은 누가 허락하나요?", "국외 출장은 심사를 거쳐 원장이 명한다.", "국외 출장은 심사를 거쳐 명한다."),
    ("이용 요금은 얼마인가요?", "하루 2만원", "하루 2회"),
    ("이용 요금은 얼마인가요?", "하루 2만원", "3월 2일부터 이용"),
    ("비중은 몇 %인가요?", "전체의 12%", "전체의 12명"),
    ("몇 명이 왔나요?", "모두 120명", "모두 120건"),
    ("몇 개소로 늘리나요?", "18개소로 확대", "18회로 확대"),
    ("과제는 몇 개인가요?", "규제개선 과제(21건)", "규제개선 과제(21회)"),
    ("승인은 몇 건인가요?", "승인 21건", "승인 과제 21개"),
    ("몇 사람까지인가요?", "150인 이내", "150회 이내"),
    ("몇 군데인가요?", "18개소로 확대", "18명으로 확대"),
    ("언제 시작하나요?", "3월 2일 시작", "3명이 시작"),
    ("결과는 언제 나오나요?", "결과는 5월 9일에 발표", "결과에 따라 24시간 운영"),
    ("결과는 언제 나오나요?", "결과는 다음 달까지 알림", "결과에 따라 공휴일까지 넓힘"),
    ("언제까지 알려야 하나요?", "안 때부터 72시간 이내에 알림", "안 때부터 72시간 동안 머무름"),
    ("월급은 언제 주나요?", "매월 1회 이상 정한 날에 줌", "1회 이상 정한 대로 줌"),
    ("언제부터 언제까지인가요?", "3월 2일~4월 1일", "누구나 참여"),
    ("얼마나 걸리나요?", "14일 안에 처리", "관광과에서 처리"),
    ("전화번호는?", "관광과(000-777-1234)", "관광과(2층)"),
    ("이메일 주소는?", "a@nuri.example", "nuri.example"),
    ("과장이 누구예요?", "과장 한가람", "과장 한 명"),
    ("어디에서 신청하나요?", "관광과 누리집에서 신청", "신청서를 냄"),
    ("의장이 누구예요?", "김도현(의장), 이서연, 박지호", "의장은 다음 회의에서 뽑는다"),
    ("왜 늘렸나요?", "이용객이 늘었기 때문", "이용객 4,820명"),
    ("왜 못 했나요?", "대출 심사가 까다로워진 것이 주된 원인", "목표 850가구 중 748가구"),
    ("왜 못 했나요?", "보상 협의가 늦어져 이월", "목표 850가구 중 748가구"),
    ("야영장이 뭐예요?", "야영장이란 텐트를 치는 곳을 말한다", "야영장 확충"),
    ("어떤 종류가 있나요?", "숲길, 야영장, 전망대, 안내소", "숲길이 있음"),
    ("어느 부서에서 맡나요?", "관광과에서 맡음", "열심히 맡음"),
    ("어느 부서에서 맡나요?", "도로관리과 소관", "바다와 산과 들을 돌봄"),
    ("어느 부처가 하나요?", "해양경찰청 예산으로 설치", "빅데이터 수집"),
    ("통틀어 몇 건인가요?", "모두 120건", "그중 20건"),
    ("얼마 뒤에 시행하나요?", "공포 후 6개월 뒤부터", "2050년부터"),
    ("평균을 뭐라고 설명하나요?", "평균은 모두 더해 나눈 값이다.", "평균을 오해하지 않는 법"),
    ("몇 시에 시작하나요?", "어린이날 - 14:00", "3월 2일 시작"),
    ("몇 글자인가요?", "16자 이상", "16명 이상"),
    ("몇 단 탑인가요?", "1단", "1차"),
    ("몇 명인가요?", "70명 내외", "제6기 정책단"),
    ("몇 초 안에 답하나요?", "5초 이내에 응답", "응답을 기다리고 있음을 알림"),
    ("몇 업체가 참여했나요?", "12개사 참여", "12일 동안 참여"),
    ("몇 장까지 쓰나요?", "A4 10매 내외", "A4 10명 내외"),
    ("헤더는 몇 비트인가요?", "헤더는 32bits", "헤더는 32명"),
    ("며칠까지 되나요?", "최초 90일 동안 적용", "집에 도착할 때까지 적용"),
]


@pytest.mark.parametrize(("text", "holding", "other"), PAIRS, ids=[f"{pair[0]} {pair[2]}" for pair in PAIRS])
def test_the_kind_asked_for_tells_near_identical_texts_apart(
    korean: Korean, text: str, holding: str, other: str
) -> None:
    question = understand(text, korean.analyze(text))
    fits = [kind_fit(question, quote, BlockKind.BULLET) for quote in (holding, other)]
    assert fits[0] > fits[1]
    assert 0 < fits[1] <= 1 <= fits[0] <= 1.15


@pytest.mark.parametrize(
    ("text", "names", "other_names"),
    [
        ("예산은 얼마인가요?", "금액 축제 (백만원)", "연장 축제 (㎞)"),
        ("비중은 몇 %인가요?", "비중 축제 (%)", "금액 축제 (백만원)"),
        ("언제 하나요?", "2025년 3월 축제 ()", "관광과 축제 ()"),
    ],
)
def test_a_bare_number_is_what_its_names_say(korean: Korean, text: str, names: str, other_names: str) -> None:
    question = understand(text, korean.analyze(text))
    assert kind_fit(question, "12.5", BlockKind.CELL, names) > kind_fit(question, "12.5", BlockKind.CELL, other_names)


def test_a_total_may_be_said_by_the_names_of_its_cell(korean: Korean) -> None:
    question = understand("길이는 총 몇 미터인가요?", korean.analyze("길이는 총 몇 미터인가요?"))
    assert kind_fit(question, "25.8 m", BlockKind.CELL, "숲길 총 길이 ()") == 1.1
    assert kind_fit(question, "25.8 m", BlockKind.CELL, "숲길 길이 ()") == 0.8


def test_a_number_inside_long_words_counts_nothing(korean: Korean) -> None:
    question = understand("몇 매인가요?", korean.analyze("몇 매인가요?"))
    form = f"개인정보의 이용 목적\t1. {'성명과 주소 ' * 12}"
    assert kind_fit(question, form, BlockKind.ROW) == 0.4
    assert kind_fit(question, f"{form}\t12", BlockKind.ROW) == 1.1


def test_the_cell_beside_an_office_is_a_person(korean: Korean) -> None:
    question = understand("담당과장이 누구예요?", korean.analyze("담당과장이 누구예요?"))
    assert kind_fit(question, "한가람(000-1234)", BlockKind.CELL, "담당과장 ()") == 1.1
    assert kind_fit(question, "관광과", BlockKind.CELL, "담당부서 ()") == 0.5


def test_a_bare_number_outside_a_table_is_no_sum(korean: Korean) -> None:
    question = understand("예산은 얼마인가요?", korean.analyze("예산은 얼마인가요?"))
    assert kind_fit(question, "1,800", BlockKind.CELL, "금액 축제 (백만원)") == 1.1
    assert kind_fit(question, "1,800", BlockKind.BULLET) == 0.4


def test_cells_give_no_reasons(korean: Korean) -> None:
    question = understand("왜 늘렸나요?", korean.analyze("왜 늘렸나요?"))
    assert kind_fit(question, "이용객 때문", BlockKind.ROW) == 0.4
    assert kind_fit(question, "이용객 때문", BlockKind.CELL) == 0.7
    assert kind_fit(question, "이용객 때문", BlockKind.CELL, "확대 사유") == 1.05
    assert kind_fit(question, "이용객 때문", BlockKind.BULLET) == 1.1


def test_a_question_of_no_kind_fits_everything(korean: Korean) -> None:
    question = understand("별빛축제", korean.analyze("별빛축제"))
    assert kind_fit(question, "아무 말", BlockKind.PARAGRAPH) == 1.0


def test_figures_of_several_kinds_share_a_question(korean: Korean) -> None:
    question = understand("금액과 비중은?", korean.analyze("금액과 비중은?"))
    assert kind_fit(question, "3억원(12%)", BlockKind.BULLET) == pytest.approx(1.1)
    assert 0.4 < kind_fit(question, "3억원", BlockKind.BULLET) < 1.1


@pytest.mark.parametrize(
    ("asked", "text", "held"),
    [
        (Asked.AMOUNT, "3억원", True),
        (Asked.AMOUNT, "3개소", False),
        (Asked.PERCENT, "2.3%p", True),
        (Asked.DATE, "2025. 5. 9.", True),
        (Asked.PHONE, "000-777-1234", True),
        (Asked.PHONE, "1,234", False),
    ],
)
def test_whether_a_text_holds_a_figure(asked: Asked, text: str, held: bool) -> None:
    assert holds(asked, text) is held


def test_a_day_says_when_better_than_a_year_and_a_figure_not_at_all(korean: Korean) -> None:
    question = understand("언제 하나요?", korean.analyze("언제 하나요?"))
    assert kind_fit(question, "2025. 3. 4.부터", BlockKind.BULLET) == 1.1
    assert kind_fit(question, "2026년 하반기 정기 교육", BlockKind.BULLET) == 0.95
    assert kind_fit(question, "5,760", BlockKind.CELL, "돌봄 2025년 예산") == 0.4


def test_a_cell_with_a_unit_of_its_own_is_no_sum(korean: Korean) -> None:
    question = understand("돈이 얼마나 들었어요?", korean.analyze("돈이 얼마나 들었어요?"))
    assert kind_fit(question, "3단", BlockKind.CELL, "단 수 누리호") == 0.4
    assert kind_fit(question, "3억 원", BlockKind.CELL, "비용 누리호") == 1.1


def test_a_sum_below_its_price_counts_nothing(korean: Korean) -> None:
    question = understand("사용자 팩은 몇 개인가요?", korean.analyze("사용자 팩은 몇 개인가요?"))
    assert kind_fit(question, "3", BlockKind.CELL, "사용자 팩 수량") == 1.1
    assert kind_fit(question, "450,000", BlockKind.CELL, "사용자 팩 단가") == 0.75


def test_how_often_is_said_by_what_comes_round(korean: Korean) -> None:
    question = understand("점검은 얼마나 자주 하나요?", korean.analyze("점검은 얼마나 자주 하나요?"))
    assert question.asked == {Asked.FREQUENCY}
    assert kind_fit(question, "분기마다 점검", BlockKind.BULLET) == 1.15
    assert kind_fit(question, "점검은 도로과에서 실시", BlockKind.BULLET) == 0.6


@pytest.mark.parametrize(
    ("question", "better", "good"),
    [
        ("언제 시작하나요?", "3월 2일 시작", "3월 시작"),
        ("왜 늘렸나요?", "손님을 모으기 위해 넓힘", "홍보를 통해 손님을 모음"),
    ],
)
def test_of_two_that_hold_it_one_says_more(korean: Korean, question: str, better: str, good: str) -> None:
    asked = understand(question, korean.analyze(question))
    fits = [kind_fit(asked, text, BlockKind.BULLET) for text in (better, good)]
    assert fits[0] > fits[1] > 1


def test_numbers_beside_what_is_counted_otherwise_count_nobody(korean: Korean) -> None:
    text = "몇 명부터 되나요?"
    question = understand(text, korean.analyze(text))
    plain = kind_fit(question, "1,200", BlockKind.CELL, "인원")
    assert plain > kind_fit(question, "화요일(8-10교시)", BlockKind.CELL, "활동시간")


def test_a_list_of_names_beside_who_came_names_persons(korean: Korean) -> None:
    asked = "회의에 누가 참석했나요?"
    question = understand(asked, korean.analyze(asked))
    named = kind_fit(question, "김도현(의장), 이서연, 박지호", BlockKind.CELL, "참석 내용")
    counted = kind_fit(question, "재적위원 18명 중 14명", BlockKind.CELL, "참석 내용")
    assert (named, counted) == (1.1, 0.5)


def test_a_party_is_no_member(korean: Korean) -> None:
    asked = "회의에 누가 참석했나요?"
    question = understand(asked, korean.analyze(asked))
    assert kind_fit(question, "민주당 위원들을 마주 보고 앉았다", BlockKind.BULLET) == 0.5
