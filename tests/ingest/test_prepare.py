"""What every prepared document keeps to, whatever its text."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from ingest.amendments import words_end
from ingest.compose import compose
from ingest.content import Cell, Content, Paragraph, Table
from ingest.decode import canonical
from ingest.passages import SplitConfig
from ingest.plain import read_blocks
from ingest.prepare import CorpusRow, analyse, cut, prepare, prepare_rows
from ingest.types import Block, BlockKind, Document, PreparedDocument
from tests.examples import examples
from tests.ingest.texts import DOCUMENTS, TEXTS, BlankKorean

CONFIG = SplitConfig(target=60, longest=110)
FRAMES = (BlockKind.TABLE, BlockKind.ROW)
PLENTY = settings(max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def prepared(text: str, config: SplitConfig | None = None) -> PreparedDocument:
    text = canonical(text)
    document = Document("글.txt", "가온시 시행계획", "txt", "0" * 64, text, read_blocks(text))
    return cut(analyse(document, BlankKorean()), config or SplitConfig())


def check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert [block.id for block in blocks] == list(range(len(blocks)))
    for block in blocks:
        assert 0 <= block.start <= block.content_start <= block.end <= len(text)
        assert text[block.start : block.end].strip()
        if block.parent is not None:
            parent = blocks[block.parent]
            assert block.parent < block.id or (block.kind is BlockKind.CAPTION and parent.kind is BlockKind.TABLE)
    starts = [block.start for block in blocks]
    assert starts == sorted(starts)
    leaves = [block for block in blocks if block.kind not in FRAMES]
    for left, right in pairwise(leaves):
        assert left.end <= right.start


def check_cells(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if block.kind is BlockKind.ROW:
            assert blocks[block.parent or 0].kind is BlockKind.TABLE
        if block.kind is not BlockKind.CELL:
            assert block.headers == ()
            continue
        row = blocks[block.parent or 0]
        assert (row.kind, row.row) == (BlockKind.ROW, block.row)
        assert row.start <= block.start < block.end <= row.end
        assert len(set(block.headers)) == len(block.headers)
        for header in block.headers:
            named_by = blocks[header]
            assert named_by.kind is BlockKind.CELL
            assert header < block.id
            assert blocks[named_by.parent or 0].parent == row.parent


def check_sentences(one: PreparedDocument) -> None:
    text, blocks = one.document.text, one.document.blocks
    covered: dict[int, int] = {}
    for sentence in one.sentences:
        block = blocks[sentence.block]
        assert block.content_start <= sentence.start < sentence.end <= block.end
        quote = text[sentence.start : sentence.end]
        assert quote == quote.strip()
        covered[sentence.block] = covered.get(sentence.block, 0) + len("".join(quote.split()))
    for block in blocks:
        if block.kind not in FRAMES:
            content = text[block.content_start : block.end]
            assert covered.get(block.id, 0) == len("".join(content[: words_end(content)].split()))


def check_passages(one: PreparedDocument, config: SplitConfig) -> None:
    text, blocks = one.document.text, one.document.blocks
    passages = [prepared.passage for prepared in one.passages]
    parents = {block.parent for block in blocks}
    spans = [(sentence.start, sentence.end, sentence.block) for sentence in one.sentences]
    for left, right in pairwise(passages):
        assert left.end <= right.start
    for passage in passages:
        assert passage.text == text[passage.start : passage.end] != ""
        assert passage.text == passage.text.strip()
        inside = [span for span in spans if passage.start <= span[0] < passage.end]
        assert all(end <= passage.end for _, end, _ in inside)
        if len(passage.text) > config.longest:
            rows = {blocks[block].parent for _, _, block in inside if blocks[block].kind is BlockKind.CELL}
            others = [block for _, _, block in inside if blocks[block].kind not in (BlockKind.CELL, BlockKind.CAPTION)]
            assert len(rows) + len(others) <= 1
        for block in blocks:
            if block.kind is BlockKind.HEADING and block.id in parents:
                assert not passage.start < block.start < passage.end
    for start, end, block in spans:
        if blocks[block].kind is not BlockKind.HEADING or block not in parents:
            assert any(passage.start <= start and end <= passage.end for passage in passages)


@PLENTY
@given(DOCUMENTS)
def test_documents(text: str):
    one = prepared(text, CONFIG)
    check_blocks(one.document.text, one.document.blocks)
    check_cells(one.document.blocks)
    check_sentences(one)
    check_passages(one, CONFIG)


def test_a_caption_above_an_overlong_first_row_does_not_take_the_table_with_it():
    row = "참고\t" + "가온시 청년 월세 지원. " * 12
    one = prepared(f"< 투자계획(억원) >\n{row}\n다음\t짧은 칸\n", CONFIG)
    check_passages(one, CONFIG)
    assert one.passages[0].passage.text == "< 투자계획(억원) >"


@PLENTY
@given(TEXTS)
def test_any_text_at_all(text: str):
    one = prepared(text)
    check_blocks(one.document.text, one.document.blocks)
    check_cells(one.document.blocks)
    check_sentences(one)
    check_passages(one, SplitConfig())


def test_one_pass_reads_every_word_once():
    text = "# 계획\n\n1. 개요\n□ 청년 지원(2,880백만원)\n ○ 900명에게 지원한다. 신청은 3월이다.\n\n구분\t값\n가\t1\n"
    korean = BlankKorean()
    document = Document("계획.txt", "계획", "txt", "0" * 64, text, read_blocks(text))
    prepare(document, korean)
    worded = [block for block in document.blocks if block.kind not in FRAMES]
    assert korean.passes == 1
    assert korean.characters == sum(block.end - block.content_start for block in worded) + len("계획")


def test_rows_of_a_retrieval_set_are_passages():
    korean = BlankKorean()
    rows = [CorpusRow("a", "제목", "본문 하나.\r\n둘"), CorpusRow("b", "", "셋")]
    first, second = prepare_rows(rows, korean)
    assert korean.passes == 1
    assert (first.document.name, first.document.title, first.document.text) == ("a", "제목", "본문 하나.\n둘")
    (passage,) = first.passages
    assert (passage.passage.id, passage.passage.text, passage.passage.context) == ("a#0-8", "본문 하나.\n둘", "제목")
    assert passage.body.terms[:2] == ("본문", "하나.")
    assert passage.context.terms == ("제목",)
    assert second.passages[0].context.terms == ()


def test_rows_are_brought_into_one_form():
    decomposed = unicodedata.normalize("NFD", "가온시")
    (row,) = prepare_rows([CorpusRow("a", decomposed, decomposed)], BlankKorean())
    assert (row.document.title, row.document.text, row.passages[0].context.text) == ("가온시", "가온시", "가온시")


def test_a_long_text_is_cut_between_sentences():
    sentences = [f"{number}번 사업은 가온시 청년을 위해 열두 달 동안 이어진다." for number in range(10)]
    one = prepared(" ".join(sentences), SplitConfig(target=60, longest=110))
    assert [prepared.passage.text for prepared in one.passages] == [
        " ".join(sentences[place : place + 3]) for place in range(0, 10, 3)
    ]


@pytest.mark.parametrize(("word", "longest"), [("가온시 ", 1004), ("가온시청년정책과는", 20_000)])
def test_what_no_full_stop_ends_is_cut_all_the_same(word: str, longest: int):
    one = prepared(word * 2000)
    lengths = [sentence.end - sentence.start for sentence in one.sentences]
    assert max(lengths) <= longest
    assert max(len(prepared.passage.text) for prepared in one.passages) <= longest
    check_sentences(one)
    check_passages(one, SplitConfig())


def test_a_heading_that_tells_an_amount_can_be_quoted():
    one = prepared("1. 돌봄\n□ 가온돌봄콜(돌봄정책과, 5,760백만원)\n ○ 3,600가구를 지원\n □ 그 밖의 것\n ○ 없음\n")
    assert [(prepared.passage.headings, prepared.passage.text) for prepared in one.passages] == [
        (("돌봄", "가온돌봄콜(돌봄정책과, 5,760백만원)"), "□ 가온돌봄콜(돌봄정책과, 5,760백만원)\n ○ 3,600가구를 지원"),
        (("돌봄", "그 밖의 것"), "○ 없음"),
    ]
    assert [prepared.context.text for prepared in one.passages] == [
        "가온시 시행계획\n글\n돌봄",
        "가온시 시행계획\n글\n돌봄\n그 밖의 것",
    ]


def test_a_long_table_repeats_its_heads_as_context():
    rows = [f"{number}월\t{number},000\t{number}.5" for number in range(1, 13)]
    text = "< 월별 집행 >\n(단위: 백만원)\n\n구분\t집행액\t비중\n" + "\n".join(rows)
    one = prepared(text, SplitConfig(target=40, longest=60))
    first, second, *_ = [prepared.passage for prepared in one.passages]
    assert first.text == "< 월별 집행 >\n(단위: 백만원)\n\n구분\t집행액\t비중"
    assert second.text == "\n".join(rows[:3])
    assert second.context == "가온시 시행계획\n글\n< 월별 집행 >\n(단위: 백만원)\n구분\n집행액\n비중"
    assert one.passages[1].context.terms[-3:] == ("구분", "집행액", "비중")


def test_a_footnote_stays_with_its_bullet():
    one = prepared(
        "- 노후 도로*를 보수한다.\n* 포장한 지 10년이 넘은 도로\n- 교량을 점검한다.\n", SplitConfig(target=1)
    )
    assert [prepared.passage.text for prepared in one.passages] == [
        "- 노후 도로*를 보수한다.\n* 포장한 지 10년이 넘은 도로",
        "- 교량을 점검한다.",
    ]


def test_a_long_row_is_cut_into_passages_that_its_labels_and_heads_name(korean):
    words = (("구성", "내용"), ("메모리", "512GB 이상"))
    inner = Table(
        tuple(
            Cell(row, column, (Paragraph(text),)) for row, line in enumerate(words) for column, text in enumerate(line)
        )
    )
    told = tuple(
        Paragraph(f"- {number}차 시험 결과를 사업 담당 부서에 서면으로 알려야 한다.") for number in range(1, 16)
    )
    long = Cell(1, 1, (*told, Paragraph("○ 작업용 컴퓨터"), inner))
    heads = (Cell(0, 0, (Paragraph("항목"),)), Cell(0, 1, (Paragraph("세부 내용"),)))
    outer = Table((*heads, Cell(1, 0, (Paragraph("장비 요구"),)), long))
    composed = compose(Content("hwp", (Paragraph("도입 장비"), outer)))
    document = Document("계획.hwp", "계획", "hwp", "00", composed.text, composed.blocks, composed.pages)
    passages = [one.passage for one in prepare(document, korean).passages]
    assert all(passage.text == composed.text[passage.start : passage.end] for passage in passages)
    assert max(len(passage.text) for passage in passages) <= SplitConfig().longest
    middle = next(passage for passage in passages if "10차" in passage.text)
    assert middle.context == "계획\n도입 장비\n항목\n세부 내용\n장비 요구"
    last = next(passage for passage in passages if "512GB" in passage.text)
    assert {"작업용 컴퓨터", "장비 요구", "도입 장비"} <= set(last.context.split("\n")) | set(
        last.text.replace("○ ", "").split("\n")
    )
    said = "".join(passage.text for passage in passages)
    assert all(piece in said for piece in ("도입 장비", "15차", "메모리"))


def test_one_analysis_is_cut_in_several_ways():
    text = canonical(
        "\n\n".join(f"{number}. 가온시는 사업 {number}에 {number * 7}억원을 쓴다." for number in range(1, 30))
    )
    document = Document("계획.txt", "계획", "txt", "0" * 64, text, read_blocks(text))
    korean = BlankKorean()
    analysed = analyse(document, korean)
    short, usual = cut(analysed, CONFIG), cut(analysed, SplitConfig())
    assert korean.passes == 1
    assert usual == prepare(document, BlankKorean())
    assert short.sentences == usual.sentences
    assert len(short.passages) > len(usual.passages)
    assert max(len(one.passage.text) for one in short.passages) <= CONFIG.longest


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("실직, 휴.폐업 등으로 어려운 경우 납입을 미룬다.", ["실직, 휴.폐업 등으로 어려운 경우 납입을 미룬다."]),
        ("예산을 늘렸다.내년에도 늘린다.", ["예산을 늘렸다.", "내년에도 늘린다."]),
        ("예산을 확대함.내년에도 늘린다.", ["예산을 확대함.", "내년에도 늘린다."]),
    ],
)
def test_a_full_stop_inside_a_list_of_words_ends_no_sentence(korean, text: str, sentences: list[str]):
    document = Document("글.txt", "글", "txt", "0" * 64, text, read_blocks(text))
    assert [text[one.start : one.end] for one in prepare(document, korean).sentences] == sentences
