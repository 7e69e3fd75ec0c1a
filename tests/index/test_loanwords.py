from collections.abc import Callable
from pathlib import Path

import pytest
from documents import write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library import Library
from index.loanwords import LoanWords
from index.query_repair import QueryRepair
from ingest.korean import Korean
from tests.examples import examples

TEXTS = {
    "과제.txt": "Tech-Bridge 과제는 40개를 지원한다.\nX-MaaS 실증에 12억원을 쓴다.\n온빛시는 ICT와 AI를 결합한다.\n",
    "시설.txt": "도서관에 Wi-Fi와 CCTV를 설치한다.\n입장권은 QR 코드로 확인한다.\n메인넷은 2월에 연다.\n",
    "예산.txt": "R&D 예산은 320억원이다.\nBIZ 플랫폼 구축에 10억원을 쓴다.\n스마트팩토리를 세운다.\n",
    "안전.txt": "에스오에스 벨을 단다.\n",
}
WORDS = ["smart", "factory", "platform", "tech", "bridge", "ai", "디지털", "스마트", "씨씨티브이", "예산", "코드", "qr"]


@pytest.fixture(scope="module")
def words(korean: Korean) -> LoanWords:
    return LoanWords(dict.fromkeys(WORDS, 1), " ".join)


@pytest.fixture
def office(open_library: Callable[[], Library], tmp_path: Path) -> Library:
    library = open_library()
    library.add([write_files(tmp_path / "글", TEXTS)])
    return library


@pytest.mark.parametrize(
    ("query", "read", "corrections", "found"),
    [
        ("테크브릿지 과제는 몇 개?", "Tech-Bridge 과제는 몇 개?", (("테크브릿지", "Tech-Bridge"),), "과제.txt"),
        ("테크 브리지 과제", "Tech-Bridge 과제", (("테크 브리지", "Tech-Bridge"),), "과제.txt"),
        ("엑스마스는 얼마", "X-MaaS는 얼마", (("엑스마스", "X-MaaS"),), "과제.txt"),
        ("아이씨티", "ICT", (("아이씨티", "ICT"),), "과제.txt"),
        ("에이아이와 결합", "AI와 결합", (("에이아이", "AI"),), "과제.txt"),
        ("와이파이 되는 곳", "Wi-Fi 되는 곳", (("와이파이", "Wi-Fi"),), "시설.txt"),
        ("시시티브이가 있나", "CCTV가 있나", (("시시티브이", "CCTV"),), "시설.txt"),
        ("큐알코드로 확인", "QR코드로 확인", (("큐알", "QR"),), "시설.txt"),
        ("알앤디예산은", "R&D예산은", (("알앤디", "R&D"),), "예산.txt"),
        ("비즈 플랫폼", "BIZ 플랫폼", (("비즈", "BIZ"),), "예산.txt"),
        ("Smart Factory는 몇 곳?", "스마트팩토리는 몇 곳?", (("Smart Factory", "스마트팩토리"),), "예산.txt"),
        ("SOS 벨", "에스오에스 벨", (("SOS", "에스오에스"),), "안전.txt"),
    ],
)
def test_a_library_is_searched_in_its_own_letters(
    office: Library, query: str, read: str, corrections: object, found: str
) -> None:
    reading = office.read(query)
    assert (reading.analysis.text, reading.corrections) == (read, corrections)
    assert office.search(query)[0].passage.document.endswith(found)
    assert set(office.korean.analyze(query).terms) <= set(reading.analysis.terms)


@pytest.mark.parametrize("query", ["메인넷은 언제", "스마트팩토리 예산", "ICT 예산", "에스오에스 벨", "이유가 뭐야"])
def test_words_that_the_library_holds_or_has_no_other_letters_for_stay(office: Library, query: str) -> None:
    assert office.read(query).corrections == ()


def test_words_read_together_stand_together(office: Library) -> None:
    assert office.read("브릿지마스").corrections == ()  # the library has both, but never one behind the other


@pytest.mark.parametrize(
    ("text", "nouns", "read"),
    [
        ("플랫폼예산", {"플랫폼", "예산"}, "platform예산"),
        ("플랫폼예산", {"플랫폼예산"}, "플랫폼예산"),  # 예산 is no word of its own there
        ("플랫폼은", {"플랫폼"}, "platform은"),
        ("플랫폼은", (), "플랫폼은"),  # not a noun
        ("digital platform", (), "디지털 platform"),
        ("CCTV smart", (), "씨씨티브이 smart"),
        ("정부 큐알코드", {"정부", "큐알코드"}, "정부 qr코드"),
    ],
)
def test_what_is_read(words: LoanWords, text: str, nouns: set[str], read: str) -> None:
    assert words.reread(text, nouns)[0] == read


@pytest.mark.parametrize(
    ("held", "read"),
    [
        ({"tech": 4, "tak": 4}, "테크"),  # which one is meant nobody can tell
        ({"tech": 4, "tak": 1}, "tech"),
        ({"tech": 9, "taek": 1}, "tech"),
        ({"테크": 1, "tech": 9}, "테크"),
    ],
)
def test_one_word_must_be_meant(held: dict[str, int], read: str) -> None:
    assert LoanWords(held, " ".join).reread("테크", {"테크"})[0] == read


def test_the_more_words_there_are_the_longer_one_must_be() -> None:
    many = {"biz": 1, "platform": 1, **{f"word{chr(97 + at % 26)}{'a' * (at // 26)}"[:30]: 1 for at in range(600)}}
    few = {"biz": 1, "platform": 1}
    assert LoanWords(few, " ".join).reread("비즈", {"비즈"})[0] == "biz"
    assert LoanWords(many, " ".join).reread("플랫폼", {"플랫폼"})[0] == "platform"


@settings(max_examples=examples(60), deadline=None)
@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(["테크", "브릿지", "에이", "아이", "은", " ", "smart", "-", "CCTV", "예산", "큐알"]), max_size=9
    ).map("".join)
)
def test_any_text_is_read_and_held_words_stay(korean: Korean, text: str) -> None:
    vocabulary = dict.fromkeys(WORDS, 1)
    reading = QueryRepair(korean, lambda: vocabulary).read(korean.analyze(text))
    assert all(written.lower() not in vocabulary for written, _ in reading.corrections)
