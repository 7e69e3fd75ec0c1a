"""Workbooks written by openpyxl, or part by part, as tables, titles and remarks."""

import io
import random
import re
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table as DefinedTable

from ingest.content import Box, Content, Paragraph, Role, Table
from ingest.errors import IngestError
from ingest.formats.xlsx import read
from ingest.limits import Limits
from tests.examples import examples
from tests.ingest.formats.containers import zipped

PROJECT = Path(__file__).resolve().parents[4]
DOCUMENTS = PROJECT.parent / "shared" / "documents" / "xlsx"
REAL = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real files are not beside this checkout")
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def one_sheet(*rows: list[object], name: str = "Sheet1") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return book


def package(sheet: str, **parts: str) -> bytes:
    """A workbook of one sheet, part by part; ``strings`` and ``styles`` may be given."""
    sheets = '<sheets><sheet name="자료" r:id="r1"/></sheets>'
    kinds = {"strings": "sharedStrings", "styles": "styles"}
    links = "".join(f'<Relationship Id="r{part}" Type="{OFFICE}/{kinds[part]}" Target="{part}.xml"/>' for part in parts)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook {NS} xmlns:r="{OFFICE}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships {LINKS}><Relationship Id="r1" Type="{OFFICE}/worksheet" '
            f'Target="worksheets/sheet1.xml"/>{links}</Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
            **{f"xl/{part}.xml": xml for part, xml in parts.items()},
        }
    )


def worksheet(rows: str, after: str = "") -> str:
    return f"<worksheet {NS}><sheetData>{rows}</sheetData>{after}</worksheet>"


def text(row: int, column: str, words: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{words}</t></is></c>'


def grid(table: Table) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append("".join(p.text for p in cell.content if isinstance(p, Paragraph)))
    return list(rows.values())


def tables(content: Content) -> list[Table]:
    return [piece for piece in content.pieces if isinstance(piece, Table)]


def lines(content: Content) -> list[str]:
    return [piece.text for piece in content.pieces if isinstance(piece, Paragraph)]


def test_a_sheet_with_title_unit_table_and_remark():
    book = one_sheet(
        ["2025년 부서별 예산", None, None],
        [None, None, "(단위: 천원)"],
        ["부서", "예산액", "집행률"],
        ["총무과", 1234000, 0.985],
        ["기획과", 560000, 0.712],
        [],
        ["※ 자료: 재정과"],
    )
    sheet = book.worksheets[0]
    sheet.merge_cells("A1:C1")
    for row in (4, 5):
        sheet.cell(row, 2).number_format = "#,##0"
        sheet.cell(row, 3).number_format = "0.0%"
    content = read(saved(book), Limits())
    assert lines(content) == ["2025년 부서별 예산", "(단위: 천원)", "※ 자료: 재정과"]
    assert grid(tables(content)[0]) == [
        ["부서", "예산액", "집행률"], ["총무과", "1,234,000", "98.5%"], ["기획과", "560,000", "71.2%"],
    ]  # fmt: skip


def test_a_unit_line_beside_the_title_and_a_remark_right_below():
    content = read(
        saved(one_sheet(["□ 예산", None, "(단위: 원)"], ["가", 1, 2], ["나", 3, 4], ["* 확정 전"])), Limits()
    )
    assert lines(content) == ["□ 예산", "(단위: 원)", "* 확정 전"]


def test_merged_cells_span_and_heads_over_some_columns_are_no_title():
    book = one_sheet([None, "2024년", None], ["부서", "예산", "집행"], ["총무과", 10, 9], [None, 20, 18])
    sheet = book.worksheets[0]
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A3:A4")
    (table,) = tables(read(saved(book), Limits()))
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells if c.row_span * c.column_span > 1}
    assert spans == {(0, 1): (1, 2), (2, 0): (2, 1)}
    assert grid(table)[3] == ["20", "18"]


def test_blank_rows_part_tables_and_a_merged_cell_holds_them_together():
    book = one_sheet(["가", 1], [], ["나", 2], [], ["다", 3])
    book.worksheets[0].merge_cells("A1:A2")
    assert [grid(table) for table in tables(read(saved(book), Limits()))] == [[["가", "1"], ["나", "2"]], [["다", "3"]]]


