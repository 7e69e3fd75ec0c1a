"""What holds for every format: offsets are exact, blocks are ordered and nest, and no character of a file is lost."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.content import Content
from ingest.documents import document_from
from ingest.formats.reading import read_content
from ingest.limits import Limits
from ingest.prepare import prepare
from ingest.types import Block, BlockKind, Document
from tests.ingest.every_format import MAIL_HEAD, PLAIN, SAMPLE, WRITERS, Written
from tests.ingest.texts import BlankKorean

pytestmark = pytest.mark.slow  # many damaged files, or real processes

LIMITS = Limits()
HOLDING = (BlockKind.TABLE, BlockKind.ROW, BlockKind.TEXTBOX)
# What a mail's reader writes before the names in its head.
MAIL_WORDS = "보낸 사람: 받는 사람: "
SIGNS = "가나다라뷁힣ㄱㅏABCxyz0189 .,()-·%~:/'\"<>&「」①②□○※☎㎡℃新産業️"
WORDS = st.sampled_from(
    ["예산", "1,200", "2025년", "청년 월세", "○ 개요", "가. 대상", "제1조(목적)", "표 1", "(단위: 원)", "-"]
)
LINES = st.lists(WORDS | st.text(SIGNS, min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)
CELLS = WORDS | st.text(SIGNS, max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    width = draw(st.integers(2, 4))
    rows = draw(st.lists(st.tuples(*[CELLS] * width), min_size=2, max_size=5))
    return (tuple("글" + cell for cell in rows[0]), *rows[1:])


CONTENTS = st.builds(
    Written,
    st.lists(LINES | tables(), min_size=1, max_size=5).map(tuple),
    st.sampled_from(["", "대외비", "가온시 청년정책과 검토 자료"]),
)
ANY = pytest.mark.parametrize("form", WRITERS)


def all_apart(pairs: Sequence[tuple[str, str]]) -> Sequence[bool]:
    return [True] * len(pairs)


def letters(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFC", text).split()))


def read(form: str, data: bytes) -> tuple[Document, tuple[str, ...]]:
    """The document of a file, and the texts that the reader names as left out."""
    found = read_content(data, f"글.{form}", LIMITS)
    left_out = found.left_out if isinstance(found, Content) else ()
    return document_from(f"글.{form}", sha256(data).hexdigest(), found, LIMITS, all_apart), left_out


def check_nesting(document: Document) -> None:
    blocks = document.blocks
    assert [block.id for block in blocks] == list(range(len(blocks)))
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    for block in blocks:
        assert 0 <= block.start <= block.content_start <= block.end <= len(document.text)
        assert document.text[block.start : block.end].strip()
        assert all(blocks[header].kind is BlockKind.CELL and header != block.id for header in block.headers)
        if block.parent is not None:
            check_parent(block, blocks[block.parent])


def check_parent(block: Block, parent: Block) -> None:
    if block.kind is BlockKind.CAPTION and parent.kind is BlockKind.TABLE:
        return  # stands before its table, or below
    assert parent.id < block.id
    if parent.kind in HOLDING or parent.kind is BlockKind.CELL:
        assert block.kind is BlockKind.FOOTNOTE or parent.start <= block.start <= block.end <= parent.end
    assert (block.kind is BlockKind.ROW) <= (parent.kind is BlockKind.TABLE)
    assert (block.kind is BlockKind.CELL) <= (parent.kind is BlockKind.ROW and parent.row == block.row)


def check_offsets(document: Document) -> None:
    """Quotes are the text's own words; those of two leaves never overlap."""
    prepared = prepare(document, BlankKorean())
    for one in prepared.passages:
        assert document.text[one.passage.start : one.passage.end] == one.passage.text != ""
    spans = [(sentence.start, sentence.end) for sentence in prepared.sentences]
    assert spans == sorted(spans)
    assert all(document.text[start:end].strip() == document.text[start:end] != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def check_pages(document: Document) -> None:
    numbers = [page.number for page in document.pages]
    assert numbers == sorted(numbers)
    assert all(0 <= page.start <= page.end <= len(document.text) for page in document.pages)
    for block in document.blocks:
        if block.page is not None and document.pages:
            assert block.page in numbers


@ANY
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CONTENTS)
@example(SAMPLE)
@example(Written(((("글예산", "글-"), ("예산", "예산")),)))
def test_nothing_is_lost_and_everything_has_its_place(form: str, written: Written):
    if not written.shown().strip():
        return
    data = WRITERS[form](written)
    document, left_out = read(form, data)
    check_nesting(document)
    check_offsets(document)
    check_pages(document)
    assert document.text == unicodedata.normalize("NFC", document.text)
    wanted = data.decode() if form in PLAIN else written.shown()
    if form == "eml":
        wanted += "".join(MAIL_HEAD) + MAIL_WORDS
    assert letters(document.text + "".join(left_out)) == letters(wanted)


@ANY
def test_the_cells_of_a_table_keep_their_rows_columns_and_heads(form: str):
    if form == "eml":
        pytest.skip("a mail of plain text has lines, no tables")
    document, _ = read(form, WRITERS[form](SAMPLE))
    text = {block.id: document.text[block.start : block.end] for block in document.blocks}
    cells = {text[block.id]: block for block in document.blocks if block.kind is BlockKind.CELL}
    corner, figure = cells["구분"], cells["915억원"]
    assert (corner.column, cells["2025년"].column, figure.column) == (0, 2, 2)
    assert corner.row == cells["2025년"].row == (figure.row or 0) - 1
    assert {text[head] for head in figure.headers} == {"예산", "2025년"}


@ANY
def test_what_is_no_running_text_is_left_out(form: str):
    document, left_out = read(form, WRITERS[form](SAMPLE))
    if form in ("hwp", "hwpx", "docx", "xlsx", "xls", "html", "mht"):
        assert SAMPLE.aside in "".join(left_out)
        assert SAMPLE.aside not in document.text
    elif form not in PLAIN:
        assert SAMPLE.aside in document.text
