"""The source panel: the very words of the quote marked where they stand, in prose and in tables."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.page.grid import grid_of
from assistant.page.marking import NOWHERE
from assistant.page.source_view import document_view, source_view, whole_view
from assistant.page.table_view import Rows, table_html
from assistant.types import Citation
from ingest.compose import compose
from ingest.content import Cell, Content, Paragraph, Table
from ingest.plain import read_blocks
from ingest.types import Block, BlockKind, Document, Page

TEXT = """2025년도 가온시 계획

Ⅰ. 투자계획

1. 총괄

□ 2025년에 총 915억원을 투자하며, 이는 2024년보다 17.3% 늘어난 규모

 ○ 청년 분야가 <b>가장</b> 많이 늘어남

< 분야별 투자계획 >
(단위: 백만원)
분야\t2024년\t2025년
청년 정착 지원\t12,480\t17,760
돌봄\t24,360\t27,280

2. 점검

 ○ 분기마다 점검함
"""


QUOTE = '<mark id="quote" tabindex="-1" aria-describedby="source-place">'


def document(text: str = TEXT, name: str = "계획.txt", title: str = "2025년도 가온시 계획") -> Document:
    return Document(name, title, "txt", "0" * 64, text, read_blocks(text))


def cite(source: Document, quote: str, number: int = 1, headings: tuple[str, ...] = ()) -> Citation:
    start = source.text.index(quote)
    return Citation(number, source.name, start, start + len(quote), quote, None, headings)


def shown(source: Document, quote: str) -> str:
    citation = cite(source, quote)
    return source_view(source, 0, citation, (citation,))


def marks(markup: str) -> list[str]:
    return [unescape(words) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", markup, re.DOTALL)]


def test_the_head_says_where_the_quote_stands() -> None:
    source = document()
    first = replace(cite(source, "915억원", 1, ("투자계획", "1. 총괄", "없는 제목")), same_as=("계획.pdf",))
    second = cite(source, "17,760", 2)
    stamp = "0" * 64
    assert source_view(source, 3, first, (first, second)).startswith(
        '<p class="sr" role="status">근거 1 / 2: 계획.txt › 없는 제목</p>'
        f'<article class="source" aria-labelledby="source-title" data-name="계획.txt" data-stamp="{stamp}"'
        ' data-units="10" data-span="42-47" data-quoted="3" data-turn="3" data-number="1">'
        '<div class="top"><nav class="steps" aria-label="이 답변의 근거"><span class="count">근거 1 / 2</span>'
        '<a class="cite" href="#cite-3-1" aria-current="true" title="계획.txt › 없는 제목"'
        ' aria-label="[1] 계획.txt › 없는 제목">[1]</a>'
        '<a class="cite" href="#cite-3-2" title="계획.txt" aria-label="[2] 계획.txt">[2]</a>'
        '<a class="step" href="#cite-3-2">다음<span class="sr"> 근거</span></a>'
        '<a class="back" href="#turn-3">답변으로</a></nav>'
        '<p class="where" aria-hidden="true">2025년도 가온시 계획</p></div>'
        '<header><h2 id="source-title" tabindex="-1">2025년도 가온시 계획</h2>'
        '<p class="place" id="source-place">계획.txt</p><p class="copies">같은 문서: 계획.pdf</p>'
        '<p class="path"><button type="button" class="jump" data-go="1">투자계획</button> › '
        '<button type="button" class="jump" data-go="2">1. 총괄</button> › 없는 제목</p>'
        '<p class="bar tools"><button type="button" class="button small" data-act="whole">문서 전체 보기</button>'
        '<a class="button small" href="/original?name=%EA%B3%84%ED%9A%8D.txt" target="_blank" rel="noopener">'
        "원문 열기</a></p></header>"
    )


def test_the_page_leads_and_is_called_as_the_file_calls_it() -> None:
    blocks = (Block(0, BlockKind.PARAGRAPH, 0, 2, 0, page=2),)
    for name, pages, said in [
        ("a.pdf", (), "2쪽"),
        ("a.pptx", (), "슬라이드 2"),
        ("a.xlsx", (Page(2, 0, 2, "합계"),), "시트 ‘합계’"),
    ]:
        source = Document(name, "제목", name[2:], "0" * 64, "예산", blocks, pages)
        citation = replace(cite(source, "예산"), page=2)
        assert f"<strong>{said}</strong> · {name}</p>" in source_view(source, 0, citation, (citation,))


def test_the_quote_is_marked_inside_its_block() -> None:
    markup = shown(document(), "총 915억원을 투자하며")
    assert (f"□ 2025년에 {QUOTE}총 915억원을 투자하며</mark>, 이는 2024년보다 17.3% 늘어난 규모</h5>") in markup
    assert "○ 청년 분야가 &lt;b&gt;가장&lt;/b&gt; 많이 늘어남</p>" in markup


def test_a_quote_over_several_blocks_is_marked_in_each() -> None:
    markup = shown(document(), "늘어난 규모\n\n ○ 청년 분야가")
    assert marks(markup) == ["늘어난 규모", "○ 청년 분야가"]
    assert markup.count('id="quote"') == 1


def test_a_cell_is_marked_in_its_table_and_so_are_the_heads_that_name_it() -> None:
    assert (
        '<table><thead data-unit="7"><tr><th scope="col" class="edge">분야</th><th scope="col">2024년</th>'
        '<th scope="col" class="naming">2025년</th></tr></thead><tbody data-unit="7">'
        '<tr><th scope="row" class="edge lengthy naming">청년 정착 지원</th><td class="figure">12,480</td>'
        '<td class="figure cited">' + QUOTE + "17,760</mark></td></tr>"
        '<tr><th scope="row" class="edge">돌봄</th><td class="figure">24,360</td>'
        '<td class="figure">27,280</td></tr></tbody></table>'
    ) in shown(document(), "17,760")


def test_a_row_is_marked_cell_by_cell() -> None:
    assert marks(shown(document(), "돌봄\t24,360\t27,280")) == ["돌봄", "24,360", "27,280"]


@pytest.mark.parametrize("quote", ["가온시", "(단위: 백만원)", "분기마다 점검함", "Ⅰ. 투자계획"])
def test_every_kind_of_block_marks_the_exact_words(quote: str) -> None:
    assert marks(shown(document(), quote)) == [quote]


def test_of_a_quoted_row_the_cell_that_is_spoken_of_is_gone_to() -> None:
    source = document()
    citation = cite(source, "돌봄\t24,360\t27,280")
    markup = source_view(source, 0, citation, (citation,), ["2025년", "27,280백만원"])
    assert f'<td class="figure cited said">{QUOTE}27,280</mark></td>' in markup
    assert markup.count(QUOTE) == 1
    assert marks(markup) == ["돌봄", "24,360", "27,280"]
    assert 'class="figure cited"><mark>24,360' in markup


def test_words_outside_every_block_are_shown_bare() -> None:
    source = Document("a.txt", "제목", "txt", "0" * 64, "앞 <글> 뒤", ())
    assert f'<p class="plain" data-unit="0">앞 {QUOTE}&lt;글&gt;</mark> 뒤</p>' in shown(source, "<글>")


def test_only_the_surroundings_are_shown_with_a_way_on() -> None:
    lines = [f" ○ {number}번째 사업을 차질 없이 추진함" for number in range(1000)]
    markup = shown(document("\n".join(lines)), "500번째 사업")
    assert marks(markup) == ["500번째 사업"]
    assert "450번째" not in markup
    assert "490번째" in markup
    assert "560번째" not in markup
    assert re.findall(r'data-more="(-?1)">(.*?)<', markup) == [("-1", "앞 내용 더 보기"), ("1", "뒤 내용 더 보기")]


def test_a_whole_document_can_be_searched_and_has_its_outline() -> None:
    source = document()
    citation = cite(source, "915억원")
    for markup in (document_view(source), whole_view(source, 0, citation, (citation,))):
        assert '<input type="search" aria-label="이 문서에서 찾기"' in markup
        assert re.findall(r'<li class="(o\d)"><button type="button" class="jump" data-go="(\d+)">(.*?)<', markup) == [
            ("o1", "1", "Ⅰ. 투자계획"),
            ("o2", "2", "1. 총괄"),
            ("o2", "8", "2. 점검"),
        ]
        assert "분기마다 점검함" in markup
        assert "data-more" not in markup
    assert marks(document_view(source)) == []


def test_a_document_without_words_says_so() -> None:
    markup = document_view(Document("빈.pdf", "빈", "pdf", "0" * 64, " \n", ()))
    assert '<div class="text"><p class="soft">이 문서에는 읽을 수 있는 글이 없습니다.</p></div>' in markup


def test_a_long_document_comes_in_parts() -> None:
    lines = [f" ○ {number}번째 사업을 차질 없이 추진함" for number in range(5000)]
    markup = document_view(document("\n".join(lines)))
    assert "300번째" in markup
    assert "1000번째" not in markup
    assert 'data-more="1"' in markup
    assert 'data-more="-1"' not in markup


@pytest.mark.parametrize(
    ("rows", "stay"),
    [
        # The last of the columns that name rows stays in sight, not the one that would hide it.
        (
            "분야\t세부사업\t2024년\t2025년\n돌봄\t긴급돌봄\t12\t17\n돌봄\t돌봄교실\t24\t27\n도로\t보도 정비\t30\t40",
            ["세부사업", "긴급돌봄", "돌봄교실", "보도 정비"],
        ),
        ("번호\t서류\t발급처\n1\t신청서\t누리집\n2\t동의서\t누리집", ["서류", "신청서", "동의서"]),
        # Names that come again further right are not those of what stands on the left.
        ("재원\t금액\t재원\t금액\n국비\t10\t구비\t20\n시비\t30\t기타\t40", []),
    ],
    ids=["two names", "numbered", "side by side"],
)
def test_the_column_that_names_rows_stays_in_sight(rows: str, stay: list[str]) -> None:
    markup = shown(document(f"계획\n\n{rows}\n"), rows.rsplit(maxsplit=1)[-1])
    assert [
        unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r'class="edge[^>]*>(.*?)</th>', markup)
    ] == stay


def test_a_long_table_is_cut_to_the_rows_around_the_cell_under_its_heads() -> None:
    rows = ["사업\t예산", *(f"{number}호 사업\t{number:,}" for number in range(1000, 3000))]
    markup = shown(document("\n".join(rows)), "1,500")
    assert '<thead><tr><th scope="col" class="edge">사업</th>' in markup
    assert marks(markup) == ["1,500"]
    assert "1,479" in markup
    assert "1,400" not in markup
    assert "1,700" not in markup
    assert 'class="table long" role="region" aria-label="표, 2,001행 2열"' in markup


def test_merged_cells_keep_their_shape() -> None:
    text = "구분\n가 나\n다"
    at = [(0, 2), (3, 4), (5, 6), (7, 8)]
    kinds = [
        Block(0, BlockKind.TABLE, 0, 8, 0),
        Block(1, BlockKind.ROW, 0, 2, 0, parent=0, row=0),
        Block(2, BlockKind.CELL, *at[0], 0, parent=1, row=0, column=0, row_span=9, column_span=1),
        Block(3, BlockKind.ROW, 3, 6, 3, parent=0, row=1),
        Block(4, BlockKind.CELL, *at[1], 3, parent=3, row=1, column=1),
        Block(5, BlockKind.CELL, *at[2], 5, parent=3, row=1, column=2),
        Block(6, BlockKind.ROW, 7, 8, 7, parent=0, row=2),
        Block(7, BlockKind.CELL, *at[3], 7, parent=6, row=2, column=1, column_span=2),
    ]
    source = Document("a.hwpx", "제목", "hwpx", "0" * 64, text, tuple(kinds))
    assert (
        '<tr><td rowspan="3">구분</td><td></td><td></td></tr><tr><td>가</td><td>나</td></tr>'
        f'<tr><td colspan="2" class="cited">{QUOTE}다</mark></td></tr>'
    ) in shown(source, "다")


def test_a_table_without_rows_is_shown_as_text() -> None:
    source = Document("a.txt", "제목", "txt", "0" * 64, "가\t나", (Block(0, BlockKind.TABLE, 0, 3, 0),))
    assert marks(shown(source, "나")) == ["나"]


def test_a_hostile_document_stays_text() -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="alert(1)">${HOME}{{x}}'
    source = document(f"□ {hostile}\n\n가\t{hostile}\n나\t1", hostile, hostile)
    citation = cite(source, "onerror", 1, (hostile,))
    markup = source_view(source, 0, citation, (citation,))
    assert not re.search(r"<(script|img)", markup)
    assert markup.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4


def test_a_table_in_a_cell_is_written_in_its_place() -> None:
    def cells(*rows: tuple[str, str]) -> tuple[Cell, ...]:
        return tuple(
            Cell(row, at, (Paragraph(text),)) for row, texts in enumerate(rows) for at, text in enumerate(texts)
        )

    inner = Table(cells(("연도", "금액"), ("2024", "70")))
    long = Cell(0, 1, (Paragraph("□ 지원"), inner, Paragraph("□ 기타")))
    label, _, *below = cells(("개요", ""), ("담당", "1과"))
    composed = compose(Content("hwp", (Table((label, long, *below)),)))
    document = Document("가.hwp", "계획", "hwp", "00", composed.text, composed.blocks)
    written = table_html(document, grid_of(document, composed.blocks[0]), [Rows(0, 2)], NOWHERE)
    frame = '<div class="table" role="region" aria-label="표, 2행 2열" tabindex="0" data-table="%d"><table>'
    heads = '<thead><tr><th scope="col" class="edge">연도</th><th scope="col">금액</th></tr></thead>'
    row = '<tr><th scope="row" class="edge figure">2024</th><td class="figure">70</td></tr>'
    inside = next(block.id for block in composed.blocks[1:] if block.kind is BlockKind.TABLE)
    nested = f"{frame % inside}{heads}<tbody>{row}</tbody></table></div>"
    assert nested in written
    assert re.sub(r"</?t[hd][^>]*>", "|", written.replace(nested, "…")) == (
        f"{frame % 0}<tbody><tr>|개요||□ 지원…□ 기타|</tr><tr>|담당||1과|</tr></tbody></table></div>"
    )


def test_words_that_stand_in_no_block_are_shown_without_the_empty_lines_around_them() -> None:
    text = "□ 가\n\n\n   - 14 -\n     다음\n\n\n□ 나\n"
    blocks = (
        Block(0, BlockKind.BULLET, 0, 3, 2, 1),
        Block(1, BlockKind.BULLET, text.index("□ 나"), text.index("□ 나") + 3, text.index("나"), 1),
    )
    written = document_view(Document("가.txt", "가", "txt", "0" * 64, text, blocks))
    assert re.findall(r'<p class="plain"[^>]*>([^<]*)</p>', written) == ["   - 14 -\n     다음"]
