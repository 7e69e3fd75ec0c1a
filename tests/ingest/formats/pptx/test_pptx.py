"""Presentations: slides as pages, titles, bullets, tables, charts, diagrams, notes, and what is left out."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from ingest.content import Box, Content, PageLabel, Paragraph, Piece, Role, Table
from ingest.errors import IngestError
from ingest.formats.pptx import read
from ingest.limits import Limits
from tests.examples import examples
from tests.ingest.formats.pptx.deck import TITLE_AND_BODY, TITLE_ONLY, changed, deck, saved, slide, textbox

DOCUMENTS = Path(__file__).resolve().parents[4].parent / "shared" / "documents"
LIMITS = Limits()
SLIDE = "ppt/slides/slide1.xml"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def texts(pieces: tuple[Piece, ...]) -> list[str]:
    """The texts in reading order, numbers before them."""
    found = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(f"{piece.number} {piece.text}".strip())
        elif isinstance(piece, Box):
            found += texts(piece.content)
        else:
            found += [text for cell in piece.cells for text in texts(cell.content)]
    return found


def places(table: Table) -> list[tuple[int, int, int, int, list[str]]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, texts(cell.content)) for cell in table.cells]


def lines(content: Content) -> list[tuple[str, int | None, str]]:
    return [(one.number, one.level, one.text) for one in content.pieces if isinstance(one, Paragraph)]


def bodied(*paragraphs: tuple[int, str, str]) -> Content:
    """A slide whose body has these paragraphs: level from 0, XML of the bullet, text."""
    presentation = deck()
    frame = slide(presentation, TITLE_AND_BODY).placeholders[1].text_frame
    for at, (level, bullet, text) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
        if bullet:
            paragraph._p.get_or_add_pPr().append(etree.fromstring(bullet.replace("/>", f' xmlns:a="{A}"/>', 1)))
    return read(saved(presentation), LIMITS)


def test_a_slide_is_a_page_and_its_title_a_heading():
    presentation = deck()
    for number in (1, 2):
        one = slide(presentation, TITLE_AND_BODY)
        one.shapes.title.text = f"{number}장 제목"
        one.placeholders[1].text = f"{number}장 본문"
    content = read(saved(presentation), LIMITS)
    assert content.pieces == (
        Paragraph("1장 제목", Role.HEADING, level=1, page=1),
        Paragraph("1장 본문", number="•", level=1, page=1),
        Paragraph("2장 제목", Role.HEADING, level=1, page=2),
        Paragraph("2장 본문", number="•", level=1, page=2),
    )
    assert (content.format, content.pages_are_sure, content.page_labels) == ("pptx", True, ())


def test_slides_come_in_the_order_of_the_presentation():
    presentation = deck()
    for text in ("첫째", "둘째", "셋째"):
        textbox(slide(presentation), text, 1, 1)
    ids = presentation.slides._sldIdLst
    ids.insert(0, ids[2])
    content = read(saved(presentation), LIMITS)
    assert [(piece.page, piece.text) for piece in content.pieces] == [(1, "셋째"), (2, "첫째"), (3, "둘째")]


def test_bullets_come_from_the_master_by_level_or_from_the_paragraph():
    content = bodied(
        (0, "", "점"),
        (1, "", "줄"),
        (0, "<a:buNone/>", "없음"),
        (2, '<a:buChar char="※"/>', "제 것"),
        (0, '<a:buBlip/>', "그림"),
    )  # fmt: skip
    assert lines(content) == [
        ("•", 1, "점"), ("–", 2, "줄"), ("", None, "없음"), ("※", 3, "제 것"), ("•", 1, "그림"),
    ]  # fmt: skip


def test_a_bullet_of_a_sign_font_is_its_sign():
    presentation = deck()
    frame = slide(presentation, TITLE_AND_BODY).placeholders[1].text_frame
    frame.text = "할 일"
    looks = frame.paragraphs[0]._p.get_or_add_pPr()
    looks.append(etree.fromstring(f'<a:buFont xmlns:a="{A}" typeface="Wingdings"/>'))
    looks.append(etree.fromstring(f'<a:buChar xmlns:a="{A}" char="ü"/>'))
    assert lines(read(saved(presentation), LIMITS)) == [("✓", 1, "할 일")]


@pytest.mark.parametrize(
    ("scheme", "third"),
    [
        ("arabicPeriod", "3."), ("arabicParenR", "3)"), ("arabicParenBoth", "(3)"), ("arabicPlain", "3"),
        ("alphaLcParenR", "c)"), ("alphaUcPeriod", "C."), ("romanUcPeriod", "III."), ("romanLcParenBoth", "(iii)"),
        ("circleNumDbPlain", "③"), ("circleNumWdBlackPlain", "❸"), ("ea1JpnKorPeriod", "三."), ("arabicDbPlain", "３"),
        ("hindiNumPeriod", "3."), ("unknown", "3."),
    ],
)  # fmt: skip
def test_automatic_numbers_in_every_scheme(scheme: str, third: str):
    number = f'<a:buAutoNum type="{scheme}"/>'
    assert lines(bodied((0, number, "가"), (0, number, "나"), (0, number, "다")))[2] == (third, 1, "다")


def test_automatic_numbers_go_on_over_deeper_ones_and_start_again_after_others():
    one, letter, fifth = ('<a:buAutoNum type="arabicPeriod"/>', '<a:buAutoNum type="alphaLcPeriod"/>',
                          '<a:buAutoNum type="arabicPeriod" startAt="5"/>')  # fmt: skip
    content = bodied(
        (0, one, "가"), (1, letter, "a"), (1, letter, "b"), (0, one, "나"), (1, letter, "a"),
        (0, "<a:buNone/>", "사이"), (0, one, "다"), (0, fifth, "라"), (0, fifth, "마"),
    )  # fmt: skip
    assert [number for number, _, _ in lines(content)] == ["1.", "a.", "b.", "2.", "a.", "", "1.", "5.", "6."]


def test_a_text_box_has_no_bullets_and_breaks_lines_where_written():
    presentation = deck()
    textbox(slide(presentation), "첫 줄\v둘째 줄\n다음 문단", 1, 1)
    assert lines(read(saved(presentation), LIMITS)) == [("", None, "첫 줄\n둘째 줄"), ("", None, "다음 문단")]


def test_without_a_title_the_largest_text_at_the_top_is_one():
    def made(first: int, second: int, top: float = 0.5) -> list[Role]:
        presentation = deck()
        on = slide(presentation)
        textbox(on, "본문입니다", 1, 2)
        textbox(on, "소개", 1, top)
        for shape, points in zip(on.shapes, (second, first), strict=True):
            shape.text_frame.paragraphs[0].runs[0].font.size = Pt(points)
        return [piece.role for piece in read(saved(presentation), LIMITS).pieces]

    assert made(32, 18) == [Role.HEADING, Role.BODY]
    assert made(18, 18) == [Role.BODY, Role.BODY]
    assert made(32, 18, top=4) == [Role.BODY, Role.BODY]


def test_tables_with_merged_cells_and_header():
    presentation = deck()
    shape = slide(presentation).shapes.add_table(3, 3, Inches(1), Inches(1), Inches(6), Inches(2))
    drawn = shape.table
    for row in range(3):
        for column in range(3):
            drawn.cell(row, column).text = f"{row}{column}"
    drawn.cell(0, 1).merge(drawn.cell(0, 2))
    drawn.cell(1, 0).merge(drawn.cell(2, 0))
    found = read(saved(presentation), LIMITS).pieces[0]
    assert (found.header_rows, found.page) == (1, 1)
    assert places(found) == [
        (0, 0, 1, 1, ["00"]), (0, 1, 1, 2, ["01", "02"]), (1, 0, 2, 1, ["10", "20"]), (1, 1, 1, 1, ["11"]),
        (1, 2, 1, 1, ["12"]), (2, 1, 1, 1, ["21"]), (2, 2, 1, 1, ["22"]),
    ]  # fmt: skip
    drawn.first_row, drawn.first_col = False, True
    found = read(saved(presentation), LIMITS).pieces[0]
    assert (found.header_rows, [cell.heads for cell in found.cells][:3]) == (0, [True, False, True])


def test_a_chart_is_a_table_with_its_title_as_caption():
    presentation = deck()
    figures = CategoryChartData(number_format="#,##0")
    figures.categories = ["2024년", "2025년", "2026년"]
    figures.add_series("국비", (1200, 1350.4, None))
    figures.add_series("시비", (800, 900, 1000))
    frame = slide(presentation).shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(6), Inches(4), figures
    )
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "연도별 예산"
    frame.chart.value_axis.has_title = True
    frame.chart.value_axis.axis_title.text_frame.text = "(단위: 백만원)"
    found = read(saved(presentation), LIMITS).pieces[0]
    assert isinstance(found, Table)
    assert [one.text for one in found.caption] == ["연도별 예산", "(단위: 백만원)"]
    rows = [[" ".join(texts(cell.content)) for cell in found.cells if cell.row == row] for row in range(4)]
    assert rows == [
        ["", "국비", "시비"],
        ["2024년", "1,200", "800"],
        ["2025년", "1,350", "900"],
        ["2026년", "", "1,000"],
    ]
    assert [cell.heads for cell in found.cells if cell.row == 1] == [True, False, False]
    assert found.header_rows == 1


def test_a_chart_with_categories_in_levels_and_one_of_points():
    presentation = deck()
    figures = CategoryChartData()
    for name, below in (("서울", ("강남", "강북")), ("부산", ("해운대",))):
        category = figures.add_category(name)
        for one in below:
            category.add_sub_category(one)
    figures.add_series("인원", (10, 20.5, 30))
    points = XyChartData()
    points.add_series("측정").add_data_point(1.5, 2)
    on = slide(presentation)
    place = (Inches(1), Inches(1), Inches(4), Inches(2))
    on.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, figures)
    on.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, points)
    levels, scatter = read(saved(presentation), LIMITS).pieces
    assert places(levels) == [
        (0, 0, 1, 2, []), (0, 2, 1, 1, ["인원"]), (1, 0, 2, 1, ["서울"]), (1, 1, 1, 1, ["강남"]), (1, 2, 1, 1, ["10"]),
        (2, 1, 1, 1, ["강북"]), (2, 2, 1, 1, ["20.5"]), (3, 0, 1, 1, ["부산"]), (3, 1, 1, 1, ["해운대"]),
        (3, 2, 1, 1, ["30"]),
    ]  # fmt: skip
    assert texts((scatter,)) == ["측정", "1.5", "2"]


def test_notes_are_a_box_after_the_slide_without_words_of_ours():
    presentation = deck()
    on = slide(presentation, TITLE_ONLY)
    on.shapes.title.text = "제목"
    on.notes_slide.notes_text_frame.text = "이렇게 설명한다\n둘째 줄"
    content = read(saved(presentation), LIMITS)
    assert content.pieces[1:] == (
        Box((Paragraph("이렇게 설명한다", page=1), Paragraph("둘째 줄", page=1)), page=1),
    )  # fmt: skip


def placeholder(kind: str, text: str, key: int = 90) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name="자리"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}" idx="{key}"/>'
        f"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def with_shapes(shapes: str) -> bytes:
    presentation = deck()
    textbox(slide(presentation), "본문", 1, 1)
    return changed(saved(presentation), {SLIDE: lambda xml: xml.replace("</p:spTree>", f"{shapes}</p:spTree>")})


def test_dates_footers_slide_numbers_and_descriptions_are_left_out():
    number = (
        '<p:sp><p:nvSpPr><p:cNvPr id="95" name="상자" descr="로고 설명"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        '<p:txBody><a:p><a:r><a:t>쪽 </a:t></a:r><a:fld id="{1}" type="slidenum"><a:t>7</a:t></a:fld></a:p>'
        "</p:txBody></p:sp>"
    )
    shapes = (
        placeholder("dt", "2026-11-21", 91) + placeholder("ftr", "기획과", 92) + placeholder("sldNum", "3", 93) + number
    )
    content = read(with_shapes(shapes), LIMITS)
    assert sorted(texts(content.pieces)) == ["본문", "쪽"]
    assert set(content.left_out) == {"2026-11-21", "기획과", "3", "7", "로고 설명"}


def test_a_hidden_slide_is_read_and_said_to_be_hidden():
    data = changed(
        with_shapes(placeholder("body", "숨은 글")), {SLIDE: lambda xml: xml.replace("<p:sld ", '<p:sld show="0" ')}
    )
    content = read(data, LIMITS)
    assert "숨은 글" in " ".join(texts(content.pieces))
    assert content.remarks == ("1번째 슬라이드는 발표할 때 보이지 않게 숨겨져 있습니다.",)


def test_groups_keep_together_and_unknown_shapes_are_survived():
    presentation = deck()
    on = slide(presentation)
    group = on.shapes.add_group_shape()
    for text, left in (("묶음 왼쪽", 4), ("묶음 오른쪽", 6)):
        group.shapes.add_textbox(Inches(left), Inches(1), Inches(1), Inches(3)).text_frame.text = text
    textbox(on, "옆 위", 1, 1)
    textbox(on, "옆 아래", 1, 3)
    strange = (
        '<p:sp3d xmlns:p15="urn:x"><p15:odd><a:t>모름</a:t></p15:odd></p:sp3d><p:contentPart/><p:sp/><p:graphicFrame/>'
    )
    data = changed(saved(presentation), {SLIDE: lambda xml: xml.replace("</p:spTree>", f"{strange}</p:spTree>")})
    assert texts(read(data, LIMITS).pieces) == ["옆 위", "옆 아래", "묶음 왼쪽", "묶음 오른쪽"]


def test_equations_stand_in_the_alternative_of_today():
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    squared = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    shape = "<p:sp><p:nvSpPr/><p:spPr/><p:txBody><a:p>{}</a:p></p:txBody></p:sp>"
    maths = (
        f'<mc:AlternateContent {spaces}><mc:Choice Requires="a14">'
        f"{shape.format(f'<a14:m><m:oMath>{squared}</m:oMath></a14:m>')}</mc:Choice>"
        f"<mc:Fallback>{shape.format('<a:r><a:t>그림</a:t></a:r>')}</mc:Fallback></mc:AlternateContent>"
    )
    found = read(with_shapes(maths), LIMITS).pieces
    assert ("x^2", Role.EQUATION) in [(piece.text, piece.role) for piece in found]


def test_comments_and_the_words_of_masters_are_left_out():
    data = with_shapes("<p:cxnSp/>")
    schemas = "http://schemas.openxmlformats.org"
    comment = f'<p:cmLst xmlns:p="{schemas}/presentationml/2006/main"><p:cm><p:text>고칠 것</p:text></p:cm></p:cmLst>'
    kind = f"{schemas}/officeDocument/2006/relationships/comments"
    link = f'<Relationship Id="rIdC" Type="{kind}" Target="../comments/comment1.xml"/>'
    fixed = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="로고"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:p><a:r>'
        "<a:t>우리 시청</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>"
    )
    data = changed(data, {
        "ppt/slides/_rels/slide1.xml.rels": lambda xml: xml.replace("</Relationships>", f"{link}</Relationships>"),
        "ppt/comments/comment1.xml": lambda _: comment,
        "ppt/slideMasters/slideMaster1.xml": lambda xml: xml.replace("</p:spTree>", fixed),
    })  # fmt: skip
    content = read(data, LIMITS)
    assert texts(content.pieces) == ["본문"]
    assert set(content.left_out) == {"고칠 것", "우리 시청"}


def test_slides_of_pictures_are_named_and_a_deck_of_them_refused():
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="9" name="그림"/></p:nvPicPr><p:blipFill/><p:spPr/></p:pic>'
    presentation = deck()
    textbox(slide(presentation), "글", 1, 1)
    slide(presentation)
    data = changed(
        saved(presentation), {"ppt/slides/slide2.xml": lambda xml: xml.replace("</p:spTree>", f"{picture}</p:spTree>")}
    )
    assert read(data, LIMITS).remarks == ("2번째 슬라이드는 그림뿐이라 읽을 글이 없습니다.",)
    presentation = deck()
    slide(presentation)
    with pytest.raises(IngestError, match="글이 없는 문서"):
        read(saved(presentation), LIMITS)


def test_a_presentation_that_begins_with_another_number_says_so():
    presentation = deck()
    textbox(slide(presentation), "글", 1, 1)
    data = changed(
        saved(presentation),
        {"ppt/presentation.xml": lambda xml: xml.replace("<p:presentation ", '<p:presentation firstSlideNum="5" ')},
    )
    assert read(data, LIMITS).page_labels == (PageLabel(1, "5"),)


@settings(max_examples=examples(25), deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp", "Zs", "Cn")), min_size=1, max_size=15),
        min_size=1,
        max_size=6,
    )
)
def test_every_character_comes_out_in_its_place(words: list[str]):
    presentation = deck()
    on = slide(presentation)
    for at, one in enumerate(words):
        textbox(on, one, 1, 1 + at)
    drawn = slide(presentation).shapes.add_table(1, len(words), 0, 0, Inches(5), Inches(1)).table
    for at, one in enumerate(words):
        drawn.cell(0, at).text = one
    content = read(saved(presentation), LIMITS)
    assert texts(content.pieces) == words + words
    assert [piece.page for piece in content.pieces] == [1] * len(words) + [2]


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not here")
def test_a_real_deck_is_read_card_by_card():
    content = read((DOCUMENTS / "pptx" / "office2pdf__04_training_deck_ko.pptx").read_bytes(), LIMITS)
    third = tuple(piece for piece in content.pieces if piece.page == 3)
    assert texts(third)[:7] == [
        "패스워드 관리 원칙", "16자 이상", "패스프레이즈 권장", "재사용 금지", "서비스별 고유 암호", "MFA 필수",
        "전 사내 시스템",
    ]  # fmt: skip
    assert (third[0].role, content.left_out, content.date) == (Role.HEADING, ("1", "2", "3"), "2026-07-17")
    assert texts((third[-1],)) == ["퀴즈로 참여 유도. 정답: 안 된다(등급 분류 위반)."]


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not here")
def test_the_agenda_of_a_real_lecture_has_its_bullets():
    content = read((DOCUMENTS / "pptx" / "office2pdf__09_lecture_ko.pptx").read_bytes(), LIMITS)
    assert lines(content)[-4:] == [
        ("•", 1, "귀무가설과 대립가설 설정"), ("•", 1, "1종/2종 오류와 유의수준의 의미"),
        ("•", 1, "검정력과 표본 크기의 관계"), ("•", 1, "다중 비교 문제 맛보기"),
    ]  # fmt: skip
