"""The sample question set is sound: its quotes are exact and its gold answers pass it."""

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PROMISED = {
    "number": 20, "table": 16, "list": 8, "compare": 12, "paraphrase": 14, "typo": 10, "followup": 10,
    "footnote": 8, "date": 10, "who": 8, "yesno": 10, "definition": 8, "howto": 8, "conflict": 2,
    "unanswerable": 20,
}  # fmt: skip

Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in (SAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
ANSWERABLE = [row for row in ROWS if row["type"] != "unanswerable"]
UNANSWERABLE = [row for row in ROWS if row["type"] == "unanswerable"]


def document_text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp949")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


TEXTS = {unicodedata.normalize("NFC", path.name): document_text(path) for path in (SAMPLES / "documents").iterdir()}


def quotes(row: Row) -> list[dict[str, str]]:
    alternatives = [quote for group in row.get("evidence_any", []) for quote in group]
    return [*row["evidence"], *alternatives]


def named(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


def test_every_promised_type_is_asked_often_enough():
    counts = Counter(row["type"] for row in ROWS)
    assert set(counts) == set(PROMISED)
    assert {kind: counts[kind] for kind in PROMISED if counts[kind] < PROMISED[kind]} == {}


def test_ids_and_questions_are_unique():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({(row["question"], *row.get("history", [])) for row in ROWS}) == len(ROWS)


def test_the_file_is_in_nfc():
    assert unicodedata.is_normalized("NFC", (SAMPLES / "questions.jsonl").read_text(encoding="utf-8"))


def test_every_document_is_asked_about():
    assert {quote["doc"] for row in ROWS for quote in quotes(row)} == set(TEXTS)


def test_one_document_is_in_cp949_and_one_has_a_byte_order_mark():
    starts = {path.name: path.read_bytes() for path in (SAMPLES / "documents").iterdir()}
    with pytest.raises(UnicodeDecodeError):
        starts["2024년_추진실적_보고.txt"].decode("utf-8")
    assert [name for name, raw in starts.items() if raw.startswith(b"\xef\xbb\xbf")] == [
        "회의록_2024년_제2차_생활여건개선위원회.txt"
    ]


@named(ANSWERABLE)
def test_every_quote_stands_exactly_once_in_its_document(row):
    assert row["evidence"]
    assert [quote for quote in quotes(row) if TEXTS[quote["doc"]].count(quote["quote"]) != 1] == []


@named(ANSWERABLE)
def test_the_gold_answer_holds_what_is_required_and_nothing_forbidden(row):
    assert row["must_include"]
    assert [forms for forms in row["must_include"] if not any(form in row["answer"] for form in forms)] == []
    assert [form for form in row["must_not_include"] if form in row["answer"]] == []


@named(ANSWERABLE)
def test_quoting_the_evidence_says_nothing_forbidden(row):
    quoted = " ".join(quote["quote"] for quote in quotes(row))
    assert [form for form in row["must_not_include"] if form in quoted] == []


@named(UNANSWERABLE)
def test_a_question_without_an_answer_has_no_evidence(row):
    assert (row["answer"], row["must_include"], row["evidence"]) == ("", [], [])
    assert "evidence_any" not in row


@named([row for row in ROWS if "history" in row or row["type"] == "followup"])
def test_a_history_is_one_earlier_question_and_its_answer(row):
    assert [bool(turn) for turn in row["history"]] == [True, True]
