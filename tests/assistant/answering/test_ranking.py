"""Places in a table, by size."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.operations import kind_ranked, measure_ranked
from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 누리군 도로 보수 계획

< 2025년 구별 보수 계획(㎞, 백만원) >

구분	늘솔구	여울구	달뫼구	새벌구	합계
연장	13.0	10.5	9.0	9.0	41.5
사업비	5,200	4,200	3,600	-	13,000

< 2025년 세부사업 예산(백만원) >

세부사업	담당 부서	예산	증감률
노후 도로 보수	도로과	15,900	12.0
포트홀 긴급보수	도로과	2,840	32.1
가로등 교체	시설과	2,840	5.5
합계		21,580	14.0
"""
PLACES = [
    ("2025년 보수 연장이 가장 긴 구는?", "2025년 연장 가운데 늘솔구가 13.0㎞로 가장 깁니다. [1]"),
    (
        "2025년 연장이 가장 짧은 구는 어디인가요?",
        "2025년 연장 가운데 달뫼구·새벌구가 각각 9.0㎞로 가장 짧습니다. [1][2]",
    ),
    ("2025년 사업비가 가장 적은 구는?", "2025년 사업비 가운데 달뫼구가 3,600백만원으로 가장 적습니다. [1]"),
    ("2025년 사업비가 두 번째로 많은 구는?", "2025년 사업비 가운데 여울구가 4,200백만원으로 두 번째로 많습니다. [1]"),
    (
        "예산이 가장 많은 세부사업은 무엇인가요?",
        "2025년 예산 가운데 노후 도로 보수가 15,900백만원으로 가장 많습니다. [1]",
    ),
    (
        "2025년 예산이 20억원 이상인 세부사업은 몇 개인가요?",
        "2025년 예산이 20억원 이상인 세부사업은 3개입니다: 노후 도로 보수 15,900백만원, 포트홀 긴급보수 2,840백만원, "
        "가로등 교체 2,840백만원. [1][2][3]",
    ),
    (
        "2025년 예산이 100억원을 넘는 세부사업은?",
        "2025년 예산이 100억원을 넘는 세부사업은 1개입니다: 노후 도로 보수 15,900백만원. [1]",
    ),
    (
        "사업비 상위 두 구를 알려주세요",
        "2025년 사업비 가운데 많은 순으로 늘솔구 5,200백만원, 여울구 4,200백만원입니다. [1][2]",
    ),
]


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("roads")), {"2025_도로_계획.txt": PLAN}, korean, static)


@pytest.mark.parametrize(("question", "said"), PLACES, ids=[question for question, _ in PLACES])
def test_a_place_is_said_with_its_figure(roads: Assistant, question: str, said: str) -> None:
    answer = roads.ask(question)
    assert answer.text == said
    assert [check.value for check in answer.checks if not check.supported] == []


def test_a_place_that_nobody_holds_is_not_made_up(roads: Assistant) -> None:
    assert "번째로" not in roads.ask("2025년 연장이 아홉 번째, 9번째로 긴 구는?").text


