"""Word packages that are broken or made to harm: each is refused or read within the limits."""

import io
import random
import time
import zipfile
from collections.abc import Mapping

import docx
import pytest

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.docx import read
from ingest.limits import Limits
from tests.ingest.formats.containers import ole, zipped
from tests.ingest.formats.docx.word import boxed, p, relations, table, tc, tr, word

pytestmark = pytest.mark.slow  # many damaged files, or real processes

LIMITS = Limits()


def survive(data: bytes, limits: Limits = LIMITS) -> Content | str:
    """Read, or give the reason of the refusal; anything else fails the test."""
    started = time.process_time()
    try:
        outcome: Content | str = read(data, limits)
    except IngestError as error:
        outcome = error.problem
    assert time.process_time() - started < 5
    return outcome


@pytest.fixture(scope="module")
def rich() -> bytes:
    """A document with everything that python-docx can write."""
    document = docx.Document()
    document.add_heading("계획", 1)
    for number in range(30):
        document.add_paragraph(f"{number}번째 항목의 내용입니다.", style="List Number")
    drawn = document.add_table(5, 4)
    drawn.cell(0, 0).merge(drawn.cell(1, 1)).text = "합친 칸"
    document.sections[0].header.paragraphs[0].text = "머리말"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_truncated_anywhere_it_is_refused(rich: bytes):
    chance = random.Random(20261121)
    for cut in (0, 1, 10, *(chance.randrange(len(rich)) for _ in range(50))):
        assert isinstance(survive(rich[:cut]), str)


def test_flipped_bits_are_refused_or_named(rich: bytes):
    chance = random.Random(4)
    outcomes = []
    for _ in range(200):
        broken = bytearray(rich)
        for _ in range(chance.choice((1, 1, 5))):
            at = chance.randrange(len(broken))
            broken[at] ^= 1 << chance.randrange(8)
        outcomes.append(survive(bytes(broken)))
    assert any(isinstance(one, str) for one in outcomes) and any(isinstance(one, Content) for one in outcomes)


def test_flipped_bits_in_the_xml_itself_are_refused_or_read(rich: bytes):
    chance = random.Random(5)
    members = members_of(rich)
    for _ in range(100):
        name = chance.choice(
            ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]
        )
        broken = bytearray(members[name])
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(7)
        survive(zipped({**members, name: bytes(broken)}, stored=True))


@pytest.mark.parametrize("lost", ["word/styles.xml", "word/numbering.xml", "docProps/core.xml", "[Content_Types].xml"])
def test_a_part_that_is_missing_costs_no_text(rich: bytes, lost: str):
    members = members_of(rich)
    del members[lost]
    content = survive(zipped(members))
    assert isinstance(content, Content) and content.pieces[1].text == "0번째 항목의 내용입니다."


def test_relationships_that_are_missing_cost_no_text(rich: bytes):
    members = {name: xml for name, xml in members_of(rich).items() if not name.endswith(".rels")}
    content = survive(zipped(members))
    assert isinstance(content, Content) and content.pieces[1].text == "0번째 항목의 내용입니다."


@pytest.mark.parametrize("lost", ["word/document.xml"])
def test_without_its_document_it_is_refused(rich: bytes, lost: str):
    members = members_of(rich)
    del members[lost]
    assert "본문" in str(survive(zipped(members)))


_NOWHERE = (
    "NULL",
    "../NULL",
    "/word/없음.xml",
    "../../../etc/passwd",
    "file:///etc/passwd",
    "http://example.com/x",
    "",
)


@pytest.mark.parametrize("target", [*_NOWHERE, "document.xml"])
def test_relationships_that_lead_nowhere_or_back_are_survived(target: str):
    links = relations({"a": ("styles", target), "b": ("footnotes", target), "c": ("header", target)})
    content = survive(zipped({**members_of(word(p("본문 글"))), "word/_rels/document.xml.rels": links}))
    assert isinstance(content, Content) and content.pieces[0].text == "본문 글"


def test_a_damaged_part_is_named():
    content = survive(word(p("본문 글"), {"styles": "<w:styles SPACES><w:style>", "header": "글이 아님"}))
    assert isinstance(content, Content)
    assert content.remarks == ("파일의 일부가 손상되어 읽지 못했습니다(word/styles.xml, word/header.xml).",)


def test_many_damaged_parts_are_named_in_short():
    members: dict[str, bytes | str] = dict(members_of(word(p("본문 글"))))
    members |= {f"word/header{at}.xml": "깨짐" for at in range(9)}
    members["word/_rels/document.xml.rels"] = relations({f"r{at}": ("header", f"header{at}.xml") for at in range(9)})
    content = survive(zipped(members))
    assert isinstance(content, Content) and content.remarks[0].endswith("word/header4.xml 외 4개).")


