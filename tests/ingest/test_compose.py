"""Content as text and blocks: what stands where, under what, and named by which cells."""

import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.compose import Composed, compose
from ingest.content import Box, Cell, Content, Note, PageLabel, Paragraph, Piece, Role, Table
from ingest.types import Block, BlockKind, Page
from tests.examples import examples


def composed(*pieces: Piece) -> Composed:
    return compose(Content("hwp", pieces))


def cell(row: int, column: int, text: str, row_span: int = 1, column_span: int = 1) -> Cell:
    """A cell with a paragraph for each line."""
    return Cell(row, column, tuple(Paragraph(line) for line in text.split("\n")), row_span, column_span)


def words(found: Composed, block: Block) -> str:
    return found.text[block.content_start : block.end]


def outline(found: Composed) -> list[tuple[str, str, str | None]]:
    """Kind and words of each block, and the words of the block above it."""
    return [
        (
            block.kind.value,
            words(found, block),
            None if block.parent is None else words(found, found.blocks[block.parent]),
        )
        for block in found.blocks
    ]


def names(found: Composed) -> dict[str, list[str]]:
    """The names of each cell by its words."""
    return {
        words(found, block): [words(found, found.blocks[header]) for header in block.headers]
        for block in found.blocks
        if block.kind is BlockKind.CELL
    }


BUDGET = Table(
    (
        cell(0, 0, "구분", 2, 1), cell(0, 1, "2023년", 1, 2), cell(0, 3, "비고", 2, 1), cell(1, 1, "예산"),
        cell(1, 2, "집행"), cell(2, 0, "일자리"), cell(2, 1, "1,200"), cell(2, 2, "1,100"), cell(2, 3, ""),
        cell(3, 0, "복지 분야", 1, 4), cell(4, 0, "돌봄"), cell(4, 1, "300"), cell(4, 2, "280"),
        cell(4, 3, "증액 검토"),
    ),
    page=2,
)  # fmt: skip
BUDGET_TEXT = "구분\t2023년\t\t비고\n\t예산\t집행\n일자리\t1,200\t1,100\n복지 분야\n돌봄\t300\t280\t증액 검토"


def test_paragraphs_stand_under_told_and_typed_marks():
    found = composed(
        Paragraph("업무 계획", Role.HEADING, level=1),
        Paragraph("추진 배경", number="1."),
        Paragraph("□ 청년 고용률이 하락하였다."),
        Paragraph(" ○ 전년보다 0.4%p 낮음"),
        Paragraph("다음 문단이다."),
    )
    assert found.text == "업무 계획\n1. 추진 배경\n□ 청년 고용률이 하락하였다.\n ○ 전년보다 0.4%p 낮음\n다음 문단이다."
    assert outline(found) == [
        ("heading", "업무 계획", None),
        ("heading", "추진 배경", "업무 계획"),
        ("bullet", "청년 고용률이 하락하였다.", "추진 배경"),
        ("bullet", "전년보다 0.4%p 낮음", "청년 고용률이 하락하였다."),
        ("paragraph", "다음 문단이다.", "추진 배경"),
    ]


def test_a_marked_line_of_a_paragraph_opens_one():
    notes = (Note(0, "*", (Paragraph("앞"),)), Note(20, "1)", (Paragraph("뒤"),)))
    found = composed(Paragraph("공동도급: 공고문 참조\n 마. 하도급\n계속", number="라.", notes=notes))
    assert found.text == "라. *공동도급: 공고문 참조\n* 앞\n 마. 하도급1)\n계속\n1) 뒤"
    assert [kind for kind, *_ in outline(found)] == ["bullet", "footnote", "bullet", "footnote"]


def test_a_note_stands_below_its_paragraph_with_its_marker_at_the_anchor():
    found = composed(
        Paragraph("고용률은 45.1%이다.", notes=(Note(10, "1)", (Paragraph("통계청"), Paragraph("2023년"))),))
    )
    assert found.text == "고용률은 45.1%1)이다.\n1) 통계청\n2023년"
    assert outline(found) == [
        ("paragraph", "고용률은 45.1%1)이다.", None),
        ("footnote", "통계청\n2023년", "고용률은 45.1%1)이다."),
    ]


def test_a_marker_behind_a_figure_is_raised():
    found = composed(Paragraph("2024년 예산 1,200, 집행", notes=(Note(14, "1)", (Paragraph("추경 포함"),)),)))
    assert found.text == "2024년 예산 1,200¹⁾, 집행\n1) 추경 포함"


