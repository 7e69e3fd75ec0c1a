"""Notes on amendments are no words of a law; what only looks like them is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.amendments import words_end
from ingest.korean import Korean
from ingest.plain import read_blocks
from ingest.prepare import prepare
from ingest.types import Document

NOTED = [
    ("휴가를 주어야 한다.", " <개정 2012.2.1, 2017.11.28>"),
    ("위원회를 둔다.", "(신설 2020. 3. 1.)"),
    ("저축의 종류", " <개정 2010.6.4> [제목개정 2013.1.1]"),
    ("따로 정한다.", " 〈단서 신설 2021년 3월 2일〉 [시행일: 2021.9.1]"),
    ("", "[전문개정 2008.3.21]"),
    ("", "[본조신설 2018.3.20] [종전 제3조는 제4조로 이동]"),
    ("", "[제12조에서 이동]"),
    ("", "삭제 <2017.11.28>"),
    ("", "삭 제(2020. 1. 1.)"),
]
PLAIN = [
    "이 법은 <개정 2010.1.1> 뒤에도 같다.",
    "근로기준법(이하 “법”이라 한다)",
    "지원금(개정 전 2천원)",
    "예산 (2025년 개정)",
    "<2025년 예산>",
    "[별표 1]",
    "삭제",
    "대상자 명단에서 삭제",
]


@pytest.mark.parametrize(("words", "note"), NOTED, ids=[note for _, note in NOTED])
def test_words_end_before_the_notes_behind_them(words: str, note: str) -> None:
    assert words_end(words + note) == len(words)


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_a_note_stays(text: str) -> None:
    assert words_end(text) == len(text)


@given(st.text(st.sampled_from("가 .<>()[]개정신설삭제 2012.1\n"), max_size=60))
def test_whatever_a_text_is_its_words_end_within_it_and_not_with_a_blank(text: str) -> None:
    end = words_end(text)
    assert 0 <= end <= len(text)
    assert text[:end] == text[:end].rstrip()
    assert words_end(text[:end]) in (end, 0)


def test_a_text_of_many_notes_is_read_from_its_end() -> None:
    assert words_end("둔다." + "<개정 2010.1.1>" * 20_000) == len("둔다.")
    assert words_end("<" * 100_000 + ">") == 100_001


def test_a_law_is_told_without_its_notes_and_found_by_all_it_says(korean: Korean) -> None:
    law = (
        "살림법\n\n제3조(휴가) ① 열흘의 휴가를 준다. 다만, 쉬는 날은 세지 않는다. <개정 2012.2.1>\n"
        "② 삭제 <2017.11.28>\n③ 휴가는 한 해 동안(일이 끝날 때까지의 기간을 말한다) 쓰지 아니하면 없어진다.\n"
        "[전문개정 2008.3.21]\n"
    )
    prepared = prepare(Document("살림법.txt", "살림법", "txt", "0" * 64, law, read_blocks(law)), korean)
    assert [prepared.document.text[one.start : one.end] for one in prepared.sentences] == [
        "살림법",
        "제3조(휴가)",
        "열흘의 휴가를 준다.",
        "다만, 쉬는 날은 세지 않는다.",
        "휴가는 한 해 동안(일이 끝날 때까지의 기간을 말한다) 쓰지 아니하면 없어진다.",
    ]
    assert prepared.passages[-1].passage.text.endswith("[전문개정 2008.3.21]")
    assert {"2012.2.1", "2017.11.28", "2008.3.21"} <= {term for one in prepared.passages for term in one.body.terms}
