"""Tables of Word documents: places, merged cells, headers, captions."""

from ingest.content import Paragraph, Role, Table
from ingest.formats.docx import read
from ingest.limits import Limits
from tests.ingest.formats.docx.word import field, p, table, tc, tr, word

SPAN2, SPAN3 = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'
BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEADER = "<w:tblHeader/>"


def tables(body: str, **parts: str) -> list[Table]:
    return [piece for piece in read(word(body, parts), Limits()).pieces if isinstance(piece, Table)]


def grid(read_table: Table) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, " ".join(one.text for one in cell.content))
        for cell in read_table.cells
    ]


def test_merged_cells_cover_their_places():
    body = table(
        tr(tc(p("구분"), BEGIN), tc(p("금액"), SPAN2)),
        tr(tc(p(), GO_ON), "국비", "시비"),
        tr("계", tc(p("30"), SPAN2 + BEGIN)),
        tr("끝", tc(p(), SPAN2 + GO_ON)),
        grid=3,
    )
    assert grid(tables(body)[0]) == [
        (0, 0, 2, 1, "구분"), (0, 1, 1, 2, "금액"), (1, 1, 1, 1, "국비"), (1, 2, 1, 1, "시비"),
        (2, 0, 1, 1, "계"), (2, 1, 2, 2, "30"), (3, 0, 1, 1, "끝"),
    ]  # fmt: skip


def test_a_cell_below_that_carries_nothing_on_stands_for_itself():
    body = table(
        tr("가", "나"), tr(tc(p("다"), GO_ON), "라"), tr(tc(p("마"), BEGIN), "바"), tr("사", tc(p("아"), GO_ON))
    )
    assert [one[:4] for one in grid(tables(body)[0])] == [
        (0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 1), (3, 1, 1, 1),
    ]  # fmt: skip


def test_text_under_a_merged_cell_is_not_shown_but_named():
    body = table(tr(tc(p("위"), BEGIN)), tr(tc(p("가려진 글"), GO_ON)))
    content = read(word(body), Limits())
    assert grid(content.pieces[0]) == [(0, 0, 2, 1, "위")]
    assert content.left_out == ("가려진 글",)


def test_old_merging_to_the_right():
    body = table(tr(tc(p("넓음"), '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>"), "끝"), tr("1", "2", "3"))
    assert grid(tables(body)[0])[:2] == [(0, 0, 1, 2, "넓음"), (0, 2, 1, 1, "끝")]


def test_rows_that_begin_later_keep_their_columns():
    body = table(tr("가", "나", "다"), tr("뒤", looks='<w:gridBefore w:val="2"/><w:gridAfter w:val="0"/>'), grid=3)
    assert grid(tables(body)[0])[-1] == (1, 2, 1, 1, "뒤")


def test_edges_that_no_cell_begins_at_are_no_columns():
    body = table(
        tr(tc(p("가"), SPAN3), tc(p("나"), SPAN2)), tr(tc(p("다"), SPAN3), "라"), tr(tc(p("전체"), SPAN3 + SPAN2))
    )
    assert grid(tables(body)[0]) == [
        (0, 0, 1, 1, "가"), (0, 1, 1, 1, "나"), (1, 0, 1, 1, "다"), (1, 1, 1, 1, "라"), (2, 0, 1, 1, "전체"),
    ]  # fmt: skip


def test_an_absurd_span_ends_where_the_columns_do():
    wide = '<w:gridSpan w:val="2000000000"/>'
    body = table(tr("가", "나", "다"), tr(tc(p("넓음"), wide)), tr(tc(p("영"), '<w:gridSpan w:val="-5"/>'), "일"))
    assert grid(tables(body)[0])[3:] == [(1, 0, 1, 3, "넓음"), (2, 0, 1, 1, "영"), (2, 1, 1, 1, "일")]


def test_only_the_rows_at_the_top_that_repeat_are_headers():
    off = '<w:tblHeader w:val="false"/>'
    rows = (tr("가", looks=HEADER), tr("나", looks=HEADER), tr("다", looks=off), tr("라", looks=HEADER))
    assert tables(table(*rows))[0].header_rows == 2
    assert tables(table(*rows[2:]))[0].header_rows == 0
    assert tables(table(*rows[:2]))[0].header_rows == 0


def test_a_table_in_a_cell_stays_there():
    inner = table(tr("안쪽"))
    body = table(tr(tc(p("앞") + inner + p("뒤")), "옆"))
    content = tables(body)[0].cells[0].content
    assert [type(piece) for piece in content] == [Paragraph, Table, Paragraph]
    assert grid(content[1]) == [(0, 0, 1, 1, "안쪽")]


def test_rows_and_cells_in_content_controls_and_changes():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{tc(p('가'))}{control.format(tc(p('나')))}</w:tr>"
    body = table(
        row, control.format(tr("다", "라")), tr("지움", "행", looks="<w:del/>"), tr("마", "바", looks="<w:ins/>")
    )
    content = read(word(body), Limits())
    assert [one[4] for one in grid(content.pieces[0])] == ["가", "나", "다", "라", "마", "바"]
    assert content.left_out == ("지움\n행",)


CAPTION = '<w:styles SPACES><w:style w:type="paragraph" w:styleId="ab"><w:name w:val="caption"/></w:style></w:styles>'


def caption(*content: str) -> str:
    return p(*content, looks='<w:pStyle w:val="ab"/>')


def test_a_caption_above_names_the_table_with_its_number_as_printed():
    body = p("본문") + caption("표 ", field("SEQ 표", "2"), " 예산") + p() + table(tr("가"))
    found = tables(body, styles=CAPTION)[0]
    assert found.caption == (Paragraph("표 2 예산", Role.CAPTION),)
    assert not found.caption_below


def test_a_caption_below_must_say_that_it_is_a_tables():
    body = table(tr("가")) + caption("표 1 앞의 것") + p("본문") + table(tr("나")) + caption("그림 1 청사")
    content = read(word(body, {"styles": CAPTION}), Limits())
    first, _, second, picture = content.pieces
    assert (first.caption[0].text, first.caption_below, second.caption) == ("표 1 앞의 것", True, ())
    assert (picture.text, picture.role) == ("그림 1 청사", Role.CAPTION)


def test_a_pictures_caption_above_a_table_is_not_the_tables():
    body = caption("그림 3 흐름도") + table(tr("가")) + caption("표 1 뒤의 것") + table(tr("나"))
    content = read(word(body, {"styles": CAPTION}), Limits())
    assert content.pieces[0].text == "그림 3 흐름도"
    assert [one.caption[0].text if one.caption else "" for one in content.pieces[1:]] == ["", "표 1 뒤의 것"]


def test_what_a_table_is_said_to_show_is_left_out():
    body = table(tr("가"), looks='<w:tblDescription w:val="부서별 인원 표"/>')
    assert read(word(body), Limits()).left_out == ("부서별 인원 표",)