def test_cells_are_named_by_every_head_over_them_by_their_row_and_by_their_section():
    found = composed(Paragraph("<표 1> 분야별 예산"), Paragraph("(단위: 백만원)"), BUDGET)
    assert found.text == f"<표 1> 분야별 예산\n(단위: 백만원)\n{BUDGET_TEXT}"
    assert [(block.kind, block.parent) for block in found.blocks[:3]] == [
        (BlockKind.CAPTION, 2), (BlockKind.CAPTION, 2), (BlockKind.TABLE, None),
    ]  # fmt: skip
    named = names(found)
    assert named["예산"] == ["2023년"]
    assert named["1,100"] == ["2023년", "집행", "일자리"]
    assert named["280"] == ["복지 분야", "2023년", "집행", "돌봄"]
    assert named["증액 검토"] == ["복지 분야", "비고", "돌봄"]
    places = {words(found, block): block for block in found.blocks if block.kind is BlockKind.CELL}
    assert (places["2023년"].row, places["2023년"].column) == (0, 1)
    assert (places["2023년"].row_span, places["2023년"].column_span) == (1, 2)
    assert {block.page for block in found.blocks if block.kind is BlockKind.CELL} == {2}


def test_dots_of_a_list_nest_by_the_level_that_the_format_gives_them():
    bullets = [Paragraph(text, number="•", level=level) for text, level in (("하나", 1), ("둘", 2), ("셋", 1))]
    assert outline(composed(*bullets)) == [("bullet", "하나", None), ("bullet", "둘", "하나"), ("bullet", "셋", None)]


def test_the_labels_of_a_form_name_what_stands_beside_them():
    form = Table((
        cell(0, 0, "신청인", 2, 1), cell(0, 1, "성명"), cell(0, 2, "김하늘"), cell(0, 3, "생년월일"),
        cell(0, 4, "1990. 1. 1."), cell(1, 1, "주소"), cell(1, 2, "한빛시", 1, 3),
    ))  # fmt: skip
    named = names(composed(form))
    assert named == {
        "신청인": [], "성명": ["신청인"], "김하늘": ["신청인", "성명"], "생년월일": ["신청인"],
        "1990. 1. 1.": ["신청인", "생년월일"], "주소": ["신청인"], "한빛시": ["신청인", "주소"],
    }  # fmt: skip


def grid(*rows: str) -> Table:
    """A table of rows with ``|`` between cells and ``>`` for each further column that a cell covers."""
    cells = []
    for row, line in enumerate(rows):
        column = 0
        for text in line.split("|"):
            span = 1 + text.count(">")
            cells.append(cell(row, column, text.replace(">", "").strip(), 1, span))
            column += span
    return Table(tuple(cells))


def test_a_table_inside_a_form_has_its_own_heads():
    form = grid(
        "과제명|새싹 농장>>>",
        "지식재산권 현황>>>>",
        "종류|명칭|등록번호>|권리자",
        "특허|새싹 재배기|10-2024-7>|새싹농장",
        "구분|전년|목표|비고>",
        "고용|2명|5명|>",
        "매출|53|150|>",
    )
    named = names(composed(form))
    assert named["새싹 농장"] == ["과제명"]
    assert named["10-2024-7"] == ["지식재산권 현황", "등록번호", "특허"]
    assert named["150"] == ["지식재산권 현황", "목표", "매출"]


def test_a_value_that_spans_rows_names_nothing_beside_it():
    contact = Table((
        cell(0, 0, "기업명", 2, 1), cell(0, 1, "새싹농장", 2, 1), cell(0, 2, "사업자번호"), cell(0, 3, "123-45-67890"),
        cell(1, 2, "법인번호"), cell(1, 3, "111111-2222222"),
    ))  # fmt: skip
    named = names(composed(contact))
    assert (named["새싹농장"], named["123-45-67890"], named["111111-2222222"]) == (
        ["기업명"],
        ["사업자번호"],
        ["법인번호"],
    )


def test_codes_name_their_rows_but_figures_and_signs_do_not():
    assert names(composed(grid("값|설명", "0|실선", "1|파선")))["파선"] == ["설명", "1"]
    assert names(composed(grid("번호|성명|1월", "1|김민준|○", "2|이서연|×")))["×"] == ["1월", "이서연"]
    assert names(composed(grid("56|경북 경산시", "57|경북 경주시", "58|경북 고령군")))["경북 경주시"] == ["57"]


