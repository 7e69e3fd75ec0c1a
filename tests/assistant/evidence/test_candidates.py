import pytest
from nuri import TEXTS

from assistant.assistant import Assistant
from assistant.evidence.candidates import Candidate, candidates
from assistant.evidence.reading import Reading
from index.types import Hit
from ingest.compose import compose
from ingest.content import Cell, Content, Paragraph, Table
from ingest.korean import Korean
from ingest.prepare import prepare
from ingest.types import BlockKind, Document, Passage, Sentence


@pytest.fixture(scope="module")
def found(county: Assistant) -> list[Candidate]:
    """Everything that may answer, in all documents."""
    library = county.library
    hits = [
        Hit(passage, rank, 1.0, ())
        for rank, passage in enumerate((one for name in sorted(TEXTS) for one in library.passages(name)), 1)
    ]
    readings = {name: Reading(library.document(name)) for name in TEXTS}
    return list(candidates([*hits, *hits], readings, library))


def only(found: list[Candidate], quote: str) -> Candidate:
    same = [one for one in found if one.quote == quote]
    assert len(same) == 1, [one.quote for one in found]
    return same[0]


def test_no_span_is_given_twice_and_each_is_the_exact_text(found: list[Candidate]) -> None:
    spans = [(one.reading.document.name, one.start, one.end) for one in found]
    assert len(spans) == len(set(spans))
    for one in found:
        assert one.quote == one.reading.document.text[one.start : one.end] != ""


def test_questions_and_captions_and_header_rows_are_no_candidates(found: list[Candidate]) -> None:
    quotes = {one.quote for one in found}
    assert not {quote for quote in quotes if quote.endswith(("?", "되나요", "%) >"))}
    assert "사업\t금액\t비중\t사업\t금액\t비중" not in quotes
    assert "성과지표\t단위\t2024년 실적\t2025년 목표\t담당 부서" not in quotes
    assert "금액" not in quotes
    assert "별빛축제\t1,800\t12.0\t바다숲길\t5,250\t35.0" in quotes


def test_labels_of_rows_are_no_values(found: list[Candidate]) -> None:
    cells = {one.quote for one in found if one.block.kind is BlockKind.CELL}
    assert "별빛축제" not in cells
    assert {"1,800", "12.0", "6,000", "관광과", "8.0 (59.26)"} <= cells


def test_a_cell_stands_with_the_names_of_its_row_and_column_and_its_unit(found: list[Candidate]) -> None:
    one = only(found, "5,250")
    assert (one.own, one.names) == ("금액바다숲길|5250", "금액 바다숲길 (백만원)")
    assert one.near == "<2025년사업별투자계획(백만원,비중%)>재정계획"
    assert one.far == "재정계획2025년도누리군관광진흥시행계획2025_관광_시행계획.txt"
    assert (one.years, one.standing_years) == ((), (2025,))
    measured = only(found, "81.5")
    assert (measured.names, measured.years) == ("2024년 실적 축제 만족도 (점)", (2024,))


def test_a_bullet_stands_under_its_heading(found: list[Candidate]) -> None:
    one = only(found, "갯벌 체험장 정비(3억 5천만원)")
    assert one.near == "갯벌체험장정비(3억5천만원)해양수산부협력사업"
    assert one.standing_years == (2025,)


def test_a_note_stands_with_the_word_that_it_explains(found: list[Candidate]) -> None:
    one = only(found, "군이 직접 운영하며 텐트 다섯 동 이상을 칠 수 있는 곳")
    assert one.own.startswith("야영장군이직접")


def test_terms_of_a_sentence_are_its_own(found: list[Candidate]) -> None:
    assert {"섬마을", "순환버스", "운행"} <= only(
        found, "섬마을 순환버스는 2025년 4월 7일(월)부터 하루 6회 운행"
    ).own_terms


def test_candidates_keep_the_rank_of_the_first_hit(found: list[Candidate]) -> None:
    assert all(one.rank <= len(found) for one in found)
    assert [one.rank for one in found] == sorted(one.rank for one in found)


class _Said:
    """The sentences of a document composed here: each cell's words, each block's."""

    def __init__(self, document: Document, korean: Korean) -> None:
        self._sentences = prepare(document, korean).sentences

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]:
        return [one for one in self._sentences if start <= one.start and one.end <= end]


def test_a_cell_stands_under_the_line_above_its_table_and_in_a_cell_too(korean: Korean) -> None:
    def cells(*rows: tuple[str, str]) -> tuple[Cell, ...]:
        return tuple(
            Cell(row, at, (Paragraph(text),)) for row, texts in enumerate(rows) for at, text in enumerate(texts)
        )

    inner = Table(cells(("구성", "내용"), ("메모리", "512GB")))
    label, _ = cells(("세부 내용", ""))
    outer = Table((label, Cell(0, 1, (Paragraph("○ 작업용 컴퓨터"), inner, Paragraph("○ 납기는 90일로 한다.")))))
    composed = compose(Content("hwp", (Paragraph("도입 장비"), outer)))
    document = Document("장비.hwp", "계획", "hwp", "00", composed.text, composed.blocks)
    hit = Hit(Passage(document.name, 0, len(composed.text), composed.text), 1, 1.0, ())
    told = list(candidates([hit], {document.name: Reading(document)}, _Said(document, korean)))
    cell = only(told, "512GB")
    assert (cell.own, cell.near) == ("내용메모리|512gb", "작업용컴퓨터")
    assert only(told, "납기는 90일로 한다.").near == "납기는90일로한다.세부내용"
