"""Reading order, paragraphs and headings of PDFs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper import Paper, Sheet

from ingest.content import Content, PageLabel, Paragraph, Role, Table
from ingest.formats.pdf import read
from ingest.limits import Limits
from tests.examples import examples

WRAPPED = [  # forty signs a line, but for the last
    "가나다라마바사 아자차카타파하 거너더러머버서 어저처커터퍼허고노도로모보소오조초",
    "구누두루무부수 우주추쿠투푸후 그느드르므브스 으즈츠크트프흐기니디리미비시이지치",
    "끝나는 줄이다.",
]
FILLED = " ".join(["가득하다"] * 11)  # 490 points: up to the margin
AGAIN = " ".join(["거득하다"] * 11)
ENDED = " ".join(["가득하다"] * 10) + " 끝났다."


def one(paper: Paper) -> Content:
    return read(paper.pdf(), Limits())


def texts(content: Content) -> list[str]:
    return [piece.text for piece in content.pieces if isinstance(piece, Paragraph)]


def page_of(lines: list[str], **settings: float) -> Content:
    paper = Paper()
    paper.sheet().lines(60, 100, lines, **settings)
    return one(paper)


def test_lines_of_a_paragraph_are_one_and_keep_their_ends():
    content = page_of(WRAPPED)
    assert content.pieces == (Paragraph("\n".join(WRAPPED), page=1, wrapped=True),)
    assert content.format == "pdf"
    assert content.pages_are_sure


def test_a_mark_an_indent_and_a_gap_open_paragraphs():
    paper = Paper()
    sheet = paper.sheet()
    sheet.lines(60, 100, [FILLED, "□ " + FILLED[:48], "1. " + FILLED[:48], ENDED])
    sheet.text(80, 164, AGAIN[:48])
    sheet.text(60, 210, AGAIN)
    assert texts(one(paper)) == [FILLED, "□ " + FILLED[:48], "1. " + FILLED[:48] + "\n" + ENDED, AGAIN[:48], AGAIN]


def test_a_short_line_ends_its_paragraph():
    assert texts(page_of([FILLED, "끝난다", AGAIN, "또 끝난다"])) == [f"{FILLED}\n끝난다", f"{AGAIN}\n또 끝난다"]


def test_hanging_lines_belong_to_their_item():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "1. " + FILLED[:53])
    sheet.text(75, 116, "나머지 줄")
    sheet.text(60, 132, "2. 다음 항목")
    assert texts(one(paper)) == ["1. " + FILLED[:53] + "\n나머지 줄", "2. 다음 항목"]


def test_what_only_looks_like_a_mark_goes_on():
    lines = [FILLED, "가 있는 줄도 이어진다"]
    assert texts(page_of(lines)) == ["\n".join(lines)]


def two_columns(sheet: Sheet) -> tuple[list[str], list[str]]:
    left = [f"왼쪽 단의 {place:02}째 줄로 단을 가득 채우는 글" for place in range(20)]
    right = [f"오른쪽 단 {place:02}째 줄로 단을 가득 채우는 글" for place in range(20)]
    return left, right


@pytest.mark.parametrize("by_rows", [False, True])
def test_two_columns_are_read_one_after_the_other_however_they_are_filed(by_rows: bool):
    paper = Paper()
    sheet = paper.sheet()
    left, right = two_columns(sheet)
    places = [(60, left), (320, right)]
    if by_rows:
        for row in range(20):
            for x, lines in places:
                sheet.text(x, 100 + 16 * row, lines[row])
    else:
        for x, lines in places:
            sheet.lines(x, 100, lines)
    assert "\n".join(texts(one(paper))).split("\n") == left + right


def test_a_title_over_two_columns_comes_first_and_a_closing_line_last():
    paper = Paper()
    sheet = paper.sheet()
    left, right = two_columns(sheet)
    sheet.lines(320, 140, right)
    sheet.lines(60, 140, left)
    sheet.text(60, 600, "두 단을 가로지르는 마지막 줄이 여기 아래에 길게 놓여 있어 단이 아니다")
    sheet.text(200, 100, "두 단 위의 큰 제목입니다", 18)
    found = "\n".join(texts(one(paper))).split("\n")
    assert found[0] == "두 단 위의 큰 제목입니다"
    assert found[1:-1] == left + right
    assert found[-1].startswith("두 단을 가로지르는")


def test_what_is_filed_late_stands_where_it_is_printed():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "1. 첫째")
    sheet.text(60, 140, "3. 셋째")
    sheet.text(60, 120, "2. 둘째")
    assert texts(one(paper)) == ["1. 첫째", "2. 둘째", "3. 셋째"]


def test_letters_and_figures_printed_apart_are_put_together():
    paper = Paper()
    sheet = paper.sheet()
    for x, part in ((60, "제외하고"), (118, "페이지"), (163, "이내로")):
        sheet.text(x, 100, part)
    sheet.text(104, 100, "15")
    assert texts(one(paper)) == ["제외하고 15 페이지 이내로"]


def test_a_paragraph_goes_on_over_the_page_and_keeps_its_first():
    paper = Paper()
    first, second = paper.sheet(), paper.sheet()
    first.lines(60, 700, [FILLED, AGAIN])
    second.lines(60, 100, ["이어지는 줄이다.", "", FILLED])
    content = one(paper)
    assert content.pieces[0] == Paragraph(f"{FILLED}\n{AGAIN}\n이어지는 줄이다.", page=1, wrapped=True)
    assert content.pieces[1] == Paragraph(FILLED, page=2)


def test_a_sentence_that_ends_with_the_page_is_not_drawn_on():
    paper = Paper()
    paper.sheet().lines(60, 700, [FILLED, ENDED])
    paper.sheet().lines(60, 100, [FILLED, AGAIN])
    assert [piece.page for piece in one(paper).pieces] == [1, 2]


def test_headings_are_larger_or_heavier_than_the_body():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 80, "사업 계획", 18)
    sheet.text(60, 120, "추진 배경", 14)
    sheet.lines(60, 150, WRAPPED)
    sheet.text(60, 220, "기대 효과", bold=True)
    sheet.lines(60, 240, WRAPPED)
    found = [(piece.role, piece.level) for piece in one(paper).pieces if isinstance(piece, Paragraph)]
    heading, body = Role.HEADING, (Role.BODY, None)
    assert found == [(heading, 1), (heading, 2), body, (heading, 3), body]


def test_bookmarks_say_what_headings_are():
    paper = Paper(bookmarks=[("총 칙", 1), ("정의", 1), ("부칙", 2)])
    sheet = paper.sheet()
    for y, title in ((80, "총칙"), (150, "정의")):
        sheet.text(60, y, title)
        sheet.lines(60, y + 20, WRAPPED)
    sheet.text(60, 400, "크지만 제목이 아닌 글", 20)
    paper.sheet().lines(60, 80, ["부칙", *WRAPPED])
    found = [piece.text for piece in one(paper).pieces if isinstance(piece, Paragraph) and piece.role is Role.HEADING]
    assert found == ["총칙", "정의", "부칙"]


def test_headers_footers_and_page_numbers_are_left_out_once():
    paper = Paper()
    for number in range(1, 6):
        sheet = paper.sheet()
        sheet.text(60, 40, "2024년도 업무계획")
        sheet.lines(60, 100, [f"{number}쪽의 본문이다.", f"별지 제{number}호 서식"])
        sheet.text(280, 810, f"- {number + 2} -")
    content = one(paper)
    assert texts(content) == [
        text for number in range(1, 6) for text in (f"{number}쪽의 본문이다.", f"별지 제{number}호 서식")
    ]
    assert content.left_out == ("2024년도 업무계획", "- 3 -", "- 4 -", "- 5 -", "- 6 -", "- 7 -")


def test_the_same_words_at_the_top_of_the_text_are_no_header():
    paper = Paper()
    for number in range(4):
        paper.sheet().lines(60, 60, ["되풀이되는 첫 줄이다.", f"{number}번째 쪽의 본문이다."])
    assert texts(one(paper)).count("되풀이되는 첫 줄이다.") == 4


def test_unit_lines_and_figures_at_the_top_of_pages_stay():
    paper = Paper()
    for number in (700, 20, 90):
        paper.sheet().lines(60, 60, ["(단위: 억원)", f"{number}"])
    assert texts(one(paper)) == ["(단위: 억원)", "700", "(단위: 억원)", "20", "(단위: 억원)", "90"]


def test_labels_and_what_the_file_says_of_itself():
    paper = Paper(
        information={"Title": "Microsoft Word - 결과보고.docx", "Author": "기획과", "CreationDate": "D:20240305120000"},
        catalogue="/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>",
    )
    for number in range(3):
        paper.sheet().text(60, 100, f"본문 {number}")
    content = one(paper)
    assert (content.title, content.author, content.date) == ("결과보고", "기획과", "2024-03-05")
    assert content.page_labels == (PageLabel(1, "i"), PageLabel(2, "ii"), PageLabel(3, "1"))


def test_a_programs_filler_is_no_title():
    paper = Paper(information={"Title": "untitled", "Author": "anonymous", "CreationDate": "D:2024"})
    paper.sheet().text(60, 100, "본문")
    content = one(paper)
    assert (content.title, content.author, content.date) == ("", "", "")


def test_what_cannot_be_seen_is_left_out():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "보이는 글")
    sheet.text(60, 120, "투명한 글", mode=3)
    sheet.text(60, 140, "흰 종이의 흰 글", grey=1)
    sheet.text(60, 160, "너무 작은 글", size=0.5)
    sheet.text(700, 180, "종이 밖의 글")
    sheet.painted(50, 190, 300, 220, grey=0.1)
    sheet.text(60, 210, "검은 칸의 흰 글", grey=1)
    content = one(paper)
    assert texts(content) == ["보이는 글", "검은 칸의 흰 글"]
    assert "\n".join(content.left_out).split("\n") == ["흰 종이의 흰 글", "너무 작은 글", "종이 밖의 글", "투명한 글"]


def test_print_drawn_twice_comes_once():
    paper = Paper()
    sheet = paper.sheet()
    for shift in (0, 0.4, 0.8):
        sheet.text(60 + shift, 100, "굵게 보이는 제목")
    sheet.text(60, 130, "가가 나나")
    assert texts(one(paper)) == ["굵게 보이는 제목", "가가 나나"]


def test_ligatures_hyphens_and_private_signs_are_real():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "\uf53a글 e\ufb03cient \U000f02ea 선택")
    sheet.text(60, 130, "\u00a0끊은 낱\u00ad말")
    assert texts(one(paper)) == ["\u1112\u119e\u11ab글 efficient □ 선택", "끊은 낱말"]


def test_hyphens_at_line_ends_stay_but_those_of_broken_words():
    paper = Paper()
    sheet = paper.sheet()
    sheet.grid([60, 310, 400], [80, 140, 170])
    sheet.lines(
        64,
        95,
        [
            "자세한 내용은 가온시 청년정책과의 담당자(02-",
            "2110-2430)에게 물어 주십시오. See the repre-",
            "sentation of",
        ],
    )
    sheet.text(314, 95, "과-")
    sheet.text(64, 155, "끝이다.")
    (table,) = one(paper).pieces
    assert isinstance(table, Table)
    assert [cell.content[0].text for cell in table.cells if cell.content] == [
        "자세한 내용은 가온시 청년정책과의 담당자(02-\n2110-2430)에게 물어 주십시오. See the representation of", "과-",
        "끝이다.",
    ]  # fmt: skip


def test_signs_without_a_meaning_are_counted():
    paper = Paper()
    paper.sheet().text(60, 100, "읽을 수 있는 글이 훨씬 많은 쪽의 " + "\ufffd\ufffd" + " 글자")
    assert one(paper).remarks == ("알아볼 수 없는 글자가 2자 있습니다.",)


@pytest.mark.parametrize(("quarters", "matrix"), [(90, "0 1 -1 0"), (180, "-1 0 0 -1"), (270, "0 -1 1 0")])
def test_a_turned_page_reads_as_it_is_seen(quarters: int, matrix: str):
    paper = Paper()
    sheet = paper.sheet(turned=quarters)
    # Where the two lines begin before the page is turned: the second is seen below the first.
    places = {90: [(100, 642), (116, 642)], 180: [(500, 700), (500, 684)], 270: [(300, 100), (284, 100)]}[quarters]
    for (x, y), text in zip(places, ["1. 첫 줄이다", "2. 둘째 줄이다"], strict=True):
        sheet.text(x, y, text, matrix=matrix)
    assert texts(one(paper)) == ["1. 첫 줄이다", "2. 둘째 줄이다"]


def test_text_turned_on_its_side_stays_together():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "본문의 줄")
    sheet.latin(40, 400, "turned to its side", matrix="0 1 -1 0")
    assert texts(one(paper)) == ["본문의 줄", "turned to its side"]


def test_leaders_to_page_numbers_are_not_text():
    paper = Paper()
    paper.sheet().lines(60, 100, ["1. 개요 ············ 3", "2. 내용 ············ 12"])
    assert texts(one(paper)) == ["1. 개요\t3", "2. 내용\t12"]


SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=38)


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(SYLLABLES, min_size=1, max_size=30, unique=True))  # PDFium drops a text that repeats the one before
def test_every_sign_comes_out_in_order(lines: list[str]):
    content = page_of(lines)
    assert "".join(texts(content)).replace("\n", "") == "".join(lines)
