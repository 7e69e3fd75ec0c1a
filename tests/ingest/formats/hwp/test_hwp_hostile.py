"""Broken .hwp files: each is refused in words or read within its limits."""

import random
import struct
from pathlib import Path
from time import process_time

import pytest

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.hwp import read
from ingest.limits import Limits
from tests.ingest.formats.hwp.writer import (
    LIMITS,
    Node,
    Tag,
    auto,
    box,
    bullet,
    caption,
    equation,
    hwp,
    note,
    note_shape,
    numbering,
    p,
    packed,
    para_shape,
    section,
    tbl,
    tc,
)

pytestmark = pytest.mark.slow  # many damaged files, or real processes

DOCUMENTS = Path(__file__).resolve().parents[5] / "shared" / "documents" / "hwp"
LONGEST_S = 5.0


def everything(flags: int) -> bytes:
    """A file with one of each thing; not packed, so that flipped bits reach the records."""
    shapes = [para_shape(), para_shape(1, 1), para_shape(2, 2, 1), para_shape(3, 1, 1)]
    table = tbl(
        tc(0, 0, "구분", span=(2, 1), head=True),
        tc(0, 1, "예산", head=True),
        tc(1, 1, p("1,234", note("단위: 억원"))),
        tc(2, 0, p(tbl(tc(0, 0, "안"), rows=1, columns=1))),
        tc(2, 1, "가", "나"),
        rows=3,
        columns=2,
        caption=caption(p("표 ", auto(4, 1), " 예산")),
        flags=1 << 21 | 2 << 3,
    )
    body = [
        p(section(notes=[note_shape(), note_shape()]), "제목", shape=1, lines=[(0, 1000)]),
        p("본문", note("각주"), note("미주", end=True), "글", shape=2, lines=[(1600, 1000)]),
        p(table, lines=[(3200, 1000)]),
        p(box("상자", above=caption(p("그림 ", auto(3, 1)))), lines=[(9000, 1000)]),
        p(equation("a over b"), shape=3),
    ]
    return hwp(body, information=[*shapes, numbering(("^1.", 0), ("^2)", 8)), bullet("□")], flags=flags)


def survives(data: bytes, limits: Limits = LIMITS) -> Content | IngestError:
    began = process_time()
    try:
        return read(data, limits)
    except IngestError as error:
        assert error.problem.endswith((".", ")."))
        return error
    finally:
        assert process_time() - began < LONGEST_S


def test_the_whole_file_is_read():
    found = survives(everything(0))
    assert isinstance(found, Content)
    assert len(found.pieces) == 5


@pytest.mark.parametrize("flags", [0, 1])
def test_a_file_cut_anywhere_is_refused_or_read(flags: int):
    whole = everything(flags)
    for place in range(50):
        survives(whole[: len(whole) * place // 50])


@pytest.mark.parametrize("flags", [0, 1])
def test_flipped_bits_never_escape(flags: int):
    whole, chance = everything(flags), random.Random(5)
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 1, 4, 40))):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        survives(bytes(broken))


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the folder of real documents isn't here")
def test_real_files_cut_and_flipped_never_escape():
    whole, chance = (DOCUMENTS / "hwpjs__lists.hwp").read_bytes(), random.Random(7)
    for place in range(50):
        survives(whole[: len(whole) * place // 50])
    for _ in range(200):
        broken = bytearray(whole)
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        survives(bytes(broken))


def test_a_record_that_runs_past_the_end_is_damage():
    cut = Node(Tag.PARAGRAPH, bytes(24)).written()[:-1]
    for stream in (cut, struct.pack("<I", 66 | 0xFFF << 20), struct.pack("<II", 66 | 0xFFF << 20, 0xFFFFFFFF)):
        found = survives(hwp([], BodyText__Section0=packed(stream)))
        assert isinstance(found, IngestError)
        assert found.problem == "한글 문서가 손상되었습니다(기록이 중간에서 끊김)."


def test_empty_records_without_end_are_refused():
    found = survives(hwp([], flags=0, BodyText__Section0=struct.pack("<I", 99) * 200_000), Limits(cells=1000))
    assert isinstance(found, IngestError)
    assert "(기록 수)" in found.problem


def test_records_at_the_deepest_level_are_read():
    deep = b"".join(Node(Tag.SHAPE, b"").written(level) for level in range(1, 1024))
    stream = p(section(), "본문").written() + Node(Tag.CONTROL, b" osg").written(1)[:8] + deep[4:]
    found = survives(hwp([], flags=0, BodyText__Section0=stream))
    assert isinstance(found, Content)


@pytest.mark.parametrize("tag", [Tag.PARA_SHAPE, Tag.NUMBERING, Tag.BULLET, Tag.DOCUMENT_PROPERTIES, Tag.STYLE])
def test_definitions_of_any_length_are_read(tag: Tag):
    for size in range(0, 240, 7):
        found = survives(hwp([p("본문", shape=0)], information=[Node(tag, b"\xff" * size), para_shape(2, 7, 1)]))
        assert isinstance(found, Content)


@pytest.mark.parametrize(
    "name", [b"tbl ", b"gso ", b"eqed", b"fn  ", b"atno", b"nwno", b"secd", b"tcps", b"tdut", b"form"]
)
def test_controls_of_any_length_are_read(name: bytes):
    for filling in (b"", b"\xff" * 3, b"\xff" * 12, b"\xff" * 90, bytes(90)):
        children = [
            Node(tag, filling) for tag in (Tag.LIST, Tag.TABLE, Tag.LIST, Tag.EQUATION, Tag.FORM, Tag.SHAPE, Tag.PAGE)
        ]
        survives(hwp([p("본문", Node(Tag.CONTROL, name[::-1] + filling, children))]))


def test_text_that_ends_within_a_control_is_read():
    for text in (b"\x0b\x00", b"\x09\x00\x01", b"\x00\xd8", b"\x41"):
        paragraph = Node(Tag.PARAGRAPH, bytes(24), [Node(Tag.TEXT, "본문".encode("utf-16-le") + text)])
        found = survives(hwp([paragraph]))
        assert isinstance(found, Content)
        found.pieces[0].text.encode()


def test_cells_that_lie_over_each_other_by_thousands_end_soon():
    wide = tbl(*(tc(0, 0, "가", span=(1, 1)) for _ in range(3000)), rows=1, columns=1)
    spread = tbl(*(tc(0, 0, "가", span=(900, 900)) for _ in range(40)), rows=900, columns=900)
    found = survives(hwp([p(wide)]))
    assert isinstance(found, Content)
    assert len({(cell.row, cell.column) for cell in found.pieces[0].cells}) == 3000
    assert isinstance(survives(hwp([p(spread)])), IngestError)


def test_places_that_call_no_control_end_soon():
    many = p("본문", *(tbl(tc(0, 0, "칸"), rows=1, columns=1) for _ in range(2000)))
    called = many.children[0].payload
    many.children[0] = Node(Tag.TEXT, called.replace(b" lbt", b"osg!"))
    found = survives(hwp([many]))
    assert isinstance(found, Content)
    assert len(found.pieces) == 2001


def test_a_pattern_without_end_prints_a_short_number():
    shapes = [para_shape(), para_shape(2, 1, 1), numbering(("^1" * 30_000, 2))]
    found = survives(hwp([p("본문", shape=1)], information=shapes))
    assert isinstance(found, Content)
    assert found.pieces[0].number == "I" * 50
