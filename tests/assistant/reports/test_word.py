"""The .docx report: opened by python-docx, read by our own reader, looked at part by part."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.reports.composing import compose
from assistant.reports.word import word_document
from assistant.reports.wording import fit
from ingest.content import Paragraph, Role, Table
from ingest.formats.docx import read
from ingest.limits import Limits
from tests.assistant.reports.words import HOSTILE, LAW, MADE_AT, ROW


def cells(content):
    """The words of each table's cells."""
    tables = [piece for piece in content.pieces if isinstance(piece, Table)]
    return [["\n".join(inside.text for inside in cell.content) for cell in table.cells] for table in tables]


@pytest.fixture
def written(composed):
    return word_document(composed)


def test_our_reader_finds_headings_and_the_exact_words(written):
    content = read(written, Limits())
    paragraphs = [piece for piece in content.pieces if isinstance(piece, Paragraph)]
    headings = [(one.level, one.text) for one in paragraphs if one.role is Role.HEADING]
    assert (1, "질문 1. 도로 예산은?") in headings and (2, "근거") in headings
    tables = cells(content)
    assert tables[0] == ["사업", "2025년", "도로", "15,900"]
    assert tables[1] == [
        *("번호", "문서와 자리", "원문"),
        *("[1]", "2025_계획 <최종>.hwpx\nⅡ. 추진 계획 › 2. 도로\n12쪽\n같은 문서: 보도자료.pdf", ROW),
        *("[2]", "조례.txt", LAW),
    ]
    assert any("연차(15일)는 그대로[2]" in one.text for one in paragraphs)


def test_it_is_korean_a4_with_numbered_pages_and_says_what_it_is(written):
    document = docx.Document(io.BytesIO(written))
    [section] = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in etree.tostring(section.footer._element, encoding="unicode")
    assert not [name for name in zipfile.ZipFile(io.BytesIO(written)).namelist() if "thumbnail" in name]
    properties = document.core_properties
    assert (properties.title, properties.language, properties.author) == ("근거 보고서: 도로 예산", "ko-KR", "문답")
    assert "python" not in (properties.comments or "")
    for style in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
        fonts = document.styles[style].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")} == {"맑은 고딕"}
        assert not [name for name in fonts.attrib if "heme" in name]
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("ko-KR", "ko-KR")


def test_tables_repeat_their_heads_and_are_described(written):
    document = docx.Document(io.BytesIO(written))
    for table in document.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


@pytest.mark.parametrize("words", [HOSTILE, "\ud800", "긴 글 " * 2500, "\u200f\u202b아랍\u202c", "😀👨‍👩‍👧", " \n\t "])
def test_hostile_words_make_a_valid_file(hostile, words):
    written = word_document(compose(words, hostile(words), words, MADE_AT))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    [sources] = [table for table in cells(read(written, Limits())) if table[2:3] == ["원문"]]
    # Our reader strips what stands around a cell's words.
    assert sources[5].strip() == fit(words).strip()