def test_a_long_chain_of_parts_is_refused_or_read():
    chain: Mapping[str, str] = {f"word/a{at}.xml": "<a/>" for at in range(1500)}
    links = {f"word/_rels/a{at}.xml.rels": relations({"x": ("styles", f"a{at + 1}.xml")}) for at in range(1499)}
    first = {"word/_rels/document.xml.rels": relations({"x": ("styles", "a0.xml")})}
    survive(zipped({**members_of(word(p("글"))), **chain, **links, **first}))


def test_bombs_are_refused_before_they_burst():
    blank = b" " * 200_000_000
    bomb = zipped({**members_of(word(p("글"))), "word/document.xml": blank})
    assert "압축" in str(survive(bomb))
    hidden = zipped({**members_of(word(p("글"), {"styles": "<w:styles SPACES/>"})), "word/styles.xml": blank})
    content = survive(hidden)
    assert isinstance(content, Content) and "word/styles.xml" in content.remarks[0]
    picture = zipped({**members_of(word(p("글"))), "word/media/image1.png": blank})
    assert isinstance(survive(picture), Content)
    assert "글이 너무 많습니다" in str(survive(word(p("글" * 200_000)), Limits(memory_bytes=1_000_000)))


def test_many_members_are_refused():
    many = {f"word/a{at}.xml": "<a/>" for at in range(6_000)}
    assert "너무 많" in str(survive(zipped({**members_of(word(p("글"))), **many})))


@pytest.mark.parametrize(
    "opening",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://example.com/d.dtd">',
    ],
)
def test_declarations_and_entities_are_refused(opening: str):
    members = members_of(word(p("글 &x;&b;" if "ENTITY" in opening else "글")))
    members["word/document.xml"] = opening.encode() + members["word/document.xml"]
    assert isinstance(survive(zipped(members)), str)


@pytest.mark.parametrize("depth", [31, 33, 80, 200, 20_000])
def test_tables_in_tables_are_read_to_a_depth(depth: int):
    content = survive(word("<w:tbl><w:tr><w:tc>" * depth + p("속") + "</w:tc></w:tr></w:tbl>" * depth))
    assert isinstance(content, Content) if depth <= LIMITS.depth else "깊이 겹쳐" in str(content)


@pytest.mark.parametrize("wrapper", ["ins", "hyperlink", "smartTag", "sdt", "r", "p"])
def test_other_things_in_each_other_are_read_or_refused(wrapper: str):
    inner = "<w:sdt><w:sdtContent>" if wrapper == "sdt" else f"<w:{wrapper}>"
    outer = "</w:sdtContent></w:sdt>" if wrapper == "sdt" else f"</w:{wrapper}>"
    for depth in (60, 110, 240):
        survive(word(p("앞") + "<w:p>" + inner * depth + "<w:r><w:t>속</w:t></w:r>" + outer * depth + "</w:p>"))


def test_boxes_in_boxes_are_read_to_a_depth():
    content = p("속")
    for _ in range(10):
        content = p(boxed(content))
    assert isinstance(survive(word(p("앞") + content)), Content | str)


def test_alternatives_in_each_other_are_read():
    body = "<mc:AlternateContent><mc:Choice>" * 100 + p("속") + "</mc:Choice></mc:AlternateContent>" * 100
    content = survive(word(body))
    assert isinstance(content, Content) and content.pieces[0].text == "속"


def test_ten_thousand_columns_are_refused():
    assert "열이 너무 많습니다(10,000개)" in str(survive(word(table(tr(*["칸"] * 10_000)))))


def test_more_cells_than_allowed_are_refused():
    body = table(*[tr(*["칸"] * 10)] * 11)
    assert "칸이 너무 많습니다" in str(survive(word(body), Limits(cells=100)))
    assert isinstance(survive(word(body), Limits(cells=110)), Content)


def test_a_note_that_calls_itself_ends():
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnotes SPACES><w:footnote w:id="2">{p("주", call, "석")}</w:footnote></w:footnotes>'
    content = survive(word(p("글", call), {"footnotes": note}))
    assert isinstance(content, Content) and content.pieces[0].notes[0].content[0].text == "주2석"


def test_many_paragraphs_take_time_in_proportion():
    body = "".join(p(f"{at * 7919 % 20011}번째 문단의 글입니다.") for at in range(20_000))
    started = time.process_time()
    content = survive(word(body))
    assert isinstance(content, Content) and len(content.pieces) == 20_000
    assert time.process_time() - started < 4


def test_locked_and_foreign_files_are_refused_with_the_reason():
    assert "암호" in str(survive(ole("EncryptedPackage", "EncryptionInfo")))
    assert "본문" in str(survive(zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<Types/>"})))
    assert isinstance(survive(b"PK\x05\x06" + bytes(18)), str)


def test_a_document_that_is_a_cell_of_nothing_is_refused():
    members = members_of(word(""))
    for root in ("<w:p/>", "<html/>", "", "<w:document/>"):
        members["word/document.xml"] = root.encode()
        assert isinstance(survive(zipped(members)), str)
    assert isinstance(survive(word(tc(p("떠도는 칸")) + "<w:tr/>")), str)
