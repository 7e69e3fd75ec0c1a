"""An audit, rules of work and a call for applications: what their lines and tables say, in the words of every day."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

AUDIT = """# 2024년 자체 감사 결과

## 4. 환수 현황

(단위: 천원)

| 지적 | 내용 | 환수 대상 | 환수 완료 | 미환수 |
|---|---|---:|---:|---:|
| 1 | 출장 여비 | 3,384 | 3,384 | 0 |
| 2 | 공사비 과다 지급 | 18,620 | 10,000 | 8,620 |
| 5 | 관사 관리비 | 6,760 | 4,060 | 2,700 |
| **계** | | **28,764** | **17,444** | **11,320** |

## 5. 앞으로 할 일

1. 재심의 신청: 처분 요구서를 받은 날부터 30일 이내, 감사실에 서면으로 신청함
"""
RULES = """가람식품 취업규칙

제11조(급여일) 급여는 매월 1일부터 말일까지 계산하여 다음 달 10일에 지급한다. 지급일이 휴일이면 그 전날에 지급한다.
제15조(식대·교통비) ① 식대로 매월 18만 원을 지급한다. 다만, 구내식당을 무료로 이용하는 생산직에게는 지급하지 아니한다.
② 통근버스를 이용하지 않는 사원에게 교통비로 매월 8만 원을 지급한다.
"""
CALL = """# 마을 가꾸기 보조금 공모

- 가. **접수 기간**: 2025. 3. 4.(화) 09:00 ~ 3. 21.(금) 18:00
- 나. **재원**: 국비 1억 4,400만원, 도비 9,600만원, 군비 2억 4,000만원임

- 다. **제출 서류**

| 번호 | 서류 | 농가 | 마을 |
|---:|---|:---:|:---:|
| 1 | 보조금 신청서 | ○ | ○ |
| 2 | 농업경영체 등록 확인서 | ○ | - |
| 3 | 회원 명부와 총회 회의록 | - | ○ |

## 일정

| 단계 | 일시 | 방법 |
|---|---|---|
| 질의 접수 | 2025. 3. 19.(수) ~ 3. 25.(화) 18:00 | 전자우편 |
"""

MINUTES = """제품 계획 주간회의 회의록

일시: 2026년 7월 16일(목) 10:00

1. 논의 사항
• 글꼴 대체표를 넓힐지 여부 — 다음 회의에서 결정
2. 결정 사항
- 0.7판은 8월 21일에 낸다.
- 쪽 나누기는 고객 파일 20종으로 시험한다.
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"감사.md": AUDIT, "취업규칙.txt": RULES, "공모.md": CALL, "회의록.txt": MINUTES}
    return open_assistant(Path(tmp_path_factory.mktemp("office")), texts, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("총 미환수 금액은 얼마인가요?", "미환수 합계는 11,320천원입니다. [1]"),
        ("미환수 금액은 모두 얼마인가요?", "미환수 합계는 11,320천원입니다. [1]"),
        ("식대를 못 받는 사람은 누구야?", "구내식당을 무료로 이용하는 생산직에게는 지급하지 아니합니다. [1]"),
        ("월급날이 쉬는 날이랑 겹치면 언제 들어와요?", "지급일이 휴일이면 그 전날에 지급합니다. [1]"),
        (
            "보조금 신청 접수 기간이 언제예요?",
            "가. 접수 기간: 2025. 3. 4.(화) 09:00 ~ 3. 21.(금) 18:00입니다. [1]",
        ),
        (
            "감사 처분에 불복하려면 언제까지 어디에 어떻게 신청해야 하나요?",
            "재심의 신청: 처분 요구서를 받은 날부터 30일 이내, 감사실에 서면으로 신청합니다. [1]",
        ),
    ],
)
def test_an_office_is_asked_in_plain_words(office: Assistant, question: str, told: str) -> None:
    assert office.ask(question).text.splitlines()[0] == told


def test_a_sum_of_figures_in_several_scales_is_worked_out_in_full(office: Assistant) -> None:
    told = office.ask("국비랑 도비를 합치면 얼마인가요?").text
    assert "합하면 2억 4,000만원입니다(계산: 144,000,000 + 96,000,000 = 240,000,000)." in told


def test_the_number_of_a_row_has_no_unit(office: Assistant) -> None:
    assert "5천원" not in office.ask("관사 관리비는 얼마를 돌려받았나요?").text


def test_one_of_two_is_no_question_for_yes_or_no(office: Assistant) -> None:
    text = office.ask("급여는 한 번에 다 주나요, 아니면 나눠서 주나요?").text
    assert not text.startswith(("네", "아니요", "“"))


def test_papers_are_listed_for_whom_they_are_ticked(office: Assistant) -> None:
    assert office.ask("마을에서 신청하려면 내야 하는 서류를 다 알려줘").text == (
        "제출 서류는 다음과 같습니다.\n\n- 보조금 신청서 [1]\n- 회원 명부와 총회 회의록 [2]"
    )


def test_papers_are_listed_with_those_who_hand_them_in(office: Assistant) -> None:
    assert office.ask("보조금 신청할 때 제출 서류는?").text == (
        "제출 서류는 다음과 같습니다.\n\n"
        "- 보조금 신청서 — 농가, 마을 [1]\n- 농업경영체 등록 확인서 — 농가 [2]\n- 회원 명부와 총회 회의록 — 마을 [3]"
    )


@pytest.mark.parametrize("question", ["주간회의에서 결정된 사항은?", "주간회의 결정 사항 알려줘"])
def test_what_was_decided_is_told_by_its_heading(office: Assistant, question: str) -> None:
    assert office.ask(question).text == (
        "결정 사항은 다음과 같습니다.\n\n- 0.7판은 8월 21일에 냅니다. [1]\n"
        "- 쪽 나누기는 고객 파일 20종으로 시험합니다. [2]"
    )
