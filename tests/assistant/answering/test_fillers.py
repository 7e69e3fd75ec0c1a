"""Who and where in prose: names that no list of titles and towns knows, told from what only lies near."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.likeness import Likeness
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

HISTORY = """누리군 등대 이야기

누리 등대는 덴마크 기술자 올센이 1908년에 설계하였다. 공사는 이듬해 가을에 끝났다.
등대의 첫 렌즈는 마르세유에서 만들어 배로 실어 왔다. 1931년 7월 2일 등대에 불이 나서 렌즈가 깨졌다.
등대지기 윤달호는 그 뒤 스물두 해 동안 등대를 지켰다.
깨진 렌즈는 등대지기의 손녀가 바다 유물 전시실에 기증하였다.
새 등대의 건립은 어부 배춘삼 등의 반대를 불러일으켰다.
등대의 무전 시설은 산업부의 지원으로 바꾸었다.
유기성 폐자원을 모으는 시설을 늘린다.
누리공항은 마르세유 공항과 사귄다.
등대의 벽은 안산에서 캔 돌로 쌓았다.
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(Path(tmp_path_factory.mktemp("county")), {"등대.txt": HISTORY}, korean, static)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        # No title stands beside the name, and no list of towns has the place.
        ("누리 등대를 설계한 사람은 누구인가요?", "누리 등대는 덴마크 기술자 올센이 1908년에 설계하였다."),
        ("누리 등대를 설계한 사람은?", "누리 등대는 덴마크 기술자 올센이 1908년에 설계하였다."),
        ("등대의 첫 렌즈는 어디에서 만들었나요?", "등대의 첫 렌즈는 마르세유에서 만들어 배로 실어 왔다."),
        # No proper noun: what stands before the same particle and word.
        ("깨진 렌즈는 어디에 기증했나요?", "깨진 렌즈는 등대지기의 손녀가 바다 유물 전시실에 기증하였다."),
        ("새 등대 건립은 누구의 반대를 불러일으켰나요?", "새 등대의 건립은 어부 배춘삼 등의 반대를 불러일으켰다."),
        # A day says no more than a year where a year is asked for.
        ("누리 등대를 설계한 해는?", "누리 등대는 덴마크 기술자 올센이 1908년에 설계하였다."),
    ],
)
def test_who_and_where_are_told_by_any_name(county: Assistant, question: str, quote: str) -> None:
    answer = county.ask(question)
    assert not answer.refused
    assert answer.text.startswith(quote.removesuffix("다."))


@pytest.mark.parametrize(
    "question",
    [
        "등대의 무전 시설을 바꾼 사람은 누구인가요?",  # a ministry is nobody
        "등대에 불을 낸 사람은 누구인가요?",
        "등대의 벽을 쌓은 사람은 누구인가요?",  # 안산 is where the stone is from
    ],
)
def test_what_names_nobody_is_refused(county: Assistant, question: str) -> None:
    assert county.ask(question).refused


@pytest.mark.parametrize(
    ("text", "quote", "fillers"),
    [
        # 유기성 is part of another name.
        ("폐자원을 모으는 시설은 어디에 있나요?", "유기성 폐자원을", ()),
        ("누리공항이 사귄 공항은 어디인가요?", "누리공항은 마르세유 공항과", ("마르세유",)),
    ],
)
def test_parts_of_other_names_are_no_places(
    county: Assistant, korean: Korean, static: StaticEncoder, text: str, quote: str, fillers: tuple[str, ...]
) -> None:
    found = EvidenceFinder(county.library, korean, Likeness(static)).find(understand(text, korean.analyze(text)))
    said = [one.candidate for one in found.weighed if one.candidate.quote.startswith(quote)]
    assert [one.fillers for one in said] == [fillers]