def test_a_row_of_names_between_figures_heads_what_is_below():
    scores = grid("점수|수|우", "10|10.0|9.0", "9|9.0|8.1", "업체 수|가장|다음", "2|1|1", "3|2|1")
    named = [block for block in composed(scores).blocks if block.kind is BlockKind.CELL and block.row == 5]
    found = composed(scores)
    assert [words(found, found.blocks[header]) for header in named[1].headers] == ["가장", "3"]


def test_a_table_that_goes_on_over_the_page_is_one():
    above = grid("품목|수량", "보고서|2부")
    below = grid("완료 보고서|3부")
    found = compose(Content("pdf", (replace(above, page=4), replace(below, page=5), replace(above, page=6))))
    tables = [block for block in found.blocks if block.kind is BlockKind.TABLE]
    assert len(tables) == 2
    assert names(found)["3부"] == ["수량", "완료 보고서"]
    assert {words(found, block): block.page for block in found.blocks if block.kind is BlockKind.CELL}["3부"] == 5
    assert [page.number for page in found.pages] == [4, 5, 6]


def test_a_cell_with_an_outline_keeps_it_and_a_nested_table_belongs_to_its_cell():
    inner = Table((cell(0, 0, "연도"), cell(0, 1, "금액"), cell(1, 0, "2023"), cell(1, 1, "70")))
    long = Cell(0, 1, (Paragraph("□ 목적"), Paragraph("- 고용 촉진"), inner))
    outer = Table((cell(0, 0, "사업 개요"), long, cell(1, 0, "담당"), cell(1, 1, "일자리과")))
    found = composed(outer)
    assert found.text == "사업 개요\t□ 목적\n- 고용 촉진\n\n연도\t금액\n2023\t70\n담당\t일자리과"
    held = next(block for block in found.blocks if block.kind is BlockKind.CELL and block.column == 1)
    assert words(found, held) == "□ 목적\n- 고용 촉진\n\n연도\t금액\n2023\t70"
    nested = [block for block in found.blocks if block.kind is BlockKind.TABLE][1]
    assert nested.parent == held.id
    assert names(found)["70"] == ["금액", "2023"]


def test_short_paragraphs_of_a_cell_go_on_one_line():
    found = composed(
        Table(
            (cell(0, 0, "주민등록등본\n(초본)"), cell(0, 1, "400원"), cell(1, 0, "가족관계"), cell(1, 1, "1,000\t원"))
        )
    )
    assert found.text == "주민등록등본 (초본)\t400원\n가족관계\t1,000 원"


def test_a_table_that_draws_a_heading_is_one():
    found = composed(
        Table((cell(0, 0, "Ⅱ"), cell(0, 1, ""), cell(0, 2, "추진 계획"))), Paragraph("1. 개요"), Paragraph("○ 내용")
    )
    assert outline(found) == [
        ("heading", "추진 계획", None), ("heading", "개요", "추진 계획"), ("bullet", "내용", "개요"),
    ]  # fmt: skip


def test_a_table_of_one_cell_is_a_frame():
    found = composed(Table((cell(0, 0, "□ 신청 기간은 3월까지이다.\n□ 대상은 청년이다."),)))
    assert [kind for kind, *_ in outline(found)] == ["textbox", "bullet", "bullet"]
    assert {block.parent for block in found.blocks[1:]} == {0}


def test_what_a_cells_note_says_stands_below_the_table():
    noted = Cell(0, 1, (Paragraph("400원", notes=(Note(4, "*", (Paragraph("수수료 별도"),)),)),))
    found = composed(
        Table((cell(0, 0, "등본"), noted, cell(1, 0, "초본"), cell(1, 1, "300원"))), Paragraph("이하 여백")
    )
    assert found.text == "등본\t400원*\n초본\t300원\n* 수수료 별도\n\n이하 여백"
    note = next(block for block in found.blocks if block.kind is BlockKind.FOOTNOTE)
    assert note.parent is not None
    assert words(found, found.blocks[note.parent]) == "400원*"


def test_pages_follow_the_pieces_and_carry_their_labels():
    pieces = (
        Paragraph("하나", page=1),
        Paragraph("둘", page=2),
        Paragraph("뒤늦은 하나", page=1),
        BUDGET,
        Box((Paragraph("셋"),), page=4),
    )
    found = compose(Content("pdf", pieces, page_labels=(PageLabel(2, "ii"),)))
    assert [(page.number, page.label) for page in found.pages] == [(1, ""), (2, "ii"), (4, "")]
    assert found.text[found.pages[2].start :] == "셋"
    assert found.pages[1] == Page(2, 3, found.pages[2].start, "ii")


