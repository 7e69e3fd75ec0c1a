"""Of two tables that are alike but for their year, the newer one answers where no year is asked for."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

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