# The same sum by field and by office, under one heading; the first table's figures stand in one row without a name.
SORTED_TWICE = """2025년 누리군 예산 개요

1. 2025년 재정 투자계획

< 분야별 재정 투자계획(억원, 비중%) >

바다 살리기	마을 살리기	길 넓히기	합계
55.2 (34.5)	11.6 (7.3)	93.2 (58.2)	160.0 (100.0)

< 부서별 재정 투자계획(억원, 비중%) >

부서명	투자계획	부서명	투자계획
바다과	66.8 (41.8)	도로과	72.1 (45.0)
마을과	21.1 (13.2)	-	-
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "2025년 분야별 투자계획 중 가장 규모가 작은 분야의 액수는?",
            "2025년 분야별 재정 투자계획 가운데 마을 살리기가 11.6억원(비중 7.3%)으로 가장 작습니다. [1]",
        ),
        (
            "2025년 투자에서 1위인 부서는 어디인가요?",
            "2025년 투자계획 가운데 도로과가 72.1억원(비중 45.0%)으로 가장 많습니다. [1]",
        ),
        (
            "2025년 계획에서 꼴찌인 부서는 어디예요?",
            "2025년 투자계획 가운데 마을과가 21.1억원(비중 13.2%)으로 가장 적습니다. [1]",
        ),
    ],
)
def test_of_tables_that_sort_one_sum_twice_the_one_of_the_kind_asked_for(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, question: str, said: str
) -> None:
    folder = tmp_path_factory.mktemp("sorted")
    assert open_assistant(folder, {"2025_예산.txt": SORTED_TWICE}, korean, static).ask(question).text == said


def test_how_many_more_places_there_are_is_no_figure_that_the_documents_lack(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    rows = "\n".join(
        f"{place}마을 공원\t{100 + 7 * number}" for number, place in enumerate("가나다라마바사아자차카타파")
    )
    text = f"누리군 정비 계획\n\n< 시설별 사업비(백만원) >\n\n시설\t사업비\n{rows}\n"
    assistant = open_assistant(tmp_path, {"정비_계획.txt": text}, korean, static)
    answer = assistant.ask("시설별 사업비를 큰 순서로 알려 주세요")
    assistant.close()
    assert "외 5개입니다" in answer.text
    assert [check.value for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "증감률이 제일 높은 구는?",
            "문서에서 답을 찾지 못했습니다. 구별로 견줄 수 있는 표가 없습니다.\n\n"
            "가장 가까운 내용: 2025년 증감률 가운데 포트홀 긴급보수가 32.1%로 가장 높습니다. [1]",
        ),
        (
            "연장이 제일 긴 사업은?",
            "문서에서 답을 찾지 못했습니다. 사업별로 견줄 수 있는 표가 없습니다.",
        ),
        (
            "예산 집행률이 제일 낮은 세부사업",
            "문서에서 답을 찾지 못했습니다. 세부사업별로 견줄 수 있는 표가 없습니다.",
        ),
    ],
)
def test_members_of_another_kind_or_measure_are_not_ranked(roads: Assistant, question: str, told: str) -> None:
    answer = roads.ask(question)
    assert answer.refused
    assert answer.text == told


@pytest.mark.parametrize(
    ("text", "measure", "kind"),
    [
        ("예산 집행률이 제일 낮은 사업과 이유", "집행률", "사업"),
        ("2025년 예산이 가장 많은 분야는 무엇인가요?", "예산", "분야"),
        ("어느 구가 신고가 제일 많아?", "신고", "구"),
        ("처리율이 제일 낮았던 분기는 언제야", "처리율", "분기"),
        ("예산이 가장 많이 늘어난 사업은?", "", ""),
        ("가장 큰 금액은 얼마야", "", ""),
        ("총인구가 제일 많은 곳은?", "총인구", ""),
        ("가장 예산이 많은 사업은", "예산", "사업"),
        ("제일 돈 많이 드는 과제는", "돈", "과제"),
        ("돈이 제일 많이 드는 사업은", "돈", "사업"),
    ],
)
def test_what_is_ranked_and_by_what(text: str, measure: str, kind: str) -> None:
    assert (measure_ranked(text), kind_ranked(text)) == (measure, kind)


_PILOTS = """누리군 실행계획 요약

□ 나들이 사업
 ○ 마을 안내판 정비 사업, 나루터 쉼터 사업 등 주민 체감 사업 공모 및 개발예산 지원(12억원/건)

□ 생활 사업
 ○ 하천 정비 사업(5개 과제, 21억원), 둑길 보수 사업(3개 과제, 9억원)
"""


@pytest.mark.parametrize(
    "question", ["가장 예산이 많은 사업은", "돈이 제일 많이 드는 사업은", "제일 돈 많이 드는 과제는"]
)
def test_one_sentence_holds_not_the_largest_of_all(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, question: str
) -> None:
    pilots = open_assistant(Path(tmp_path_factory.mktemp("pilots")), {"요약.txt": _PILOTS}, korean, static)
    answer = pilots.ask(question)
    assert answer.refused
    assert "별로 견줄 수 있는 표가 없습니다." in answer.text
    inside = pilots.ask("생활 사업 가운데 예산이 제일 많은 과제는")
    assert not inside.refused and "21억원" in inside.text
