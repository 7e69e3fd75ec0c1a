"""Word documents: paragraphs, headings, fields, changes, boxes, equations, and what is left out."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.content import Box, Content, Paragraph, Piece, Role, Table
from ingest.errors import IngestError
from ingest.formats.docx import read
from ingest.limits import Limits
from tests.examples import examples
from tests.ingest.formats.containers import zipped
from tests.ingest.formats.docx.word import boxed, field, p, r, table, tr, word

DOCUMENTS = Path(__file__).resolve().parents[4].parent / "shared" / "documents"
LIMITS = Limits()


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


def of(body: str, **parts: str) -> Content:
    return read(word(body, parts), LIMITS)


def styles(*written: str) -> str:
    return f"<w:styles SPACES>{''.join(written)}</w:styles>"


def style(key: str, name: str, inside: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def in_style(key: str) -> str:
    return f'<w:pStyle w:val="{key}"/>'


def test_paragraphs_and_tables_come_in_the_order_of_the_body():
    content = of(p("앞 문단") + table(tr("가", "나")) + p() + p("뒤 문단"))
    assert [type(piece) for piece in content.pieces] == [Paragraph, Table, Paragraph]
    assert texts(content.pieces) == ["앞 문단", "가", "나", "뒤 문단"]
    assert (content.format, content.pages_are_sure, content.pieces[0].page) == ("docx", False, None)


def test_a_heading_is_what_its_style_or_an_outline_level_says():
    sheet = styles(
        style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        style("own", "우리 소제목", based="1"),
        style("h3", "제목 3"),
        style("T", "Title"),
        style("flat", "본문 같은 제목", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="1"),
    )
    content = of(
        p("제목", looks=in_style("T"))
        + p("첫째", looks=in_style("1"))
        + p("이어받음", looks=in_style("own"))
        + p("셋째", looks=in_style("h3"))
        + p("직접", looks='<w:outlineLvl w:val="4"/>')
        + p("본문", looks=in_style("flat"))
        + p("정의 없음", looks=in_style("Heading2"))
        + p("취소", looks=in_style("1") + '<w:outlineLvl w:val="9"/>'),
        styles=sheet,
    )
    assert [(piece.role, piece.level) for piece in content.pieces] == [
        (Role.HEADING, 1), (Role.HEADING, 1), (Role.HEADING, 1), (Role.HEADING, 3), (Role.HEADING, 5),
        (Role.BODY, None), (Role.HEADING, 2), (Role.BODY, None),
    ]  # fmt: skip


def test_styles_based_on_each_other_in_a_circle_are_read():
    sheet = styles(style("a", "가", based="b"), style("b", "나", based="a"), style("c", "다", based="c"))
    content = of(p("하나", looks=in_style("a")) + p("둘", looks=in_style("c")), styles=sheet)
    assert [(piece.text, piece.role) for piece in content.pieces] == [("하나", Role.BODY), ("둘", Role.BODY)]


def test_a_field_prints_its_result_and_not_its_instruction():
    content = of(
        p("표 ", field("SEQ 표 \\* ARABIC", "3"), " 현황")
        + p('<w:fldSimple w:instr="DATE">' + r("오늘") + "</w:fldSimple>")
    )
    assert texts(content.pieces) == ["표 3 현황", "오늘"]


def test_a_field_in_a_field_and_one_over_several_paragraphs():
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = field("PAGE", "7")
    body = (
        p(begin, "<w:r><w:instrText>IF </w:instrText></w:r>", inner, separate, "첫 줄")
        + p("둘째 줄")
        + p("셋째", end, " 뒤")
    )
    content = of(body)
    assert texts(content.pieces) == ["첫 줄", "둘째 줄", "셋째 뒤"]
    assert content.left_out == ("7",)


def test_a_field_that_never_ends_hides_nothing():
    content = of(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "보이는 글") + p("다음 글"))
    assert texts(content.pieces) == ["보이는 글", "다음 글"]


def test_fields_without_a_result_print_what_they_say():
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    circle = f"{begin}<w:r><w:instrText>EQ \\o\\ac(○,인)</w:instrText></w:r>{end}"
    symbol = f'{begin}<w:r><w:instrText>SYMBOL 254 \\f "Wingdings" \\s 10</w:instrText></w:r>{end}'
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
        f"</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>{end}"
    )
    assert texts(of(p("서명 ", circle) + p(symbol, " 동의") + p(box, " 반대")).pieces) == [
        "서명 인",
        "☑ 동의",
        "☒ 반대",
    ]


def test_insertions_are_text_and_deletions_are_left_out():
    body = (
        p("예산은 ", f"<w:ins>{r('30억')}</w:ins>", "<w:del><w:r><w:delText>20억</w:delText></w:r></w:del>", " 원")
        + f"<w:ins>{p('새 문단')}</w:ins>"
        + p(f"<w:moveFrom>{r('옮긴 글')}</w:moveFrom>")
        + p(f"<w:moveTo>{r('옮긴 글')}</w:moveTo>")
    )
    content = of(body)
    assert texts(content.pieces) == ["예산은 30억 원", "새 문단", "옮긴 글"]
    assert content.left_out == ("20억", "옮긴 글")


def test_hidden_text_is_left_out_by_run_and_by_style():
    sheet = styles(
        style("hid", "숨김", "<w:rPr><w:vanish/></w:rPr>"),
        '<w:style w:type="character" w:styleId="c"><w:name w:val="몰래"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    content = of(
        p("보임", r("숨음", "<w:vanish/>"), r("켜짐", '<w:vanish w:val="0"/>'), r("몰래", '<w:rStyle w:val="c"/>'))
        + p("문단째", looks=in_style("hid")),
        styles=sheet,
    )
    assert texts(content.pieces) == ["보임켜짐"]
    assert content.left_out == ("숨음몰래", "문단째")


def test_content_controls_are_read_and_their_prompts_left_out():
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        f"<w:sdt><w:sdtContent>{p('덩이')}</w:sdtContent></w:sdt>"
        + p("성명: ", f"<w:sdt><w:sdtContent>{r('홍길동')}</w:sdtContent></w:sdt>", prompt.format(r("이름을 쓰세요")))
        + prompt.format(p("여기를 누르세요"))
    )
    content = of(body)
    assert texts(content.pieces) == ["덩이", "성명: 홍길동"]
    assert content.left_out == ("이름을 쓰세요", "여기를 누르세요")


def test_a_text_box_is_read_once_after_its_paragraph():
    content = of(p("본문 ", boxed(p("상자 하나") + p("상자 둘")), "계속"))
    assert content.pieces == (
        Paragraph("본문 계속"),
        Box((Paragraph("상자 하나"), Paragraph("상자 둘"))),
    )


def test_tabs_breaks_hyphens_and_symbols():
    run = (
        "<w:r><w:t>가</w:t><w:tab/><w:t>나</w:t><w:br/><w:t>다</w:t><w:noBreakHyphen/><w:t>라</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:cr/></w:r>'
    )
    private = r("\uf0a7 항목", '<w:rFonts w:ascii="Wingdings"/>')
    assert texts(of(p(run) + p(private)).pieces) == ["가\t나\n다-라✓≥", "▪ 항목"]


def test_ruby_stands_behind_its_word():
    ruby = f"<w:r><w:ruby><w:rt>{r('한자')}</w:rt><w:rubyBase>{r('漢字')}</w:rubyBase></w:ruby></w:r>"
    assert texts(of(p(ruby, "로 씀")).pieces) == ["漢字(한자)로 씀"]


def test_an_equation_alone_has_its_role_and_one_in_text_has_not():
    half = (
        "<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    content = of(p(f"<m:oMathPara>{half}</m:oMathPara>") + p("값은 ", half, "이다"))
    assert [(piece.text, piece.role) for piece in content.pieces] == [
        ("x=(a+b)/2", Role.EQUATION),
        ("값은 x=(a+b)/2이다", Role.BODY),
    ]


def test_pages_are_counted_where_the_program_noted_their_ends():
    turn = "<w:r><w:lastRenderedPageBreak/><w:t>둘째 쪽</w:t></w:r>"
    row = tr("왼쪽", f"<w:tc>{p('첫 줄')}{p('<w:r><w:lastRenderedPageBreak/><w:t>넘어감</w:t></w:r>')}</w:tc>")
    content = of(p("첫 쪽") + p(turn) + table(row) + p("끝"))
    assert [piece.page for piece in content.pieces] == [1, 2, 2, 3]
    cells = content.pieces[2].cells
    assert [(one.text, one.page) for cell in cells for one in cell.content] == [
        ("왼쪽", 2),
        ("첫 줄", 2),
        ("넘어감", 3),
    ]


def test_headers_footers_comments_and_descriptions_are_left_out():
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="그림" descr="청사 사진"/></wp:inline></w:drawing></w:r>'
    )
    content = of(
        p("본문", picture),
        header=f"<w:hdr SPACES>{p('대외비')}</w:hdr>",
        footer=f"<w:ftr SPACES>{p('- ', field('PAGE', '1'), ' -')}</w:ftr>",
        comments=f"<w:comments SPACES><w:comment>{p('확인 요망')}</w:comment></w:comments>",
    )
    assert texts(content.pieces) == ["본문"]
    assert set(content.left_out) == {"청사 사진", "대외비", "- 1 -", "확인 요망"}


def test_the_file_says_its_title_author_and_day():
    document = docx.Document()
    document.add_paragraph("본문입니다")
    core = document.core_properties
    core.title, core.author, core.created = "2026년 업무계획", "기획과", datetime(2026, 3, 5, 9, 30)
    assert (own := read(saved(document), LIMITS)).title == "2026년 업무계획"
    assert (own.author, own.date) == ("기획과", "2026-03-05")


def test_what_a_template_says_of_itself_is_not_the_files_own():
    document = docx.Document()
    document.add_paragraph("본문입니다")
    content = read(saved(document), LIMITS)
    assert (content.title, content.author, content.date) == ("", "", "")


def test_a_document_of_python_docx_is_read_as_written():
    document = docx.Document()
    document.add_heading("사업 개요", 0)
    document.add_heading("배경", 1)
    document.add_paragraph("첫째", style="List Number")
    document.add_paragraph("둘째", style="List Number")
    document.add_paragraph("점", style="List Bullet")
    document.add_paragraph("본문").add_run(" 굵게").font.size = Pt(20)
    content = read(saved(document), LIMITS)
    assert [(one.number, one.text, one.role, one.level) for one in content.pieces] == [
        ("", "사업 개요", Role.HEADING, 1),
        ("", "배경", Role.HEADING, 1),
        ("1.", "첫째", Role.BODY, 1),
        ("2.", "둘째", Role.BODY, 1),
        ("•", "점", Role.BODY, 1),
        ("", "본문 굵게", Role.BODY, None),
    ]


def test_charts_and_diagrams_are_read_from_their_parts():
    chart = (
        "<c:chartSpace SPACES><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>연도별 예산</a:t></a:r></a:p>"
        "</c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:v>예산</c:v></c:tx><c:cat><c:strLit>"
        '<c:pt idx="0"><c:v>2025년</c:v></c:pt></c:strLit></c:cat><c:val><c:numLit><c:formatCode>#,##0</c:formatCode>'
        '<c:pt idx="0"><c:v>1200</c:v></c:pt></c:numLit></c:val></c:ser></c:barChart></c:plotArea></c:chart>'
        "</c:chartSpace>"
    )
    diagram = (
        '<dgm:dataModel SPACES><dgm:ptLst><dgm:pt modelId="0" type="doc"/><dgm:pt modelId="1"><dgm:t>'
        "<a:p><a:r><a:t>접수</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst>"
        '<dgm:cxn srcId="0" destId="1" srcOrd="0"/></dgm:cxnLst></dgm:dataModel>'
    )
    drawing = "<w:r><w:drawing><wp:inline><a:graphic>{}</a:graphic></wp:inline></w:drawing></w:r>"
    body = p("그림", drawing.format('<c:chart r:id="7"/>'), drawing.format('<dgm:relIds r:dm="8"/>'))
    content = read(word(body, {"chart:7": chart, "diagramData:8": diagram}), LIMITS)
    drawn, box = content.pieces[1:]
    assert [one.text for one in drawn.caption] == ["연도별 예산"]
    assert [(cell.row, cell.column, texts(cell.content)) for cell in drawn.cells] == [
        (0, 0, []), (0, 1, ["예산"]), (1, 0, ["2025년"]), (1, 1, ["1,200"]),
    ]  # fmt: skip
    assert box == Box((Paragraph("접수", level=1),))


def test_what_is_not_read_is_said():
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    chart = '<w:r><w:drawing><cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"/></w:drawing></w:r>'
    content = of(p("본문", sheet, chart) + '<w:altChunk r:id="x"/>')
    assert [("엑셀" in one, "차트" in one, "altChunk" in one) for one in content.remarks] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip


def test_a_strict_document_is_read():
    schemas, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    with zipfile.ZipFile(io.BytesIO(word(p("엄격한 문서")))) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    for family in ("wordprocessingml", "officeDocument", "drawingml"):
        members = {name: xml.replace(f"{schemas}{family}/2006/", f"{strict}{family}/") for name, xml in members.items()}
    assert "2006/main" not in members["word/document.xml"]
    assert texts(read(zipped(members), LIMITS).pieces) == ["엄격한 문서"]


def test_a_document_without_text_is_refused():
    with pytest.raises(IngestError, match="글이 없는 문서"):
        of(p() + table(tr("", "")))


@settings(max_examples=examples(40), deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(
                exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp", "Zs", "Cn"), exclude_characters="<>&\u00a0"
            ),
            min_size=1,
            max_size=20,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_character_comes_out_in_its_place(words: list[str]):
    paragraphs = "".join(p(one) for one in words)
    content = of(paragraphs + table(tr(*words)))
    assert texts(content.pieces) == words + words


def saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not here")
def test_the_articles_of_a_real_contract_are_numbered_as_printed():
    content = read((DOCUMENTS / "docx" / "office2pdf__02_contract_ko.docx").read_bytes(), LIMITS)
    numbered = [(piece.number, piece.level, piece.text[:9]) for piece in content.pieces if getattr(piece, "number", "")]
    assert numbered == [
        ("제1조", 1, "(목적) 본 계약"), ("제2조", 1, "(계약 기간) 본"), ("제3조", 1, "(사용 범위) 을"),
        ("1.", 2, "을의 사내 업무 "), ("2.", 2, "동시 사용자 15"), ("3.", 2, "제3자에 대한 재"),
        ("제4조", 1, "(대금 및 지급)"), ("제5조", 1, "(비밀유지) 양 "),
    ]  # fmt: skip
    assert content.pieces[-1].header_rows == 1


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not here")
@pytest.mark.parametrize("name", ["office2pdf__03_meeting_minutes_ko", "office2pdf__06_official_letter_ko"])
def test_a_real_document_has_every_line_of_its_print(name: str):
    pypdfium2 = pytest.importorskip("pypdfium2")
    with pypdfium2.PdfDocument(DOCUMENTS / "pdf" / f"{name}.pdf") as pdf:
        printed = "".join(page.get_textpage().get_text_range() for page in pdf)
    content = read((DOCUMENTS / "docx" / f"{name}.docx").read_bytes(), LIMITS)
    ours = "".join("".join(texts(content.pieces)).split())
    printed = "".join(printed.split())
    for line in texts(content.pieces):
        assert "".join(line.split()).lstrip("•◦") in printed
    assert len(ours) >= 0.95 * len(printed)