def test_empty_columns_inside_are_dropped():
    (table,) = tables(read(saved(one_sheet(["가", None, None, 1], ["나", None, None, 2])), Limits()))
    assert [(cell.row, cell.column) for cell in table.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]


@pytest.mark.parametrize("way", ["frozen", "filter", "table", "print"])
def test_header_rows_come_from_the_file(way: str):
    book = one_sheet(["명단", None], ["이름", "점수"], ["가", 1], ["나", 2])
    sheet = book.worksheets[0]
    if way == "frozen":
        sheet.freeze_panes = "A3"
    elif way == "filter":
        sheet.auto_filter.ref = "A2:B4"
    elif way == "table":
        sheet.add_table(DefinedTable(displayName="명단", ref="A2:B4"))
    else:
        sheet.print_title_rows = "1:2"
    content = read(saved(book), Limits())
    assert lines(content) == ["명단"] and tables(content)[0].header_rows == 1


def test_no_header_without_a_word_from_the_file():
    assert tables(read(saved(one_sheet(["이름", "점수"], ["가", 1])), Limits()))[0].header_rows == 0


def test_sheets_are_pages_under_their_names_and_hidden_ones_are_named():
    book = one_sheet(["가", 1], ["나", 2], name="2024 예산")
    book.create_sheet("빈 시트")
    hidden = book.create_sheet("원자료")
    hidden.append(["다", 3])
    hidden.append(["라", 4])
    hidden.sheet_state = "hidden"
    hidden.row_dimensions[2].hidden = True
    content = read(saved(book), Limits())
    headings = [p for p in content.pieces if isinstance(p, Paragraph) and p.role is Role.HEADING]
    assert [(p.text, p.level, p.page) for p in headings] == [("2024 예산", 1, 1), ("원자료", 1, 3)]
    assert [(label.number, label.label) for label in content.page_labels] == [
        (1, "2024 예산"), (2, "빈 시트"), (3, "원자료"),
    ]  # fmt: skip
    assert [table.page for table in tables(content)] == [1, 3]
    assert content.remarks == ("숨겨진 시트 '원자료'도 읽었습니다.", "시트 '원자료'의 숨겨진 행 1개도 읽었습니다.")


@pytest.mark.parametrize("name", ["Sheet1", "Sheet", "시트 2", "sheet12"])
def test_a_lone_sheet_without_a_real_name_has_no_heading(name: str):
    assert lines(read(saved(one_sheet(["가", 1], name=name)), Limits())) == []


def test_formulas_give_their_stored_value_and_those_without_are_named():
    rows = (
        '<row r="2"><c r="A2"><f>B2*2</f><v>84</v></c><c r="B2" t="str"><f>C2</f><v></v></c>'
        '<c r="C2"><f>1+1</f></c></row>'
    )
    content = read(package(worksheet(rows)), Limits())
    assert lines(content) == ["자료", "84"]
    assert content.remarks == (
        "시트 '자료'에는 수식의 계산값이 저장되지 않은 칸이 1개 있습니다(C2). "
        "엑셀에서 열어 다시 저장하면 값도 읽습니다.",
    )


def test_kinds_of_cells():
    rows = (
        '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>0</v></c><c t="s"><v>9</v></c>'
        '<c t="d"><v>2024-03-05</v></c><c t="str"><f>A1</f><v>글_x000D_\n둘</v></c></row>'
    )
    strings = f"<sst {NS}><si><r><t>가</t></r><r><t>나</t></r><rPh><t>읽기</t></rPh></si></sst>"
    (table,) = tables(read(package(worksheet(rows), strings=strings), Limits()))
    assert grid(table) == [["TRUE", "#N/A", "가나", "2024-03-05", "글\n둘"]]


def test_texts_that_are_gone_are_counted():
    content = read(package(worksheet('<row><c><v>1</v></c><c t="s"><v>0</v></c></row>')), Limits())
    assert content.remarks == ("시트 '자료'에는 파일이 손상되어 글을 잃은 칸이 1개 있습니다.",)


