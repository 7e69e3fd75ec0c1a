"""Two years, two bodies, two columns: said side by side with the difference worked out."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.types import CheckKind
from index.static import StaticEncoder
from ingest.korean import Korean

# question, the sentence that was worked out, the sentences that it rests on
COMPARISONS = [
    (
        "관광 진흥 투자액은 2024년과 2025년에 얼마나 달라졌나요?",
        "2024년 120억원에서 2025년 150억원으로 30억원(25.0%) 늘었습니다(계산: 150 − 120 = 30). [1][2]",
        ["2024년 관광 진흥에 총 120억원을 투자. [1]", "2025년 관광 진흥에 총 150억원을 투자. [2]"],
    ),
    (
        "별빛축제 금액은 2024년보다 2025년에 얼마나 늘었나요?",
        "별빛축제의 금액은 2024년 1,200백만원에서 2025년 1,800백만원으로 600백만원(50.0%) 늘었습니다"
        "(계산: 1,800 − 1,200 = 600). [1][2]",
        [],
    ),
    (
        "2025년 바다숲길 금액이 전년보다 늘었나요?",
        "네, 바다숲길의 금액은 2024년 4,800백만원에서 2025년 5,250백만원으로 450백만원(9.4%) 늘었습니다"
        "(계산: 5,250 − 4,800 = 450). [1][2]",
        [],
    ),
    (
        "별빛축제 예산은 2025년에 작년보다 줄었나요?",
        "아니요, 별빛축제의 금액은 2024년 1,200백만원에서 2025년 1,800백만원으로 600백만원(50.0%) 늘었습니다"
        "(계산: 1,800 − 1,200 = 600). [1][2]",
        [],
    ),
    (
        "바다숲길 비중은 2024년에 비해 2025년에 얼마나 줄었어?",
        "바다숲길의 비중은 2024년 40.0%에서 2025년 35.0%로 5%p 낮아졌습니다(계산: 40.0 − 35.0 = 5). [1][2]",
        [],
    ),
    (
        "안내소 가동률은 2024년 실적에 비해 2025년 목표가 얼마나 높아요?",
        "안내소 가동률은 2024년 실적 72.0%에서 2025년 목표 80.0%로 8%p 높아졌습니다(계산: 80.0 − 72.0 = 8). [1][2]",
        [],
    ),
    (
        "관광 안내소 비중은 2024년과 2025년에 달라졌나요?",
        "아니요, 관광 안내소의 비중은 2024년 20.0%, 2025년 20.0%로 같습니다. [1][2]",
        [],
    ),
    (
        "환경부랑 국토교통부 중에 어디 지원액이 더 많아?",
        "지원액은 국토교통부가 8.0억원으로 환경부 2.0억원보다 6억원 많습니다(계산: 8.0 − 2.0 = 6). [1][2]",
        [],
    ),
    (
        "환경부와 해양수산부 지원액을 비교해 줘",
        "지원액은 해양수산부가 3.5억원으로 환경부 2.0억원보다 1.5억원 많습니다(계산: 3.5 − 2.0 = 1.5). [1][2]",
        [],
    ),
]


@pytest.mark.parametrize(("question", "verdict", "facts"), COMPARISONS, ids=[case[0] for case in COMPARISONS])
def test_two_figures_are_compared(county: Assistant, question: str, verdict: str, facts: list[str]) -> None:
    answer = county.ask(question)
    assert answer.text.split("\n\n") == [verdict, *facts]
    assert len(answer.citations) == 2
    assert all(check.supported for check in answer.checks)


def test_computed_figures_are_checked_with_the_rest(county: Assistant) -> None:
    answer = county.ask("별빛축제 금액은 2024년보다 2025년에 얼마나 늘었나요?")
    numbers = {check.value for check in answer.checks if check.kind is CheckKind.NUMBER}
    assert {"1,200백만원", "1,800백만원", "600백만원", "50.0%"} <= numbers


def test_a_side_that_is_missing_is_not_made_up(county: Assistant) -> None:
    answer = county.ask("별빛축제 금액은 2023년보다 2025년에 얼마나 늘었나요?")
    assert "계산" not in answer.text
    assert "2023년" not in answer.text.replace("2023년 자료는 없지만", "")


def test_figures_of_different_units_give_no_difference(tmp_path, korean: Korean, static: StaticEncoder) -> None:
    texts = {
        "2024.txt": "2024년 계획\n\n사업\t사업량\n월세\t850가구\n이자\t3건\n",
        "2025.txt": "2025년 계획\n\n사업\t사업량\n월세\t1,200명\n이자\t4건\n",
    }
    assistant = open_assistant(tmp_path, texts, korean, static)
    answer = assistant.ask("2024년과 2025년 월세 사업량을 비교해 줘")
    assert "계산" not in answer.text
    assert "850가구" in answer.text
    assert "1,200명" in answer.text
    assistant.close()


def test_a_sentence_that_states_both_years_needs_no_other_side(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    texts = {
        "2024.txt": "2024년 누리군 투자계획\n\n"
        "□ 2024년에 총 120억원을 투자하며, 이는 2023년(100억원)보다 20.0% 늘어난 규모\n",
        "2025.txt": "2025년 누리군 투자계획\n\n< 분야별 투자 규모(백만원, %) >\n\n분야\t2024년\t2025년\t증가율\n"
        "관광\t7,000\t9,000\t28.6\n수산\t5,000\t6,000\t20.0\n",
    }
    assistant = open_assistant(tmp_path, texts, korean, static)
    answer = assistant.ask("2023년 대비 2024년 투자 규모 증가율은?")
    assert answer.text == "2024년에 총 120억원을 투자하며, 이는 2023년(100억원)보다 20.0% 늘어난 규모. [1]"
    assert [citation.document for citation in answer.citations] == ["2024.txt"]
    assistant.close()
