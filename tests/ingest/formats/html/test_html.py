"""Web pages as content: headings, lists, tables, what is left out, encodings."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.content import Content, Paragraph, Piece, Role, Table
from ingest.errors import IngestError
from ingest.formats.html import read
from ingest.limits import Limits

PROJECT = Path(__file__).resolve().parents[4]
DOCUMENTS = PROJECT.parent / "shared" / "documents" / "html"
REAL = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real files are not beside this checkout")


def page(body: str, head: str = "") -> Content:
    return read(
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode(), Limits()
    )


def words(pieces: tuple[Piece, ...]) -> list[str]:
    return [f"{p.number} {p.text}".strip() for p in pieces if isinstance(p, Paragraph)]


def tables(content: Content) -> list[Table]:
    return [piece for piece in content.pieces if isinstance(piece, Table)]


def cells(table: Table) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): " ".join(words(cell.content)) for cell in table.cells}


def test_headings_and_paragraphs():
    content = page(
        "<h1>청년 <b>지원</b></h1><p>월세를\n   지원한다.<p>둘째<br>줄<h3>대상</h3>바로 글<div>나뉜 글</div>"
    )
    assert [(p.text, p.role, p.level) for p in content.pieces if isinstance(p, Paragraph)] == [
        ("청년 지원", Role.HEADING, 1), ("월세를 지원한다.", Role.BODY, None), ("둘째\n줄", Role.BODY, None),
        ("대상", Role.HEADING, 3), ("바로 글", Role.BODY, None), ("나뉜 글", Role.BODY, None),
    ]  # fmt: skip


def test_lists_print_their_numbers_and_bullets():
    body = (
        "<ol start=3><li>가<li value=7>나<ul><li>다<ul><li>라</ul></ul><li>마</ol>"
        "<ol type=A reversed start=2><li>바<li>사</ol>"
        "<ul style='list-style: none'><li style='list-style-type: none'>아</ul>"
    )
    assert words(page(body).pieces) == ["3. 가", "7. 나", "◦ 다", "▪ 라", "8. 마", "B. 바", "A. 사", "아"]
    levels = [p.level for p in page(body).pieces if isinstance(p, Paragraph)]
    assert levels == [1, 1, 2, 3, 1, 1, 1, 1]


def test_a_list_entry_of_two_paragraphs_has_one_number():
    assert words(page("<ol><li><p>가</p><p>나</p><li>다</ol>").pieces) == ["1. 가", "나", "2. 다"]


def test_spans_of_cells():
    body = (
        "<table><caption>예산 <i>현황</i></caption><thead>"
        "<tr><th rowspan=2>부서<th colspan=2>2024년<tr><th>예산<th>집행"
        "<tbody><tr><td rowspan=0>총무과<td>10<td>9<tr><td>20<td>18</table>"
    )
    (table,) = tables(page(body))
    assert [p.text for p in table.caption] == ["예산 현황"] and table.header_rows == 2
    assert cells(table) == {
        (0, 0): "부서", (0, 1): "2024년", (1, 1): "예산", (1, 2): "집행", (2, 0): "총무과", (2, 1): "10", (2, 2): "9",
        (3, 1): "20", (3, 2): "18",
    }  # fmt: skip
    spans = {
        (c.row, c.column): (c.row_span, c.column_span) for c in table.cells if (c.row_span, c.column_span) != (1, 1)
    }
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 2), (2, 0): (2, 1)}
    assert {(cell.row, cell.column) for cell in table.cells if cell.heads} == {(0, 0), (0, 1), (1, 1), (1, 2)}


def test_rows_of_heads_are_a_header_even_without_thead():
    assert tables(page("<table><tr><th>이름<th>값<tr><th>가<td>1</table>"))[0].header_rows == 1
    assert tables(page("<table><tr><td>이름<td>값<tr><td>가<td>1</table>"))[0].header_rows == 0


def test_nested_tables_stand_in_their_cell():
    (outer,) = tables(page("<table><tr><td>앞<table><tr><td>1<td>2</table>뒤<td>옆</table>"))
    inner = outer.cells[0].content[1]
    assert isinstance(inner, Table) and cells(inner) == {(0, 0): "1", (0, 1): "2"}
    assert words(outer.cells[0].content) == ["앞", "뒤"]


def test_a_table_around_the_page_is_no_table():
    content = page("<table><tr><td><h1>제목</h1><p>글</table>")
    assert words(content.pieces) == ["제목", "글"] and tables(content) == []


def test_written_text_keeps_its_lines_and_blanks():
    assert words(page("<pre>가  나\n  다</pre>").pieces) == ["가  나\n  다"]


def test_definitions_and_figures():
    content = page("<dl><dt>대상<dd>청년</dl><figure><img src=x alt='지도'><figcaption>위치도</figcaption></figure>")
    assert words(content.pieces) == ["대상", "청년", "위치도"]
    assert content.pieces[2] == Paragraph("위치도", role=Role.CAPTION)
    assert content.left_out == ("지도",)


def test_hidden_text_and_the_frame_are_left_out_and_code_is_nothing():
    body = (
        "<header>누리집</header><nav><ul><li>메뉴</ul></nav><script>var a</script><style>b{}</style>"
        "<template>틀</template>"
        "<main><header><h1>제목</h1></header><p>글<span style='display: none'>숨김</span>자</p><p hidden>숨긴 줄</p>"
        "<aside>곁글</aside></main><div role=navigation>길</div><footer>주소</footer><noscript>켜세요</noscript>"
    )
    content = page(body)
    assert words(content.pieces) == ["제목", "글자", "곁글"]
    assert content.left_out == ("누리집", "• 메뉴", "숨김", "숨긴 줄", "길", "주소", "켜세요")


def test_a_page_that_is_all_frame_is_read():
    assert words(page("<header><p>가</p></header><footer>나</footer>").pieces) == ["가", "나"]


def test_title_author_and_date():
    head = "<title>청년\n 지원</title><meta name=author content=홍길동><meta name=date content='2024. 3. 5.'>"
    content = page("글", head)
    assert (content.title, content.author, content.date) == ("청년 지원", "홍길동", "2024-03-05")
    assert page("글", "<title>2</title>").title == ""


@pytest.mark.parametrize("label", ["euc-kr", "ks_c_5601-1987", "cp949", "utf-8", "iso-8859-1", "없는이름", "hex", ""])
def test_korean_under_any_label(label: str):
    text = f"<html><meta http-equiv=content-type content='text/html; charset={label}'><p>똠방각하 펲시 뷁</p>"
    assert words(read(text.encode("cp949"), Limits()).pieces) == ["똠방각하 펲시 뷁"]
    assert words(read(text.encode(), Limits()).pieces) == ["똠방각하 펲시 뷁"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_byte_order(encoding: str):
    assert words(read("<html><p>가나</p>".encode(encoding), Limits()).pieces) == ["가나"]


def test_broken_characters_are_named():
    content = read("<p>가나다라마바사".encode() + b"\xff<p>\xeb\xb0", Limits())
    assert content.remarks == ("글자 인코딩이 깨진 곳이 있어 일부 글자를 읽지 못했습니다.",)
    assert words(content.pieces)[0].startswith("가나다라마바사")


@pytest.mark.parametrize("body", ["", "<script>a</script>", "<img src=x>", "<table><tr><td></table>", "&nbsp; \n"])
def test_a_page_without_text_is_refused(body: str):
    with pytest.raises(IngestError, match="글자가 없는"):
        page(body)


def test_tables_beyond_limits_are_refused():
    with pytest.raises(IngestError, match="열이 2,000개보다"):
        page("<table><tr>" + "<td colspan=1000>가" * 3 + "</table>")
    with pytest.raises(IngestError, match="칸이 100개보다"):
        read(b"<table><tr>" + b"<td>a" * 150, Limits(cells=100))
    with pytest.raises(IngestError, match="지나치게 겹쳐"):
        page("<table><tr><td>가" * 200)
    with pytest.raises(IngestError, match="너무 큽니다"):
        read(b"<p>" * 400, Limits(text_bytes=100))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "가",
        "<b><p>" * 5_000 + "가",
        "<ul><li>" * 3_000 + "가",
        "<table><tr><td rowspan=65534 colspan=900>가" + "<tr><td>나" * 5_000,
        "<p>가" * 50_000,
        "가" + "<br>" * 100_000 + "나",
        "가 " * 200_000,
        "<h1>" * 5_000 + "가",
        "&nbsp;" * 100_000 + "가",
        "<!--" * 50_000 + "-->가",
        "<a b='" * 50_000 + "'>가",
        "<p>가</p>" + "<img alt=나>" * 30_000,
    ],
)
def test_odd_pages_cost_little(body: str):
    start = time.process_time()
    try:
        assert page(body).pieces
    except IngestError as refusal:
        assert refusal.problem
    assert time.process_time() - start < 3.0


TEXT = st.text(st.sampled_from("가나다라 1.,"), min_size=1, max_size=8)
TAGS = st.sampled_from(
    ["p", "div", "b", "li", "ul", "h2", "td", "tr", "table", "th", "span", "ol", "pre", "caption", "nav"]
)


@given(st.lists(st.one_of(TEXT, TAGS.map("<{}>".format), TAGS.map("</{}>".format)), max_size=30))
def test_every_letter_comes_out_once(parts: list[str]):
    def letters(text: str) -> str:
        return "".join(sorted(text.replace(" ", "").replace("\n", "")))

    written = "".join(part for part in parts if not part.startswith("<"))
    try:
        content = page("".join(parts))
    except IngestError:
        assert letters(written) == ""
        return
    found: list[str] = []
    pending = list(content.pieces)
    while pending:
        piece = pending.pop()
        if isinstance(piece, Paragraph):
            found.append(piece.text)
        elif isinstance(piece, Table):
            pending += [*piece.caption, *(inner for cell in piece.cells for inner in cell.content)]
    left_out = "".join(content.left_out)
    kept = letters("".join(found))
    assert all(kept.count(letter) + left_out.count(letter) >= written.count(letter) for letter in "가나다라")
    assert len(kept) <= len(letters(written))


def test_flipped_bits_never_crash():
    whole = "<html><body><h1>가나</h1><table><tr><td rowspan=2>1<td>2<tr><td>3</table><ol start=2><li>다</ol>".encode()
    chance = random.Random(8)
    for _ in range(200):
        flipped = bytearray(whole[: chance.randrange(1, len(whole))])
        for _ in range(3):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        try:
            assert read(bytes(flipped), Limits()).pieces
        except IngestError as refusal:
            assert refusal.problem and refusal.remedy


@REAL
def test_the_real_press_release():
    content = read((DOCUMENTS / "hwpjs__395056_noori.html").read_bytes(), Limits())
    lines = words(content.pieces)
    box = tables(content)[1]
    assert len(box.cells) == 1
    assert "- 명칭공모전에 1만건 이상 응모, 뜨거운 관심 보여 -" in words(box.cells[0].content)
    assert any("이름을 선정하기 위해 대국민 명칭 공모전을 실시하였다." in line for line in lines)
    first, last = tables(content)[0], tables(content)[-1]
    assert {cell.row: cell.column_span for cell in first.cells if cell.column == 1} == {0: 3, 1: 1, 2: 1}
    assert cells(last)[5, 1] == "200 톤" and last.page == 3
    assert content.left_out == ("1", "2", "3")


@REAL
def test_real_captions_are_read():
    lines = words(read((DOCUMENTS / "hwpjs__430825_table-caption.html").read_bytes(), Limits()).pieces)
    assert [line for line in lines if line.startswith("표")] == [
        "표 1 위 캡션", "표 2 아래 캡션", "표 3 왼쪽", "표 4 오른쪽", "표 5 왼쪽 위", "표 6 오른쪽 아래",
        "표 7 여백까지 확대", "표 8 한 줄로 입력",
    ]  # fmt: skip


def test_bytes_that_are_no_page_are_refused():
    noise = bytes(8) + random.Random(3).randbytes(3000)
    with pytest.raises(IngestError, match="아니거나 손상"):
        read(noise, Limits())
    damaged = "<!DOCTYPE html><meta charset=utf-8><p>본문의 글이다.</p>".encode() + b"\0\xff\xfe"
    assert words(read(damaged, Limits()).pieces)[0] == "본문의 글이다."
