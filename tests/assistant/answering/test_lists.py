"""Lists that stand in documents, in one line, below a line and down a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nuri import reading_of

from assistant.answering.lists import Listing, lists_around


def every_list(text: str) -> list[Listing]:
    reading = reading_of(text, title="문서")
    return [listing for block in reading.document.blocks for listing in lists_around(reading, block)]


def names(text: str) -> list[list[str]]:
    return [[member.name for member in listing.members] for listing in every_list(text)]


@pytest.mark.parametrize(
    ("line", "members"),
    [
        ("군은 ①물길 트기, ②갯벌 심기, ③둑 허물기에 대한 과제를 냈다.", ["물길 트기", "갯벌 심기", "둑 허물기"]),
        ("갯벌, 염전, 바닷길 등 3개 지역에 심는다.", ["갯벌", "염전", "바닷길"]),
        ("물을 많이 쓰는 업종(제지, 염색, 도금)을 돕는다.", ["제지", "염색", "도금"]),
        ("갯벌(10개)·염전(5개)·바닷길(2개) 학교 신설", ["갯벌(10개)", "염전(5개)", "바닷길(2개)"]),
        ("시범 지역: 늘솔 갯벌, 여울 염전 2개소", ["늘솔 갯벌", "여울 염전"]),
        ("새 일터, 새 마을, 새 바다, 3대 분야 15개 사업을 알렸다.", ["새 일터", "새 마을", "새 바다"]),
        ("▲물길 트기(‘24년 3억원), ▲둑 허물기를 위한 조사(‘24년 1억원) 등 여러 사업을 편다.",
         ["물길 트기(‘24년 3억원)", "둑 허물기를 위한 조사(‘24년 1억원)"]),
    ],
)  # fmt: skip
def test_the_members_of_a_list_in_one_line(line: str, members: list[str]) -> None:
    assert members in names(line)


def test_a_number_with_commas_and_a_year_are_no_list() -> None:
    assert names("군은 올해 1,200명에게 2,500만원(’24, 3.5%)을 준다.") == []


def test_lines_below_a_line_are_members_by_the_names_in_brackets_that_they_open_with() -> None:
    text = "□ 주민 지원\n ○ (어선 수리) 기관을 바꾸는 비용을 도움\n ○ (그물 교체) 새 그물을 줌\n"
    assert ["어선 수리", "그물 교체"] in names(text)


def test_a_column_of_a_table_is_a_list_under_its_name() -> None:
    text = "번호\t서류\t부수\n1\t마을 신청서\t1부\n2\t주민 동의서\t1부\n3\t통장 사본\t1부\n"
    column = next(listing for listing in every_list(text) if listing.members[0].name == "마을 신청서")
    assert (column.frame, [member.name for member in column.members]) == (
        "서류",
        ["마을 신청서", "주민 동의서", "통장 사본"],
    )
    assert ["1부", "1부", "1부"] not in names(text)


@given(st.text(alphabet="가나 ,·①②▲()[]「」:：등을 3개다.\n\t*○□-", max_size=120))
def test_the_span_of_every_member_lies_in_the_document_in_order(text: str) -> None:
    for listing in every_list(text):
        length = len(listing.reading.document.text)
        spans = [(member.start, member.end) for member in listing.members]
        assert len(spans) > 1
        assert all(0 <= start < end <= length for start, end in spans)
        assert spans == sorted(spans)
