"""The source panel: the very words of the quote marked where they stand, in prose and in tables."""

import re
from html import unescape

import pytest

from assistant.page.source_view import source_view
from assistant.page.table_view import table_html
from assistant.types import Citation
from ingest.compose import compose
from ingest.content import Cell, Content, Paragraph, Table
from ingest.plain import read_blocks
from ingest.types import Block, BlockKind, Document

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
    first = cite(source, "915억원", 1, ("Ⅰ. 투자계획", "1. 총괄"))
    second = cite(source, "17,760", 2)
    assert source_view(source, 3, first, (first, second)).startswith(
        '<article class="source" aria-labelledby="source-title"><header>'
        '<nav class="steps" aria-label="이 답변의 근거"><span>근거</span>'
        '<a class="cite" href="#cite-3-1" aria-current="true" title="계획.txt › 1. 총괄"'
        ' aria-label="[1] 계획.txt › 1. 총괄">[1]</a>'
        '<a class="cite" href="#cite-3-2" title="계획.txt" aria-label="[2] 계획.txt">[2]</a>'
        '<a class="back" href="#turn-3">답변으로 돌아가기</a></nav>'
        '<h2 id="source-title">2025년도 가온시 계획</h2><p class="place">계획.txt</p>'
        '<p class="path">Ⅰ. 투자계획 › 1. 총괄</p></header>'
    )


def test_the_quote_is_marked_inside_its_block() -> None:
    markup = shown(document(), "총 915억원을 투자하며")
    assert (
        '□ 2025년에 <mark id="quote" tabindex="-1">총 915억원을 투자하며</mark>, 이는 2024년보다 17.3% 늘어난 규모</p>'
    ) in markup
    assert "○ 청년 분야가 &lt;b&gt;가장&lt;/b&gt; 많이 늘어남</p>" in markup


def test_a_quote_over_several_blocks_is_marked_in_each() -> None:
    markup = shown(document(), "늘어난 규모\n\n ○ 청년 분야가")
    assert marks(markup) == ["늘어난 규모", "○ 청년 분야가"]
    assert markup.count('id="quote"') == 1


def test_a_cell_is_marked_in_its_table() -> None:
    assert (
        '<table><tr><th scope="col">분야</th><th scope="col">2024년</th><th scope="col">2025년</th></tr>'
        '<tr><th scope="row">청년 정착 지원</th><td>12,480</td>'
        '<td class="cited"><mark id="quote" tabindex="-1">17,760</mark></td></tr>'
        '<tr><th scope="row">돌봄</th><td>24,360</td><td>27,280</td></tr></table>'
    ) in shown(document(), "17,760")


def test_a_row_is_marked_cell_by_cell() -> None:
    assert marks(shown(document(), "돌봄\t24,360\t27,280")) == ["돌봄", "24,360", "27,280"]


@pytest.mark.parametrize("quote", ["가온시", "(단위: 백만원)", "분기마다 점검함", "Ⅰ. 투자계획"])
def test_every_kind_of_block_marks_the_exact_words(quote: str) -> None:
    assert marks(shown(document(), quote)) == [quote]


def test_words_outside_every_block_are_shown_bare() -> None:
    source = Document("a.txt", "제목", "txt", "0" * 64, "앞 <글> 뒤", ())
    assert '<p class="plain">앞 <mark id="quote" tabindex="-1">&lt;글&gt;</mark> 뒤</p>' in shown(source, "<글>")


def test_only_the_surroundings_are_shown() -> None:
    lines = [f" ○ {number}번째 사업을 차질 없이 추진함" for number in range(1000)]
    markup = shown(document("\n".join(lines)), "500번째 사업")
    assert marks(markup) == ["500번째 사업"]
    assert "450번째" not in markup
    assert "490번째" in markup
    assert "560번째" not in markup
    assert markup.count('<p class="cut" aria-hidden="true">⋯</p>') == 2


def test_a_long_table_is_cut_to_the_rows_around_the_cell() -> None:
    rows = ["사업\t예산", *(f"{number}호 사업\t{number:,}" for number in range(1000, 3000))]
    markup = shown(document("\n".join(rows)), "1,500")
    assert '<th scope="col">사업</th>' in markup
    assert "<td>1,497</td>" in markup
    assert "1,496" not in markup
    assert '<tr class="gap"><td colspan="2">497행 생략</td></tr>' in markup
    assert '<tr class="gap"><td colspan="2">1496행 생략</td></tr>' in markup


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
        '<tr><td colspan="2" class="cited"><mark id="quote" tabindex="-1">다</mark></td></tr>'
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
    written = table_html(document, composed.blocks[0], lambda start, end: composed.text[start:end])
    frame = '<div class="table" role="region" aria-label="표" tabindex="0"><table>'
    heads = '<tr><th scope="col">연도</th><th scope="col">금액</th></tr>'
    nested = f'{frame}{heads}<tr><th scope="row">2024</th><td>70</td></tr></table></div>'
    assert nested in written
    assert re.sub(r"</?t[hd][^>]*>", "|", written.replace(nested, "…")) == (
        f"{frame}<tr>|개요||□ 지원…□ 기타|</tr><tr>|담당||1과|</tr></table></div>"
    )
