"""Plain questions of plain papers: a hall, a notice, a rule of leave, a manual and fees, all in one library."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

GUIDES = Path(__file__).resolve().parents[2] / "benchmarks" / "guides"


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(GUIDES.iterdir())}
    return open_assistant(Path(tmp_path_factory.mktemp("guides")), texts, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # A table's unit stands below it, and 공연장 is no 연장.
        ("대공연장 하루 빌리는 데 얼마예요?", "대공연장의 하루 요금은 1,000,000원입니다. [1]"),
        ("소공연장 저녁에 쓰면 얼마예요?", "소공연장의 저녁(18~22시) 요금은 200,000원입니다. [1]"),
        ("제일 큰 공연장은 몇 석이에요?", "대공연장의 정원은 620석입니다. [1]"),
        # A notice of labelled lines is told line by line.
        ("캠프 어디서 해요?", "장소: 달오름문화회관 연습실. [1]"),
        ("초등학생도 캠프 갈 수 있나요?", "대상은 별가람시에 사는 중학생·고등학생입니다. [1]"),
        ("캠프 신청 마감이 언제야?", "신청 기간: 2025년 12월 15일 09:00 ~ 12월 26일 18:00입니다. [1]"),
        # Whose relative, and the most there is.
        ("동생이 죽으면 며칠 쉴 수 있어요?", "형제자매 사망은 3일입니다. [1]"),
        ("엄마가 돌아가시면 며칠 쉬나요?", "부모·배우자·자녀 사망: 5일입니다. [1]"),
        (
            "연차는 최대 며칠까지 늘어나요?",
            "3년 이상 근무한 직원에게는 2년마다 1일을 더하되, 25일을 넘지 못합니다. [1]",
        ),
        # What a column of values is called isn't said, what is the matter is quoted, a cut sentence is closed.
        ("공기청정기 무게가 얼마나 돼요?", "무게는 7.4kg입니다. [1]"),
        (
            "바람이 약해졌어요 어떡하죠?",
            "‘바람이 약함’에 대한 안내입니다. [1]\n\n- 원인: 필터에 먼지가 참 [1]\n"
            "- 해결 방법: 프리필터를 청소하고 헤파필터를 확인합니다. [1]",
        ),
        ("공기청정기 보증기간 얼마나 돼요?", "무상 보증 기간은 산 날부터 1년입니다. [1]"),
        # Rows that two labels tell apart.
        ("2인용 침대 수수료", "침대 2인용의 수수료는 10,000원입니다. [1]"),
        (
            "대형폐기물 수수료가 가장 높은 품목은?",
            "수수료 가운데 장롱 폭 1m 이상이 15,000원으로 가장 높습니다. [1]",
        ),
        ("대형폐기물 신청 취소하면 환불돼요?", "신청을 취소하면 수거 전날까지 수수료를 모두 돌려드립니다. [1]"),
    ],
)
def test_a_plain_question_has_a_plain_answer(guides: Assistant, question: str, told: str) -> None:
    answer = guides.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize(
    "question", ["할아버지 돌아가시면 며칠 쉬어요?", "피아노 버리는 데 얼마예요?", "회관 카페는 몇 시까지 해요?"]
)
def test_what_the_papers_do_not_say_is_refused(guides: Assistant, question: str) -> None:
    assert guides.ask(question).refused


def test_figures_in_the_labels_of_a_list_are_cited_with_it(guides: Assistant) -> None:
    answer = guides.ask("장롱 버리는 데 얼마예요?")
    assert answer.text == "수수료는 다음과 같습니다.\n\n- 장롱 폭 1m 미만: 8,000원 [1]\n- 장롱 폭 1m 이상: 15,000원 [2]"
    assert [check for check in answer.checks if not check.supported] == []


def test_an_hour_of_a_weekday_is_told_by_that_of_the_weekend(guides: Assistant) -> None:
    assert guides.ask("문화회관 일요일은 몇 시까지 해요?").text == "주말 10:00~18:00입니다. [1]"
