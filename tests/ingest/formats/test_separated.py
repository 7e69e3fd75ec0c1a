"""Separated values as tables whose cells are spans of the file's own text."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.formats.separated import read_blocks
from ingest.limits import Limits
from ingest.types import BlockKind


def rows_of(text: str) -> list[list[str]]:
    """The cells' words, row by row, of all tables."""
    rows: dict[int | None, list[str]] = {}
    for block in read_blocks(text):
        if block.kind is BlockKind.CELL:
            rows.setdefault(block.parent, []).append(text[block.start : block.end])
    return list(rows.values())


def lines_of(text: str, kind: BlockKind) -> list[str]:
    return [text[block.start : block.end] for block in read_blocks(text) if block.kind is kind]


def named(text: str) -> dict[str, tuple[str, ...]]:
    blocks = read_blocks(text)
    words = [text[block.start : block.end] for block in blocks]
    return {
        words[block.id]: tuple(words[head] for head in block.headers)
        for block in blocks
        if block.kind is BlockKind.CELL
    }


BUDGET = (
    "2025년 가온시 부서별 예산,,\n(단위: 천원),,\n부서,예산액,집행률\n"
    '총무과,"1,234,000",98.5%\n기획과,"560,000",71.2%\n\n※ 자료: 가온시 재정과,,\n'
)


def test_cells_know_their_heads_and_lose_their_quotes():
    assert named(BUDGET)["1,234,000"] == ("예산액", "총무과")
    assert named(BUDGET)["71.2%"] == ("집행률", "기획과")


def test_lines_above_are_captions_of_the_table_and_remarks_below_are_paragraphs():
    blocks = read_blocks(BUDGET)
    table = next(block for block in blocks if block.kind is BlockKind.TABLE)
    captions = [block for block in blocks if block.kind is BlockKind.CAPTION]
    assert [BUDGET[block.start : block.end] for block in captions] == ["2025년 가온시 부서별 예산", "(단위: 천원)"]
    assert {block.parent for block in captions} == {table.id}
    assert lines_of(BUDGET, BlockKind.PARAGRAPH) == ["※ 자료: 가온시 재정과"]


def test_a_row_spans_its_record_with_the_quotes():
    assert lines_of(BUDGET, BlockKind.ROW)[1] == '총무과,"1,234,000",98.5%'


def test_many_lines_above_stay_paragraphs_but_for_the_nearest():
    text = "\n".join(f"설명 {number},," for number in range(1, 7)) + "\n이름,값,비고\n가,1,\n나,2,"
    assert lines_of(text, BlockKind.PARAGRAPH) == ["설명 1", "설명 2"]
    assert lines_of(text, BlockKind.CAPTION) == ["설명 3", "설명 4", "설명 5", "설명 6"]


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_delimiters(sign: str):
    text = f"이름{sign}금액\n가{sign}10\n나{sign}20"
    assert rows_of(text) == [["이름", "금액"], ["가", "10"], ["나", "20"]]


def test_the_delimiter_is_what_divides_records_alike():
    assert rows_of("이름;비율\n가;1,5\n나;2,5") == [["이름", "비율"], ["가", "1,5"], ["나", "2,5"]]
    assert rows_of("품명\t가격\n연필\t1,000\n공책\t12,000")[2] == ["공책", "12,000"]
    assert rows_of("sep=;\n가;나,다\n라;마,바") == [["가", "나,다"], ["라", "마,바"]]


def test_line_breaks_commas_and_doubled_quotes_in_a_cell():
    text = '이름,주소\n가,"가온시, 늘솔구\n여울로 1"\n나,"""별빛"" 2층"'
    assert rows_of(text)[1:] == [["가", "가온시, 늘솔구\n여울로 1"], ["나", '""별빛"" 2층']]


@pytest.mark.parametrize("odd", ['3"', '"가', '가"나', '"가"나', '"'])
def test_stray_quotes_are_signs(odd: str):
    assert rows_of(f"이름,치수\n못,{odd}\n끝,2") == [["이름", "치수"], ["못", odd], ["끝", "2"]]


def test_a_quote_never_closed_does_not_swallow_the_file():
    rows = "\n".join(f"가{number},{number}" for number in range(300))
    assert len(rows_of(f'이름,값\n"다,1\n{rows}\n끝,"2"')) == 303


def test_empty_records_part_tables():
    text = "이름,값\n가,1\n,\n과목,점수\n국어,90"
    assert len(lines_of(text, BlockKind.TABLE)) == 2
    assert named(text)["90"] == ("점수", "국어")


def test_ragged_records_keep_their_columns():
    blocks = read_blocks("이름,값,비고\n가\n나,,없음,더")
    assert [(block.row, block.column) for block in blocks if block.kind is BlockKind.CELL] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 2), (2, 3),
    ]  # fmt: skip


def test_text_without_a_delimiter_is_plain():
    assert lines_of("제목입니다\n둘째 줄입니다", BlockKind.PARAGRAPH) == ["제목입니다", "둘째 줄입니다"]


def test_limits_are_kept():
    with pytest.raises(IngestError, match="열이 너무 많은"):
        read_blocks("가,나\n" + "," * 10_000)
    with pytest.raises(IngestError, match="칸이 100개보다"):
        read_blocks("가,나\n" * 60, Limits(cells=100))


FIELDS = st.text(st.sampled_from('가나1 ,"\n.원'), max_size=8)


@given(st.lists(st.lists(FIELDS, min_size=2, max_size=5), min_size=1, max_size=8))
def test_what_csv_writes_is_read_back(table: list[list[str]]):
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    text = "sep=,\n" + buffer.getvalue()
    blocks = read_blocks(text)
    cells = [text[block.start : block.end] for block in blocks if block.kind is BlockKind.CELL]
    lone = [text[block.start : block.end] for block in blocks if block.kind in (BlockKind.CAPTION, BlockKind.PARAGRAPH)]
    expected = [field.replace('"', '""').strip() for row in table for field in row]
    assert sorted(cells + lone) == sorted(filter(None, expected))


@given(st.text(st.sampled_from('가1,;\t|"\n ※(단위)'), max_size=120))
def test_blocks_are_ordered_nested_and_lose_no_word(text: str):
    blocks = read_blocks(text)
    assert [block.id for block in blocks] == list(range(len(blocks)))
    for block in blocks:
        assert 0 <= block.start <= block.end <= len(text)
        if block.kind in (BlockKind.ROW, BlockKind.CELL) and block.parent is not None:
            parent = blocks[block.parent]
            assert parent.start <= block.start and block.end <= parent.end
    held = "".join(text[block.start : block.end] for block in blocks if block.kind is not BlockKind.CELL)
    assert held.count("가") >= text.count("가")


@pytest.mark.parametrize(
    "text",
    ['"' * 500_000, ',"' * 60_000, '"\n' * 60_000, ',"""' * 50_000, ",\n" * 60_000, '가,"나\n' * 20_000],
)
def test_odd_files_cost_time_in_step_with_their_length(text: str):
    start = time.process_time()
    try:
        read_blocks(text)
    except IngestError as refusal:
        assert refusal.problem
    assert time.process_time() - start < 3.0


def test_ninety_thousand_cells():
    text = "부서,예산,비고\n" + "\n".join(f'과{number},"{number:,}",없음' for number in range(30_000))
    start = time.process_time()
    assert len(read_blocks(text)) == 1 + 30_001 * 4
    assert time.process_time() - start < 4.0
