"""Figures that one line lines up."""

import pytest

from assistant.answering.inside import named_operands, parts_of, points_of
from assistant.understanding.question import Question, understand
from ingest.korean import Korean

COUNTRIES = "GNI 대비 수출입 비율('20) : (한) 72.3%, (미) 31.4%, (일) 37.5%"
FIELDS = "(철강) 8개 과제, 103억원 (석유화학) 5개 과제, 88.9억원 (반도체/디스플레이) 11개 과제, 144.4억원"
SHIPS = "해양 청정에너지 기술개발(23, 40억원), 친환경 선박 혁신기술개발(23, 113억원), 해양플라스틱 저감(23, 64억원) 등"


@pytest.fixture(scope="module")
def ask(korean: Korean):
    def asked(text: str) -> Question:
        return understand(text, korean.analyze(text), korean.names)

    return asked


def test_parts_by_labels_and_by_commas() -> None:
    assert [part.name for part in parts_of(COUNTRIES)] == ["한국", "미국", "일본"]
    assert [part.name for part in parts_of(FIELDS)] == ["철강", "석유화학", "반도체/디스플레이"]
    assert [part.name for part in parts_of(SHIPS)] == [
        "해양 청정에너지 기술개발", "친환경 선박 혁신기술개발", "해양플라스틱 저감",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "line", "said"),
    [
        ("한국이 미국보다 몇 %p 높나", COUNTRIES, ["72.3%", "31.4%"]),
        ("우리나라가 미국보다 몇 %p 높나", COUNTRIES, ["72.3%", "31.4%"]),
        ("철강과 반도체/디스플레이 중 어디에 더 쓰고 금액 차이는?", FIELDS, ["103억원", "144.4억원"]),
        ("석유화학 과제는 철강보다 몇 개 적나요?", FIELDS, ["5개", "8개"]),
        ("친환경 선박 혁신기술개발은 청정에너지 기술개발보다 얼마나 많나요?", SHIPS, ["113억원", "40억원"]),
        ("시멘트와 철강 중 어디가 많나요?", FIELDS, []),
        ("해양 분야는 얼마나 늘었나요?", SHIPS, []),
    ],
)
def test_two_named_parts(ask, question: str, line: str, said: list[str]) -> None:
    assert [operand.said for operand in named_operands(ask(question), line)] == said


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("양성대학을 확대 운영(‘23년 9개 → ‘24년 13개, 600명)한다.", [(2023, "9개"), (2024, "13개")]),
        ("방문자 수(명) : ('20) 2,388 → ('22) 57,005", [(2020, "2,388명"), (2022, "57,005명")]),
        ("사고는 2023년 17건에서 2024년 11건으로 감소", [(2023, "17건"), (2024, "11건")]),
        ("'23년 9개, '24년 3억원", []),
        ("2023년 계획을 세우고 2024년에 5건을 처리", []),
    ],
)
def test_figures_that_follow_a_year(line: str, points: list[tuple[int, str]]) -> None:
    assert [(year, operand.said) for year, operand in points_of(line)] == points
