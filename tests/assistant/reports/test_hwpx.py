"""The .hwpx report: its package, and its words as our own reader of .hwpx finds them."""

import io
import re
import zipfile

import pytest
from lxml import etree

from assistant.reports.composing import compose
from assistant.reports.hwpx.document import hwpx_document
from assistant.reports.wording import fit
from ingest.content import Paragraph, Role, Table
from ingest.formats.hwpx import read
from ingest.limits import Limits
from tests.assistant.reports.words import HOSTILE, LAW, MADE_AT, ROW


def cells(content):
    """The words of each table's cells."""
    tables = [piece for piece in content.pieces if isinstance(piece, Table)]
    return [["\n".join(inside.text for inside in cell.content) for cell in table.cells] for table in tables]


@pytest.fixture
def written(composed):
    return hwpx_document(composed)


def test_our_reader_finds_headings_and_the_exact_words(written):
    content = read(written, Limits())
    paragraphs = [piece for piece in content.pieces if isinstance(piece, Paragraph)]
    headings = [(one.level, one.text) for one in paragraphs if one.role is Role.HEADING]
    assert (1, "질문 1. 도로 예산은?") in headings and (2, "근거") in headings
    assert all(not one.number for one in paragraphs)
    tables = cells(content)
    assert tables[0] == ["사업", "2025년", "도로", "15,900"]
    assert tables[1] == [
        *("번호", "문서와 자리", "원문"),
        *("[1]", "2025_계획 <최종>.hwpx\nⅡ. 추진 계획 › 2. 도로\n12쪽\n같은 문서: 보도자료.pdf", ROW),
        *("[2]", "조례.txt", LAW),
    ]
    assert content.title == "근거 보고서: 도로 예산"


def test_the_package_is_as_programs_expect_it(written):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/hwp+zip"
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert set(parts) >= {"version.xml", "settings.xml", "Contents/content.hpf", "META-INF/container.xml"}
    for name, part in parts.items():
        if name.endswith((".xml", ".hpf")):
            etree.fromstring(part)
    assert parts["Preview/PrvText.txt"].decode().startswith("근거 보고서\r\n도로 예산\r\n")


def test_every_number_that_the_text_names_is_in_the_header(written):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        header, section = (archive.read(f"Contents/{name}.xml").decode() for name in ("header", "section0"))
    for element, reference in (("charPr", "charPrIDRef"), ("paraPr", "paraPrIDRef"), ("style", "styleIDRef")):
        defined = re.findall(rf'<hh:{element} id="([0-9]+)"', header)
        assert defined == [str(number) for number in range(len(defined))]
        assert set(re.findall(rf'{reference}="([0-9]+)"', section)) <= set(defined)
    assert set(re.findall(r'borderFillIDRef="([0-9]+)"', section)) <= set(
        re.findall(r'<hh:borderFill id="(\d)"', header)
    )
    assert all(
        len(found) == int(count)
        for count, found in (
            (count, re.findall(rf"<hh:{inner}[ >]", body))
            for name, inner in (("charProperties", "charPr"), ("paraProperties", "paraPr"), ("styles", "style"))
            for count, body in re.findall(rf'<hh:{name} itemCnt="([0-9]+)">(.*?)</hh:{name}>', header)
        )
    )
    numbers = re.findall(r'<hp:(?:p|tbl) id="([0-9]+)"', section)
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("words", [HOSTILE, "\ud800", "긴 글 " * 2500, "\u200f\u202b아랍\u202c", "😀👨‍👩‍👧", " \n\t "])
def test_hostile_words_make_a_valid_file(hostile, words):
    written = hwpx_document(compose(words, hostile(words), words, MADE_AT))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".hpf")):
                etree.fromstring(archive.read(name))
    [sources] = [table for table in cells(read(written, Limits())) if table[2:3] == ["원문"]]
    assert sources[5].strip() == fit(words).strip()