def test_a_sheet_that_is_gone_is_named():
    data = zipped({"xl/workbook.xml": f'<workbook {NS}><sheets><sheet name="자료"/></sheets></workbook>'})
    assert "시트 자료" in refused(data)


def test_comments_and_covered_cells_are_left_out():
    book = one_sheet(["가", 1], ["나", 2])
    book.worksheets[0]["A1"].comment = Comment("확인 필요", "홍길동")
    sheet = book.worksheets[0]
    sheet.merge_cells("A1:A2")
    raw = saved(book)
    content = read(raw, Limits())
    assert content.left_out == ("확인 필요",)
    covered = worksheet(
        f'<row r="1">{text(1, "A", "보임")}{text(1, "B", "덮임")}{text(1, "C", "옆")}</row>',
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    content = read(package(covered), Limits())
    assert content.left_out == ("덮임",) and grid(tables(content)[0]) == [["보임", "옆"]]


def test_headers_and_footers_of_print_are_left_out():
    book = one_sheet(["가", 1])
    book.worksheets[0].oddHeader.center.text = "대외비"
    assert read(saved(book), Limits()).left_out == ("대외비",)


def test_text_boxes_stand_where_they_hang():
    book = zipfile.ZipFile(io.BytesIO(package(worksheet(f'<row r="5">{text(5, "A", "가")}{text(5, "B", "나")}</row>'))))
    parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships {LINKS}><Relationship Id="d" Type="{OFFICE}/drawing" Target="../drawings/d.xml"/>'
        "</Relationships>"
    ).encode()
    parts["xl/drawings/d.xml"] = (
        '<x:wsDr xmlns:x="urn:x" xmlns:a="urn:a"><x:twoCellAnchor><x:from><x:row>1</x:row></x:from><x:sp><x:txBody>'
        "<a:p><a:r><a:t>알림 </a:t></a:r><a:r><a:t>글</a:t></a:r></a:p></x:txBody></x:sp></x:twoCellAnchor></x:wsDr>"
    ).encode()
    content = read(zipped(parts), Limits())
    assert [type(piece) for piece in content.pieces] == [Paragraph, Box, Table]
    assert content.pieces[1].content == (Paragraph("알림 글", page=1),)


def test_title_author_and_date():
    book = one_sheet(["가", 1])
    book.properties.title, book.properties.creator = "예산서", "재정과"
    content = read(saved(book), Limits())
    assert (content.format, content.title, content.author) == ("xlsx", "예산서", "재정과")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", content.date)


WORDS = st.text(st.sampled_from("가나다 12.,\n<&\"'※"), max_size=6)


