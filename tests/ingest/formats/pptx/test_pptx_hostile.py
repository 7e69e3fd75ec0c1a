"""Presentations that are broken or made to harm: each is refused or read within the limits."""

import random
import time

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.pptx import read
from ingest.limits import Limits
from tests.ingest.formats.containers import ole, zipped
from tests.ingest.formats.pptx.deck import TITLE_AND_BODY, changed, deck, members_of, saved, slide, textbox

pytestmark = pytest.mark.slow  # many damaged files, or real processes

LIMITS = Limits()
SLIDE = "ppt/slides/slide1.xml"


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
    """A deck with titles, bullets, a table, a chart, a group and notes."""
    presentation = deck()
    one = slide(presentation, TITLE_AND_BODY)
    one.shapes.title.text, one.placeholders[1].text = "제목", "본문"
    one.notes_slide.notes_text_frame.text = "메모"
    two = slide(presentation)
    two.shapes.add_table(3, 3, 0, 0, Inches(3), Inches(3)).table.cell(0, 0).text = "칸"
    figures = CategoryChartData()
    figures.categories = ["가", "나"]
    figures.add_series("값", (1, 2))
    two.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(3), Inches(3), figures)
    textbox(slide(presentation), "끝", 1, 1)
    return saved(presentation)


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
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        outcomes.append(survive(bytes(broken)))
    assert any(isinstance(one, Content) for one in outcomes)
    assert any(isinstance(one, str) or one.remarks for one in outcomes)


def test_flipped_bits_in_the_xml_itself_are_refused_or_read(rich: bytes):
    chance = random.Random(5)
    members = members_of(rich)
    names = [name for name in members if name.startswith("ppt/") and name.endswith((".xml", ".rels"))]
    for _ in range(60):
        name = chance.choice(names)
        broken = bytearray(members[name])
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(7)
        survive(zipped({**members, name: bytes(broken)}, stored=True))


def test_each_missing_part_costs_no_more_than_itself(rich: bytes):
    members = members_of(rich)
    for name in members:
        left = survive(zipped({key: content for key, content in members.items() if key != name}, stored=True))
        if name not in ("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"):
            assert isinstance(left, Content), name
    assert "슬라이드를 읽지 못했습니다" in str(survive(zipped({k: v for k, v in members.items() if k != SLIDE})))


def test_a_damaged_slide_is_named_and_the_others_are_read(rich: bytes):
    content = survive(changed(rich, {SLIDE: lambda xml: xml[:-20]}))
    assert isinstance(content, Content)
    assert {piece.page for piece in content.pieces} == {2, 3}
    assert content.remarks == (
        "파일의 일부가 손상되어 읽지 못했습니다(ppt/slides/slide1.xml).",
        "1번째 슬라이드를 읽지 못했습니다.",
    )


def test_relationships_that_lead_nowhere_or_to_the_wrong_part_are_survived(rich: bytes):
    rels = "ppt/slides/_rels/slide1.xml.rels"
    for target in ("NULL", "slide1.xml", "../presentation.xml", "/etc/passwd", "http://example.com/"):
        content = survive(
            changed(rich, {rels: lambda xml, to=target: xml.replace("../slideLayouts/slideLayout2.xml", to)})
        )
        assert isinstance(content, Content) and content.pieces[-1].text == "끝"


def test_bombs_and_entities(rich: bytes):
    blank = b" " * 200_000_000
    content = survive(zipped({**members_of(rich), SLIDE: blank}))
    assert isinstance(content, Content) and "1번째 슬라이드를 읽지 못했습니다." in content.remarks
    assert "압축" in str(survive(zipped({**members_of(rich), "ppt/presentation.xml": blank})))
    entity = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    content = survive(changed(rich, {SLIDE: lambda xml: xml.replace("?>", f"?>{entity}", 1).replace("본문", "&x;")}))
    assert isinstance(content, Content) and "root:" not in str(content)


@pytest.mark.parametrize("depth", [20, 40, 200])
def test_groups_in_groups_are_read_to_a_depth(depth: int):
    presentation = deck()
    textbox(slide(presentation), "글", 1, 1)
    group = "<p:grpSp><p:nvGrpSpPr/><p:grpSpPr/>"
    shape = "<p:sp><p:txBody><a:p><a:r><a:t>속</a:t></a:r></a:p></p:txBody></p:sp>"
    data = changed(
        saved(presentation),
        {SLIDE: lambda xml: xml.replace("</p:spTree>", group * depth + shape + "</p:grpSp>" * depth + "</p:spTree>")},
    )
    outcome = survive(data)
    assert isinstance(outcome, Content) if depth <= LIMITS.depth else "깊이 겹쳐" in str(outcome)


def test_absurd_tables_are_refused_or_clipped():
    def made(table: str) -> Content | str:
        presentation = deck()
        textbox(slide(presentation), "글", 1, 1)
        graphic = f"<a:graphic><a:graphicData><a:tbl>{table}</a:tbl></a:graphicData></a:graphic>"
        frame = f"<p:graphicFrame>{graphic}</p:graphicFrame>"
        return survive(
            changed(saved(presentation), {SLIDE: lambda xml: xml.replace("</p:spTree>", f"{frame}</p:spTree>")})
        )

    cell = "<a:tc><a:txBody><a:p><a:r><a:t>칸</a:t></a:r></a:p></a:txBody></a:tc>"
    assert "열이 너무 많습니다(10,000개)" in str(made(f"<a:tr>{cell * 10_000}</a:tr>"))
    wide = cell.replace("<a:tc>", '<a:tc gridSpan="2000000000" rowSpan="99999999999999999999">')
    content = made(f"<a:tr>{wide}{cell}</a:tr><a:tr>{cell}</a:tr>")
    assert isinstance(content, Content)
    spans = [(one.row_span, one.column_span) for piece in content.pieces[:1] for one in piece.cells]
    assert spans == [(1, 2), (1, 1), (1, 1)]


def test_more_slides_than_allowed_are_refused():
    presentation = deck()
    for _ in range(3):
        textbox(slide(presentation), "글", 1, 1)
    assert "슬라이드가 너무 많습니다" in str(survive(saved(presentation), Limits(pages=2)))


def test_a_chart_with_absurd_places_is_refused_or_read():
    presentation = deck()
    figures = CategoryChartData()
    figures.categories = ["가"]
    figures.add_series("값", (1,))
    slide(presentation).shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(3), Inches(3), figures)
    name = next(one for one in members_of(saved(presentation)) if one.startswith("ppt/charts/chart"))
    data = changed(saved(presentation), {name: lambda xml: xml.replace('<c:pt idx="0">', '<c:pt idx="2000000000">')})
    assert isinstance(survive(data), Content)
    many = "".join(f'<c:pt idx="{at}"><c:v>{at}</c:v></c:pt>' for at in range(2_000))
    data = changed(saved(presentation), {name: lambda xml: xml.replace('<c:pt idx="0">', f'{many}<c:pt idx="0">')})
    assert "값이 너무 많습니다" in str(survive(data, Limits(cells=1_000)))


def test_locked_and_foreign_files_are_refused_with_the_reason():
    assert "암호" in str(survive(ole("EncryptedPackage", "EncryptionInfo")))
    assert "본문" in str(survive(zipped({"word/document.xml": "<a/>"})))
