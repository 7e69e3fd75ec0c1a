"""Questions as people ask them on their first day: for a named part, an office's work, what changed, what there is."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

NOTICE = """2025년 누리군 공부방 지원사업 참여자 모집 공고

1. 사업 개요

□ 사업 목적: 집에서 공부하기 어려운 학생에게 조용한 자리를 마련해 주기 위함
□ 지원 내용: 한 달 이용료 가운데 3만원을 6개월 동안 지원

2. 신청 자격

□ 누리군에 주소를 둔 중학생과 고등학생
□ 공부방을 한 달에 열흘 이상 이용할 학생

3. 신청 기간과 방법

□ 신청 기간: 2025. 3. 4.(화) ~ 3. 14.(금)
□ 신청 방법: 누리군 누리집에서 온라인 신청

4. 제출 서류

서류\t받는 곳
지원 신청서\t누리군 누리집
재학증명서\t다니는 학교
주민등록등본\t주민센터

5. 제외 대상

□ 다른 기관에서 공부방 이용료를 받고 있는 학생
"""
PLAN = """2025년 누리군 살림 시행계획

1. 추진방향

□ 길을 고치고 나무를 심어 걷기 좋은 마을을 만듦
  ○ 가로수 다시 심기(녹지과, 270백만원)
  ○ 빗물받이 청소(도로과·하수과)

< 2025년 세부사업 총괄표(백만원, %) >