@settings(max_examples=examples(30), deadline=None)
@given(st.lists(st.lists(WORDS | st.none(), min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_text_comes_out_once(rows: list[list[str | None]]):
    texts = sorted(text for row in rows for text in row if text and not text.isspace())
    try:
        content = read(saved(one_sheet(*rows)), Limits())
    except IngestError:
        assert texts == []
        return
    found = lines(content) + [text for table in tables(content) for row in grid(table) for text in row if text]
    assert sorted(found) == texts


def refused(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008 - a frozen value
    with pytest.raises(IngestError) as refusal:
        read(data, limits)
    assert refusal.value.remedy
    return refusal.value.problem


def test_no_text_at_all():
    assert "글자가 없는" in refused(saved(openpyxl.Workbook()))


def test_a_cell_in_the_last_corner_is_read():
    rows = f'<row r="1">{text(1, "A", "처음")}</row><row r="1048576">{text(1048576, "XFD", "끝")}</row>'
    assert lines(read(package(worksheet(rows)), Limits())) == ["자료", "처음", "끝"]


def test_what_a_sheet_says_of_its_size_is_not_believed():
    rows = "".join(f'<row r="{n}">{text(n, "A", f"가{n}")}</row>' for n in range(1, 31))
    sheet = worksheet(rows).replace("<sheetData>", '<dimension ref="A1:A3"/><sheetData>')
    assert len(lines(read(package(sheet), Limits()))) == 31


def test_ten_thousand_columns_are_refused():
    cells = "<c><v>1</v></c>" * 10_000
    assert "열이 너무 많은" in refused(package(worksheet(f"<row>{cells}</row>" * 2)))


def test_too_many_cells_and_too_much_text_are_refused():
    row = "<row>" + "<c><v>1</v></c>" * 50 + "</row>"
    assert "칸이 너무 많은" in refused(package(worksheet(row * 30)), Limits(cells=1000))
    strings = f"<sst {NS}><si><t>{'가' * 20_000}</t></si></sst>"
    bomb = worksheet('<row><c t="s"><v>0</v></c></row>' * 2_000)
    assert "글이 너무 많은" in refused(package(bomb, strings=strings))


def test_entities_are_refused():
    dtd = '<!DOCTYPE x [<!ENTITY a "가가"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    assert "DTD" in refused(package(dtd + worksheet(f"<row>{text(1, 'A', '&a;&b;')}</row>")))
    assert "DTD" in refused(package(worksheet(""), strings=f"{dtd}<sst {NS}><si><t>&a;</t></si></sst>"))


def test_deep_nesting_is_refused():
    assert "손상" in refused(package(worksheet("<row>" * 20_000 + "</row>" * 20_000)))


@pytest.mark.parametrize(
    "after",
    [
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<mergeCells>" + '<mergeCell ref="A1:C3"/><mergeCell ref="B2:D4"/>' * 2_000 + "</mergeCells>",
        '<mergeCells><mergeCell ref="nonsense"/><mergeCell/></mergeCells>',
        '<autoFilter ref="A99999999999999:B1"/>',
    ],
)
def test_odd_merges_cost_nothing(after: str):
    rows = "".join(f'<row r="{n}">{text(n, "A", "가")}{text(n, "C", "나")}</row>' for n in range(1, 200))
    start = time.process_time()
    content = read(package(worksheet(rows, after)), Limits())
    assert time.process_time() - start < 2.0
    for table in tables(content):
        places = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("value", ["1e999", "NaN", "9" * 400, "-", "가", "1" + "0" * 5000])
def test_odd_numbers_are_given_as_they_are_shown(value: str):
    assert len(lines(read(package(worksheet(f"<row><c><v>{value}</v></c></row>")), Limits()))) == 2


def test_truncated_and_flipped_files_are_refused_or_read():
    whole = saved(one_sheet(["부서", "예산"], *([f"과{number}", number] for number in range(50))))
    chance = random.Random(4)
    broken = [whole[: chance.randrange(len(whole))] for _ in range(50)]
    for _ in range(100):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        broken.append(bytes(flipped))
    for data in broken:
        try:
            assert read(data, Limits()).pieces
        except IngestError as refusal:
            assert refusal.problem and refusal.remedy


def test_flipped_parts_are_refused_or_read():
    archive = zipfile.ZipFile(io.BytesIO(saved(one_sheet(["부서", "예산"], ["총무과", 10], ["기획과", 20]))))
    parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(5)
    for name, part in parts.items():
        for _ in range(15):
            flipped = bytearray(part)
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            try:
                assert read(zipped({**parts, name: bytes(flipped)}), Limits()).pieces
            except IngestError as refusal:
                assert refusal.problem and refusal.remedy


@REAL
def test_the_real_budget():
    content = read(next(DOCUMENTS.glob("*08_budget*")).read_bytes(), Limits())
    assert lines(content) == ["예산", "2026년 하반기 부서별 예산(안)"]
    (table,) = tables(content)
    by_place = {(cell.row, cell.column): cell for cell in table.cells}
    assert by_place[4, 0].row_span == 2
    assert by_place[4, 4].content == (Paragraph("43.4%", page=1),)
    assert by_place[8, 2].content == (Paragraph("380,000,000", page=1),)


@REAL
def test_real_cells_equal_what_openpyxl_reads():
    for path in DOCUMENTS.glob("*.xlsx"):
        content = read(path.read_bytes(), Limits())
        found = "\t".join(lines(content) + [text for table in tables(content) for row in grid(table) for text in row])
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            for row in sheet.iter_rows(values_only=True):
                assert all(str(value) in found for value in row if isinstance(value, str))
