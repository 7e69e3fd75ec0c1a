"""Whole answers over the county's library, word for word."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.types import Turn
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN, EARLIER, RULE, FAQ = (
    "2025_관광_시행계획.txt",
    "2024_관광_시행계획.txt",
    "야영장_운영_지침.txt",
    "관광_묻고답하기.md",
)

# question, answer, what is cited as (document, words)
ANSWERS = [
    (
        "2025년 별빛축제에 얼마를 투자하나요?",
        "2025년 별빛축제의 금액은 1,800백만원입니다. [1]", [(PLAN, "별빛축제\t1,800")],
    ),
    (
        "바다숲길에는 2024년에 얼마를 썼나요?",
        "2024년 바다숲길의 금액은 4,800백만원입니다. [1]", [(EARLIER, "바다숲길\t4,800")],
    ),
    (
        "2025년 야영장 확충 비중은 몇 %야?",
        "2025년 야영장 확충의 비중은 33.0%입니다. [1]", [(PLAN, "야영장 확충\t4,950\t33.0")],
    ),
    (
        "2025년 국토부 지원액은 얼마야?",
        "2025년 국토교통부의 지원액은 8.0억원(비중 59.26%)입니다. [1]", [(PLAN, "국토교통부\t8.0 (59.26)")],
    ),
    (
        "야영장 이용객 2025년 목표",
        "야영장 이용객의 2025년 목표는 6,000명입니다. [1]", [(PLAN, "야영장 이용객\t명\t4,820\t6,000")],
    ),
    (
        "안내소 가동률 2024년 실적은 몇 퍼센트?",
        "안내소 가동률의 2024년 실적은 72.0%입니다. [1]", [(PLAN, "안내소 가동률\t%\t72.0")],
    ),
    (
        "축제 만족도 담당 부서는?",
        "축제 만족도의 담당 부서는 문화과입니다. [1]", [(PLAN, "축제 만족도\t점\t81.5\t85.0\t문화과")],
    ),
    (
        "2025년 관광 진흥에 모두 얼마를 투자하나요?",
        "2025년 관광 진흥에 총 150억원을 투자. [1]", [(PLAN, "2025년 관광 진흥에 총 150억원을 투자")],
    ),
    (
        "야영장 사용료는 하루에 얼마예요?",
        "야영장 사용료는 한 면에 하루 2만 5천원으로 합니다. [1]",
        [(RULE, "야영장 사용료는 한 면에 하루 2만 5천원으로 한다.")],
    ),
    (
        "사용료는 성수기에 몇 퍼센트 더 받나요?",
        "성수기에는 사용료의 100분의 20을 더하여 받을 수 있습니다. [1]",
        [(RULE, "성수기에는 사용료의 100분의 20을 더하여 받을 수 있다.")],
    ),
    (
        "2025년에 가장 돈을 많이 들이는 사업은?",
        "2025년 금액 가운데 바다숲길이 5,250백만원으로 가장 많습니다. [1]", [(PLAN, "바다숲길\t5,250")],
    ),
    (
        "2025년 사업 중 금액이 제일 적은 것은?",
        "2025년 금액 가운데 별빛축제가 1,800백만원으로 가장 적습니다. [1]", [(PLAN, "별빛축제\t1,800")],
    ),
    (
        "부처별 지원액이 가장 많은 부처는 어디예요?",
        "지원액 가운데 국토교통부가 8.0억원(비중 59.26%)으로 가장 많습니다. [1]", [(PLAN, "국토교통부\t8.0 (59.26)")],
    ),
    (
        "갯벌 체험장 정비는 어느 부처와 협력하나요?",
        "해양수산부(해수부)입니다. [1]\n\n갯벌 체험장 정비는 3억 5천만원입니다. [1]",
        [(PLAN, "갯벌 체험장 정비(3억 5천만원)")],
    ),
    (
        "섬마을 순환버스는 언제부터 다니나요?",
        "섬마을 순환버스는 2025년 4월 7일(월)부터 하루 6회 운행. [1]",
        [(PLAN, "섬마을 순환버스는 2025년 4월 7일(월)부터 하루 6회 운행")],
    ),
    (
        "성수기는 언제부터 언제까지예요?",
        '"성수기"란 7월 1일부터 8월 31일까지의 기간을 말합니다. [1]',
        [(RULE, '"성수기"란 7월 1일부터 8월 31일까지의 기간을 말한다.')],
    ),
    (
        "야영객이 뭐예요?",
        '"야영객"이란 야영장을 이용하는 사람을 말합니다. [1]',
        [(RULE, '"야영객"이란 야영장을 이용하는 사람을 말한다.')],
    ),
    (
        "관광진흥팀 전화번호 알려줘",
        "관광과 관광진흥팀(000-777-1234)으로 문의하세요. [1]",
        [(FAQ, "A. 관광과 관광진흥팀(000-777-1234)으로 문의하세요.")],
    ),
    (
        "야영장에 반려견을 데려갈 수 있나요?",
        "네, 목줄을 하면 데려갈 수 있습니다. [1]\n\n다만, 물놀이장에는 들어갈 수 없습니다. [1]",
        [(FAQ, "A. 네, 목줄을 하면 데려갈 수 있습니다. 다만, 물놀이장에는 들어갈 수 없습니다.")],
    ),
    (
        "예약은 어디에서 하나요?",
        "누리군 관광 누리집(camp.nuri.example)에서 예약합니다. 전화 예약은 받지 않습니다. [1]",
        [(FAQ, "A. 누리군 관광 누리집(camp.nuri.example)에서 예약합니다. 전화 예약은 받지 않습니다.")],
    ),
    (
        "야영장은 몇 개소로 늘어나나요?",
        "야영장을 15개소에서 18개소로 확대합니다. [1]", [(PLAN, "야영장*을 15개소에서 18개소로 확대")],
    ),
    ("별빛축재 2024년 금액은?", "2024년 별빛축제의 금액은 1,200백만원입니다. [1]", [(EARLIER, "별빛축제\t1,200")]),
    (
        "야영장 이용객의 2025년 목표와 담당 부서는?",
        "야영장 이용객의 2025년 목표는 6,000명, 담당 부서는 관광과입니다. [1][2]",
        [(PLAN, "6,000"), (PLAN, "관광과")],
    ),
    (
        "물놀이장에 반려견이 들어갈 수 있나요?",
        "물놀이장에는 들어갈 수 없습니다. [1]", [(FAQ, "다만, 물놀이장에는 들어갈 수 없습니다.")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text", "cited"), ANSWERS, ids=[answer[0] for answer in ANSWERS])
def test_an_answer_is_said_and_cited(county: Assistant, question: str, text: str, cited: list[tuple[str, str]]) -> None:
    answer = county.ask(question)
    assert answer.text == text
    assert [(citation.document, citation.quote) for citation in answer.citations] == cited
    assert not answer.refused
    assert all(check.supported for check in answer.checks)


def test_a_word_is_defined_by_its_note(county: Assistant) -> None:
    answer = county.ask("야영장이 뭐예요?")
    assert answer.text.startswith("야영장은 군이 직접 운영하며 텐트 다섯 동 이상을 칠 수 있는 곳입니다. [1]")
    assert answer.citations[0].quote == "군이 직접 운영하며 텐트 다섯 동 이상을 칠 수 있는 곳"


def test_a_follow_up_is_answered(county: Assistant) -> None:
    asked = Turn("2025년 별빛축제 금액은?", "1,800백만원입니다.")
    answer = county.ask("그럼 2024년은?", [asked])
    assert answer.text == "2024년 별빛축제의 금액은 1,200백만원입니다. [1]"
    assert (answer.question, answer.understood) == ("그럼 2024년은?", "2024년 별빛축제 금액은?")
    other = county.ask("국토교통부는요?", [Turn("2025년 환경부 지원액은?", "")])
    assert other.text == "2025년 국토교통부의 지원액은 8.0억원(비중 59.26%)입니다. [1]"


def test_a_yes_or_no_comes_before_what_explains_it(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    text = (
        "# 묻고 답하기\n\n## Q. 외국인도 지원 대상인가요?\n\n"
        "A. 아니요. 배우자가 외국인인 경우에는 신청인 본인이 요건을 갖추면 됩니다.\n\n"
        "## Q. 학생도 되나요?\n\nA. 네, 됩니다.\n"
    )
    assistant = open_assistant(tmp_path, {"질문.md": text}, korean, static)
    answer = assistant.ask("외국인도 지원 대상인가요?")
    assert answer.text == "아니요, 배우자가 외국인인 경우에는 신청인 본인이 요건을 갖추면 됩니다. [1]"
    assistant.close()