분야\t세부사업\t담당 부서\t2024년 예산\t2025년 예산\t증감률
안전한 길\t낡은 도로 보수\t도로과\t14,200\t15,900\t12.0
안전한 길\t가로등 교체\t시설과\t2,900\t2,840\t△2.1
푸른 마을\t가로수 심기\t녹지과\t270\t270\t0.0
푸른 마을\t마을숲 가꾸기\t녹지과\t1,000\t1,600\t60.0
합계\t합계\t\t18,370\t20,610\t12.2
"""


@pytest.fixture(scope="module")
def nuri(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"2025_공고_공부방.txt": NOTICE, "2025_살림_계획.txt": PLAN}
    return open_assistant(Path(tmp_path_factory.mktemp("everyday")), files, korean, static)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "공부방 지원은 누구에게 주나요?",
            "신청 자격은 다음과 같습니다.\n\n- 누리군에 주소를 둔 중학생과 고등학생 [1]\n"
            "- 공부방을 한 달에 열흘 이상 이용할 학생 [2]",
        ),
        (
            "공부방 지원받으려면 뭘 챙겨야 해요?",
            "제출 서류는 다음과 같습니다.\n\n- 지원 신청서 — 누리군 누리집 [1]\n- 재학증명서 — 다니는 학교 [2]\n"
            "- 주민등록등본 — 주민센터 [3]",
        ),
        ("공부방 지원은 어떻게 신청하나요?", "신청 방법: 누리군 누리집에서 온라인 신청. [1]"),
        (
            "공부방 지원에서 제외되는 사람은 누구예요?",
            "다른 기관에서 공부방 이용료를 받고 있는 학생입니다. [1]",
        ),
        (
            "공부방 지원사업의 목적이 뭐예요?",
            "사업 목적은 집에서 공부하기 어려운 학생에게 조용한 자리를 마련해 주기 위함입니다. [1]",
        ),
    ],
)  # fmt: skip
def test_a_named_part_is_said_whole(nuri: Assistant, question: str, answer: str) -> None:
    assert nuri.ask(question).text == answer


def test_what_asks_for_one_point_inside_a_part_is_answered_by_that_point(nuri: Assistant) -> None:
    assert nuri.ask("공부방 신청은 며칠까지 받나요?").text == "신청 기간은 2025. 3. 4.(화) ~ 3. 14.(금)입니다. [1]"


@pytest.mark.parametrize("question", ["녹지과가 하는 일은?", "녹지과 소관 업무를 알려 주세요", "녹지과는 뭘 하나요?"])
def test_the_work_of_an_office_is_listed_from_tables_and_lines(nuri: Assistant, question: str) -> None:
    answer = nuri.ask(question)
    assert answer.text == (
        "녹지과가 맡은 일로 적힌 것은 다음과 같습니다.\n\n"
        "- 가로수 심기 [1]\n- 마을숲 가꾸기 [2]\n- 가로수 다시 심기 [3]"
    )
    assert [citation.document for citation in answer.citations] == ["2025_살림_계획.txt"] * 3


def test_an_office_among_several_in_brackets_counts(nuri: Assistant) -> None:
    assert "- 빗물받이 청소 [2]" in nuri.ask("도로과가 맡은 사업은 무엇인가요?").text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "작년보다 예산이 줄어든 사업이 있나요?",
            "2024년보다 2025년 예산이 줄어든 사업은 1개입니다.\n\n- 가로등 교체: 2,900백만원 → 2,840백만원 [1][2]",
        ),
        (
            "2025년 예산이 작년 그대로인 사업은 뭐예요?",
            "2024년과 견주어 2025년 예산이 그대로인 것은 1개입니다.\n\n- 가로수 심기: 270백만원 → 270백만원 [1][2]",
        ),
        (
            "2025년 예산이 가장 많이 늘어난 사업은?",
            "2024년보다 2025년 예산이 가장 많이 늘어난 것은 낡은 도로 보수로, 14,200백만원에서 15,900백만원으로 "
            "1,700백만원 늘었습니다(계산: 15,900 − 14,200 = 1,700). [1][2]",
        ),
        (
            "2024년과 2025년 예산 차이가 제일 큰 사업은?",
            "2024년보다 2025년 예산이 가장 많이 늘어난 것은 낡은 도로 보수로, 14,200백만원에서 15,900백만원으로 "
            "1,700백만원 늘었습니다(계산: 15,900 − 14,200 = 1,700). [1][2]",
        ),
        (
            "작년보다 예산이 제일 많이 준 사업은?",
            "2024년보다 2025년 예산이 가장 많이 줄어든 것은 가로등 교체로, 2,900백만원에서 2,840백만원으로 "
            "60백만원 줄었습니다(계산: 2,900 − 2,840 = 60). [1][2]",
        ),
        (
            "2025년에 100억 넘게 쓰는 사업은 뭐가 있나요?",
            "2025년 예산이 100억을 넘는 세부사업은 1개입니다: 낡은 도로 보수 15,900백만원. [1]",
        ),
        (
            "2025년 예산이 30억도 안 되는 세부사업은?",
            "2025년 예산이 30억에 못 미치는 세부사업은 3개입니다: 가로등 교체 2,840백만원, 가로수 심기 270백만원, "
            "마을숲 가꾸기 1,600백만원. [1][2][3]",
        ),
    ],
)
def test_members_are_picked_by_how_they_changed_or_by_a_bound(nuri: Assistant, question: str, answer: str) -> None:
    assert nuri.ask(question).text == answer


def test_what_there_is_on_a_matter_is_listed_from_its_table(nuri: Assistant) -> None:
    assert nuri.ask("푸른 마을을 위해 어떤 사업이 있나요?").text == "- 가로수 심기 [1]\n- 마을숲 가꾸기 [2]"


def test_a_matter_that_no_document_knows_is_not_listed(nuri: Assistant) -> None:
    assert nuri.ask("반려동물 관련 사업을 모두 알려 주세요").refused


def test_a_number_below_a_year_is_no_date(nuri: Assistant) -> None:
    answer = nuri.ask("가로등 교체는 언제 하나요?")
    assert answer.refused or "2,840" not in answer.text


@pytest.mark.parametrize("question", ["낡은 도로 보수는 어느 부서가 담당하나요?", "낡은 도로 보수 담당은 어디예요?"])
def test_the_office_of_a_task_is_said_of_the_task(nuri: Assistant, question: str) -> None:
    assert nuri.ask(question).text == "낡은 도로 보수의 담당 부서는 도로과입니다. [1]"
