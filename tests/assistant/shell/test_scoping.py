"""The options that narrow searching and asking."""

import pytest

from assistant.assistant import Assistant
from assistant.scope import EVERYWHERE, Scope
from assistant.shell.commands import build_parser
from assistant.shell.scoping import scope_of
from ingest.errors import UserFacingError

PLAN_2024, PLAN_2025 = "2024_관광_시행계획.txt", "2025_관광_시행계획.txt"


def chosen(county: Assistant, *words: str) -> Scope:
    return scope_of(build_parser().parse_args(["ask", "금액은?", *words]), county)


def test_nothing_is_chosen(county: Assistant) -> None:
    assert chosen(county) == EVERYWHERE


def test_several_of_each_kind(county: Assistant) -> None:
    scope = chosen(county, "--in", PLAN_2024, PLAN_2025, "--year", "2024", "--in", PLAN_2025, "--year", "2025")
    assert scope == Scope(frozenset({PLAN_2024, PLAN_2025}), frozenset({2024, 2025}))


@pytest.mark.parametrize(
    ("words", "problem", "remedy"),
    [
        (
            ("--in", "없음.txt"),
            "‘없음.txt’ 문서나 폴더가 문서함에 없습니다.",
            "`mundap list`로 문서 이름을 확인하세요.",
        ),
        (("--year", "1999"), "1999년 문서가 문서함에 없습니다.", "고를 수 있는 연도: 2025, 2024."),
        (("--body", "교육부"), "‘교육부’에서 낸 문서가 문서함에 없습니다.", "고를 수 있는 기관: 누리군."),
    ],
)
def test_what_is_not_there_is_told(county: Assistant, words: tuple[str, ...], problem: str, remedy: str) -> None:
    with pytest.raises(UserFacingError) as raised:
        chosen(county, *words)
    assert (raised.value.problem, raised.value.remedy) == (problem, remedy)


@pytest.mark.parametrize("year", ["24", "20240", "올해"])
def test_a_year_has_four_figures(county: Assistant, capsys: pytest.CaptureFixture[str], year: str) -> None:
    with pytest.raises(SystemExit):
        chosen(county, "--year", year)
    assert "--year" in capsys.readouterr().err
