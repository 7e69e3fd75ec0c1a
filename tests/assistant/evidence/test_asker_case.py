"""Lines for the asker's own hour, time and kind."""

import pytest

from assistant.evidence.asker_case import _lies, _spans
from assistant.evidence.kinds import kind_fit
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.question import codes_of, understand
from ingest.korean import Korean
from ingest.types import BlockKind


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("오전 1시부터 오전 5시까지는 막는다.", [(60, 300)]),
        ("평일 09:00~18:00에 연다.", [(540, 1080)]),
        ("오후 10시부터 오전 6시까지", [(1320, 360)]),
        ("밤 9시 30분부터 밤 11시까지", [(1290, 1380)]),
        ("3시간 안에 5시행 열차를 탄다.", []),
    ],
)
def test_from_when_until_when(line: str, spans: list[tuple[int, int]]) -> None:
    assert [*_spans(line)] == spans


@pytest.mark.parametrize(("hour", "within"), [(180, True), (1380, True), (600, False)])
def test_a_night_goes_on_past_midnight(hour: int, within: bool) -> None:
    assert _lies(hour, 1320, 360) is within


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("필터는 얼마마다 갈아요?", {Asked.FREQUENCY}),
        ("할머니가 돌아가시면 며칠 쉬어요?", {Asked.COUNT}),
        ("위원회는 무슨 요일에 열려요?", {Asked.DATE}),
        ("압력을 얼마로 돌리나요?", {Asked.QUANTITY}),
        ("다시 돌리려면 누가 확인해 줘야 해요?", {Asked.PERSON}),
        ("나눠서 사면 어떻게 되나요?", set()),
    ],
)
def test_what_is_asked(text: str, asked: set[Asked]) -> None:
    assert kinds_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("조작반에 E-08 뜨면 어떡해?", ("e-08",)),
        ("B-0402랑 D1107이 뭐야", ("b-0402", "d1107")),
        ("A4 용지는 어디 있어", ()),
        ("3호기 출력은?", ()),
    ],
)
def test_codes_are_read_whole(korean: Korean, text: str, codes: tuple[str, ...]) -> None:
    assert codes_of(understand(text, korean.analyze(text)).picks) == codes


def test_a_weekday_is_told_by_one(korean: Korean) -> None:
    text = "회의는 무슨 요일에 열려요?"
    question = understand(text, korean.analyze(text))
    assert kind_fit(question, "매달 셋째 주 목요일에 연다", BlockKind.BULLET) > 1
    assert kind_fit(question, "3월 2일에 연다", BlockKind.BULLET) < 0.5


def test_what_is_measured_otherwise_is_no_price(korean: Korean) -> None:
    text = "압축기 살 때 얼마 줬어요?"
    question = understand(text, korean.analyze(text))
    assert kind_fit(question, "19.8", BlockKind.CELL, "3호기 토출량(㎥/분)") < 0.5
    assert kind_fit(question, "184,000", BlockKind.CELL, "윤활유 단가(원)") > 1


def test_a_year_in_a_name_tells_no_length(korean: Korean) -> None:
    question = understand("하자보수 기간은 얼마나 되나요?", korean.analyze("하자보수 기간은 얼마나 되나요?"))
    assert kind_fit(question, "하자보수 범위 및 기간을 평가", BlockKind.CELL, "프로젝트 지원(16)") == 0.4
    assert kind_fit(question, "하자보수는 SW 1년으로 한다", BlockKind.CELL, "프로젝트 지원(16)") == 1.05