def test_a_table_of_contents_is_kept_as_text_but_is_no_block():
    found = composed(
        Paragraph("목  차"),
        Paragraph("Ⅰ. 개요 ···· 1"),
        Paragraph("Ⅱ. 계획 ···· 3"),
        Paragraph("Ⅰ. 개요"),
        Paragraph("본문이다."),
    )
    assert found.text.startswith("목  차\nⅠ. 개요 ···· 1\nⅡ. 계획 ···· 3\nⅠ. 개요\n")
    assert outline(found) == [("heading", "개요", None), ("paragraph", "본문이다.", "개요")]


def test_an_article_is_a_heading_and_its_words_a_paragraph():
    found = composed(
        Paragraph("제1조(목적) 이 규정은 출장비를 정한다."),
        Paragraph("제2조(정의)"),
        Paragraph("① 출장이란 공무를 말한다."),
    )
    assert outline(found) == [
        ("heading", "제1조(목적)", None),
        ("paragraph", "이 규정은 출장비를 정한다.", "제1조(목적)"),
        ("heading", "제2조(정의)", None),
        ("bullet", "출장이란 공무를 말한다.", "제2조(정의)"),
    ]


TEXTS = st.text(st.sampled_from("가나다 각1.2%\n\t□○-*Ⅰ()①\u1100\u1161\x00\u200b|"), max_size=12)
PARAGRAPHS = st.builds(
    Paragraph,
    TEXTS,
    st.sampled_from(Role),
    st.sampled_from(["", "1.", "가.", "●"]),
    st.none() | st.integers(1, 3),
    page=st.none() | st.integers(1, 3),
    notes=st.lists(
        st.builds(Note, st.integers(0, 5), st.sampled_from(["1)", "*"]), st.tuples(st.builds(Paragraph, TEXTS)))
    ).map(tuple),
)


@st.composite
def tables(draw: st.DrawFn, pieces: st.SearchStrategy[Piece]) -> Table:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    inside = st.lists(pieces, max_size=2).map(tuple)
    cells = [Cell(row, column, draw(inside)) for row in range(rows) for column in range(columns)]
    if columns > 1 and draw(st.booleans()):
        cells = [Cell(0, 0, draw(inside), 1, columns), *cells[columns:]]
    return Table(tuple(cells), draw(st.integers(0, 2)), draw(st.lists(PARAGRAPHS, max_size=1).map(tuple)))


PIECES = st.recursive(
    PARAGRAPHS,
    lambda pieces: tables(pieces) | st.builds(Box, st.lists(pieces, max_size=3).map(tuple)),
    max_leaves=8,
)


def shown(piece: Piece) -> str:
    """Every printed character of a piece but blanks, in no order."""
    if isinstance(piece, Paragraph):
        own = piece.number + piece.text
        noted = "".join(note.marker + "".join(map(shown, note.content)) for note in piece.notes)
        # A marker is printed at the anchor and before the note.
        return (
            own
            + noted
            + "".join(note.marker for note in piece.notes if shown(note.content[0]).strip("\x00\u200b \t\n"))
        )
    if isinstance(piece, Box):
        return "".join(map(shown, (*piece.content, *piece.caption)))
    return "".join(map(shown, (*piece.caption, *(inner for one in piece.cells for inner in one.content))))


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(PIECES, max_size=5))
def test_whatever_comes_offsets_nest_and_no_character_is_lost(pieces: list[Piece]):
    found = composed(*pieces)
    for place, block in enumerate(found.blocks):
        assert block.id == place
        assert 0 <= block.start <= block.content_start <= block.end <= len(found.text)
        if block.parent is not None:
            above = found.blocks[block.parent]
            holding = above.kind in (BlockKind.TABLE, BlockKind.ROW, BlockKind.TEXTBOX)
            if (
                block.kind is not BlockKind.CAPTION
                and (holding or block.kind is BlockKind.CELL)
                and block.kind is not BlockKind.FOOTNOTE
            ):
                assert above.start <= block.start
                assert block.end <= above.end
        assert block.headers == tuple(dict.fromkeys(block.headers))
        assert all(found.blocks[header].kind is BlockKind.CELL for header in block.headers)
    assert [block.start for block in found.blocks] == sorted(block.start for block in found.blocks)

    def letters(text: str) -> list[str]:
        plain = unicodedata.normalize("NFC", text).translate(str.maketrans("¹⁾", "1)"))
        return sorted(c for c in plain if not c.isspace() and c not in "\x00\u200b")

    if all("\u1100" not in shown(piece) and "\u1161" not in shown(piece) for piece in pieces):
        assert letters(found.text) == letters("".join(map(shown, pieces)))
