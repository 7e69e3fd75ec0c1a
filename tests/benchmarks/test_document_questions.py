"""The question set over the real office files is sound: its form, its gold answers, and where its evidence stands."""

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.documents import DOCUMENTS, QUESTIONS, Grounds, formats, places, read_rows
from eval.grading import forbidden_forms, missing_forms
from eval.questions import load_questions
from ingest.documents import document_from
from ingest.formats.reading import read_content
from ingest.limits import Limits
from ingest.types import Block, BlockKind, Document, Page

Row = dict[str, Any]
ROWS = read_rows(QUESTIONS)
ANSWERABLE = [row for row in ROWS if row["type"] != "unanswerable"]
UNANSWERABLE = [row for row in ROWS if row["type"] == "unanswerable"]
TYPES = {"table", "number", "date", "who", "list", "definition", "footnote", "yesno", "unanswerable"}

folder_needed = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the real documents (../shared/documents) are not beside the project"
)


def named(rows: list[Row]) -> Any:
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


def test_eval_reads_the_set_and_sees_what_has_an_answer():
    questions = load_questions(QUESTIONS)
    assert [question.id for question in questions if question.answerable] == [row["id"] for row in ANSWERABLE]
    assert [question.id for question in questions if question.answerable is False] == [
        row["id"] for row in UNANSWERABLE
    ]


def test_at_least_half_ask_for_a_cell_and_enough_have_no_answer():
    kinds = Counter(row["type"] for row in ROWS)
    assert set(kinds) == TYPES
    assert len(ANSWERABLE) >= 72
    assert kinds["table"] >= len(ANSWERABLE) / 2
    assert kinds["unanswerable"] >= 10


def test_every_format_is_asked_and_some_questions_are_answered_by_several():
    asked = Counter(name for row in ANSWERABLE for name in formats(row))
    assert set(asked) == {"hwp", "hwpx", "pdf", "docx", "pptx", "xlsx", "xls", "html"}
    assert min(asked.values()) >= 4
    across = Counter(tuple(formats(row)) for row in ANSWERABLE if len(formats(row)) > 1)
    assert across["html", "hwp", "hwpx"] >= 8
    assert across["hwp", "pdf"] >= 8


def test_ids_and_questions_are_unique():
    assert [row["id"] for row in ROWS] == [f"d{number:03d}" for number in range(1, len(ROWS) + 1)]
    assert len({row["question"] for row in ROWS}) == len(ROWS)


def test_the_file_is_in_nfc():
    assert unicodedata.is_normalized("NFC", QUESTIONS.read_text(encoding="utf-8"))


@named(ANSWERABLE)
def test_the_gold_answer_holds_what_is_required_and_nothing_forbidden(row):
    assert row["must_include"]
    assert missing_forms(row["answer"], [tuple(forms) for forms in row["must_include"]]) == ()
    assert forbidden_forms(row["answer"], row["must_not_include"]) == ()


@named(UNANSWERABLE)
def test_an_unanswerable_question_has_no_answer_and_no_evidence(row):
    assert (row["answer"], row["must_include"], places(row)) == ("", [], [])


@named(ANSWERABLE)
def test_evidence_is_short_and_says_where_it_stands(row):
    found = places(row)
    assert found
    assert row["evidence"] == row.get("evidence_any", [row["evidence"]])[0]
    assert all(len(place.quote) <= 150 for place in found)
    if row["type"] == "table":
        assert found[0].cell
        assert found[0].row or found[0].column
    for place in found:
        kind = place.document.rpartition(".")[2]
        assert isinstance(place.page, int) is (kind in ("pdf", "pptx"))
        assert isinstance(place.page, str) is (kind in ("xls", "xlsx"))


@folder_needed
@named(ANSWERABLE)
def test_the_files_are_there(row):
    assert [place.document for place in places(row) if not Path(DOCUMENTS, place.document).is_file()] == []


@cache
def grounds_of(name: str) -> Grounds:
    """A file as read in this process, words at doubtful line ends left apart: white space counts for nothing here."""
    found = read_content(Path(DOCUMENTS, name).read_bytes(), name, Limits())
    return Grounds(document_from(name, "", found, Limits(), lambda pairs: [True] * len(pairs)))


@pytest.mark.slow
@folder_needed
@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ANSWERABLE])
def test_the_evidence_stands_in_the_file_in_the_row_and_column_that_it_names(row):
    for place in places(row):
        grounds = grounds_of(place.document)
        words = grounds.words(place)
        assert words, place
        if place.cell:
            assert grounds.cells(place), place
        elif place.page is not None:
            assert any(grounds.holds(place, found.start, found.end) for found in words), place


def table_document() -> Document:
    """Two header rows, a merged cell, and the same figure twice, on the second of two pages."""
    lines = ["표 앞의 글 70", "구분\t\t예산", "\t\t올해", "개발팀\t서버\t70", "\t도구\t70"]
    text = "\n".join(lines)
    blocks = [Block(0, BlockKind.PARAGRAPH, 0, len(lines[0]), 0), Block(1, BlockKind.TABLE, 10, len(text), 10)]
    spans = {("구분", 0): (2, 2), ("예산", 0): (1, 1), ("올해", 1): (1, 1), ("개발팀", 2): (2, 1)}
    at = len(lines[0]) + 1
    for row, line in enumerate(lines[1:]):
        holder = len(blocks)
        blocks.append(Block(holder, BlockKind.ROW, at, at + len(line), at, parent=1))
        start = at
        for column, words in enumerate(line.split("\t")):
            tall, wide = spans.get((words, row), (1, 1))
            if words:
                cell = Block(
                    len(blocks), BlockKind.CELL, start, start + len(words), start, parent=holder,
                    row=row, column=column, row_span=tall, column_span=wide,
                )  # fmt: skip
                blocks.append(cell)
            start += len(words) + 1
        at += len(line) + 1
    pages = (Page(1, 0, len(lines[0])), Page(2, len(lines[0]) + 1, len(text), "예산"))
    return Document("a.pdf", "", "pdf", "", text, tuple(blocks), pages)


def place(**stated: Any) -> Any:
    return places({"evidence": [{"doc": "a.pdf", **stated}]})[0]


def test_a_cell_is_found_by_the_words_that_name_its_row_and_column():
    document = table_document()
    grounds = Grounds(document)
    wanted = place(quote="70", cell="70", row=["개발팀", "도구"], column=["예산", "올해"])
    (cell,) = grounds.cells(wanted)
    assert (cell.row, cell.column) == (3, 2)
    assert grounds.cells(place(quote="70", cell="70", row=["개발팀"], column=["내년"])) == []
    assert len(grounds.cells(place(quote="70", cell="70", row=["개발팀"], column=["올해"]))) == 2
    row = document.text.index("\t도구\t70")
    assert grounds.holds(wanted, row, row + 6)
    assert not grounds.holds(wanted, document.text.index("개발팀"), document.text.index("개발팀") + 9)


def test_without_a_cell_the_page_counts_and_without_a_page_the_words():
    document = table_document()
    grounds = Grounds(document)
    end = len(document.text)
    assert grounds.holds(place(quote="70", page=2), end - 1, end)
    assert grounds.holds(place(quote="70", page="예산"), end - 1, end)
    assert not grounds.holds(place(quote="70", page=1), end - 1, end)
    assert grounds.holds(place(quote="표 앞의 글"), 0, 6)
    assert not grounds.holds(place(quote="표 앞의 글"), end - 2, end)
