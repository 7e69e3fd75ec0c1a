"""Of two lines or tables that are alike but for their year, the newer one answers where no year is asked for."""

from pathlib import Path

import pytest
from nuri import open_assistant, reading_of

from assistant.assistant import Assistant
from assistant.evidence.candidates import Candidate
from assistant.evidence.editions import newer_first
from index.static import StaticEncoder
from ingest.korean import Korean
from ingest.types import BlockKind

LISTS = """\
# 읍면 현황

## 2023년

| 지역 | 남자 | 여자 | 세대수 |
| --- | --- | --- | --- |
| 솔밭면 | 1510 | 1498 | 1403 |
| 물빛면 | 2210 | 2304 | 2001 |

## 2024년

| 지역 | 남자 | 여자 | 세대수 |
| --- | --- | --- | --- |
| 솔밭면 | 1502 | 1475 | 1411 |
| 물빛면 | 2190 | 2299 | 2008 |
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("lists")
    return open_assistant(folder, {"현황.md": LISTS}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("솔밭면 세대수", "솔밭면의 세대수는 1411입니다. [1]"),
        ("물빛면 여자는 몇 명이에요?", "물빛면의 여자는 2299입니다. [1]"),
        ("2023년 솔밭면 세대수", "2023년 솔밭면의 세대수는 1403입니다. [1]"),
        ("2023년 물빛면 여자는 몇 명이에요?", "2023년 물빛면의 여자는 2304입니다. [1]"),
    ],
)
def test_the_newer_of_two_tables_answers_where_no_year_is_named(lists: Assistant, question: str, told: str) -> None:
    assert lists.ask(question).text == told


_PLAN = "{year}년도 누리군 살림 시행계획\n\n○ 월소득 {most}만원 이하인 청년이 대상\n"


def test_a_line_that_a_newer_plan_says_with_other_figures_goes_first() -> None:
    lines = [
        _line(_PLAN.format(year=year, most=most), f"{year}_시행계획.txt") for year, most in ((2024, 330), (2025, 350))
    ]
    old, new = newer_first(lines, [0.9, 0.8], [0.85, 0.85])
    assert old < new == pytest.approx(0.9 * 0.97)
    old, new = newer_first(lines, [0.9, 0.8], [0.85, 0.6])  # one of them is under another heading
    assert old > new


def _line(text: str, name: str) -> Candidate:
    reading = reading_of(text, name)
    line = next(block for block in reading.document.blocks if block.kind is BlockKind.BULLET)
    own = reading.own(line)
    return Candidate(reading, line, line.start, line.end, own, "", "", "", frozenset(), (), (), frozenset(), 1)


_REPORTS = {
    "회의록_2024년_살림위원회.txt": "2024년 살림위원회 회의록\n\n○ 9월 말 현재 전체 집행률은 71.3%임\n",
    "2024년_추진실적.txt": "2024년 살림 추진실적\n\n구분\t예산액\t집행률(%)\n청년\t120\t97.0\n합계\t780\t95.5\n",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024년 집행률은 얼마예요", "2024년 합계의 집행률은 95.5%입니다. [1]"),
        ("2024년 9월 말 집행률은 얼마예요", "9월 말 현재 전체 집행률은 71.3%입니다. [1]"),
    ],
)
def test_what_had_come_of_a_year_by_autumn_is_not_what_came_of_it(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, question: str, told: str
) -> None:
    reports = open_assistant(Path(tmp_path_factory.mktemp("reports")), _REPORTS, korean, static)
    assert reports.ask(question).text == told
