"""The question set over the two seed documents is sound: its quotes are exact and its gold answers pass it."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
QUESTIONS = PROJECT / "benchmarks" / "questions" / "seeds.jsonl"
SEEDS = PROJECT.parent / "shared" / "seeds"
TYPES = {
    "number", "table", "list", "compare", "paraphrase", "typo", "followup", "footnote",
    "date", "who", "yesno", "definition", "reason", "unanswerable",
}  # fmt: skip

Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
ANSWERABLE = [row for row in ROWS if row["type"] != "unanswerable"]
UNANSWERABLE = [row for row in ROWS if row["type"] == "unanswerable"]


def evidence_sets(row: Row) -> list[list[dict[str, str]]]:
    return [row["evidence"], *row.get("evidence_any", [])]


def named(rows: list[Row]) -> Any:
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


def test_the_set_is_large_enough_and_holds_enough_refusals():
    assert len(ROWS) >= 60
    assert len(UNANSWERABLE) >= 14


def test_every_type_is_asked():
    assert {row["type"] for row in ROWS} == TYPES


def test_ids_and_questions_are_unique():
    asked = [(row["question"], *row.get("history", [])) for row in ROWS]
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len(set(asked)) == len(ROWS)


def test_the_file_is_in_nfc():
    assert unicodedata.is_normalized("NFC", QUESTIONS.read_text(encoding="utf-8"))


@named([row for row in ROWS if "history" in row or row["type"] == "followup"])
def test_a_history_is_one_earlier_question_and_its_answer(row):
    assert len(row["history"]) == 2
    assert all(row["history"])


@named(ANSWERABLE)
def test_the_gold_answer_holds_what_is_required_and_nothing_forbidden(row):
    gold = row["answer"]
    assert gold
    assert row["must_include"]
    assert [forms for forms in row["must_include"] if not any(form in gold for form in forms)] == []
    assert [form for form in row["must_not_include"] if form in gold] == []


@named(UNANSWERABLE)
def test_an_unanswerable_question_has_no_answer_and_no_evidence(row):
    assert row["answer"] == ""
    assert row["must_include"] == []
    assert evidence_sets(row) == [[]]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents (../shared/seeds) are not beside the project")
@named(ANSWERABLE)
def test_every_quote_stands_in_its_document_exactly(row):
    quoted = [entry for entries in evidence_sets(row) for entry in entries]
    assert quoted
    assert all(evidence_sets(row))
    for entry in quoted:
        text = (SEEDS / entry["doc"]).read_text(encoding="utf-8-sig")
        assert entry["quote"] in unicodedata.normalize("NFC", text)
