"""The contract's JSON, field by field."""

import json
from dataclasses import replace

from assistant.records import answer_record, document_record, entry_record, hit_record
from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation, Tokens
from index.types import DocumentEntry, Finder, Hit
from ingest.types import Block, BlockKind, Document, Page, Passage


def checked(
    kind: str,
    value: str,
    citation: int | None,
    state: str,
    formula: str | None = None,
    reason: str | None = None,
    places: list[list[int]] | None = None,
) -> dict[str, object]:
    return {
        "kind": kind,
        "value": value,
        "supported": state in ("supported", "computed"),
        "citation": citation,
        "state": state,
        "formula": formula,
        "reason": reason,
        "places": places or [],
    }


def test_an_answer() -> None:
    answer = Answer(
        question="총액은?",
        understood="2024년 총액은?",
        text="6,369억원입니다[1].",
        refused=False,
        answerer=AnswererKind.LLM,
        model="local",
        citations=(Citation(1, "계획.txt", 3, 5, "총액", 2, ("Ⅰ. 개요",), ("계획.pdf",), "2024년 시행계획"),),
        checks=(
            Check(CheckKind.NUMBER, "6,369억원", True, 1, places=((0, 7),)),
            Check(CheckKind.NUMBER, "12억원", True, 1, formula="4억원 × 3년 = 12억원"),
            Check(CheckKind.NUMBER, "7억원", False, 1, reason="다른 항목 값"),
            Check(CheckKind.NAME, "한국없는공단", False, None),
        ),
        timings_ms={"total": 3},
        corrections=(("chddor", "총액"),),
        confidence=0.75,
        notice="서버에 연결할 수 없습니다.",
        elsewhere=("다른 계획.txt",),
        tokens=Tokens(2100, 40),
    )
    record = {
        "id": "q1",
        "question": "총액은?",
        "understood": "2024년 총액은?",
        "corrections": [{"written": "chddor", "read": "총액"}],
        "answer": "6,369억원입니다[1].",
        "refused": False,
        "confidence": 0.75,
        "answerer": "llm",
        "model": "local",
        "citations": [
            {
                "number": 1,
                "document": "계획.txt",
                "start": 3,
                "end": 5,
                "quote": "총액",
                "page": 2,
                "headings": ["Ⅰ. 개요"],
                "same_as": ["계획.pdf"],
                "title": "2024년 시행계획",
            }
        ],
        "checks": [
            checked("number", "6,369억원", 1, "supported", places=[[0, 7]]),
            checked("number", "12억원", 1, "computed", formula="4억원 × 3년 = 12억원"),
            checked("number", "7억원", 1, "misplaced", reason="다른 항목 값"),
            checked("name", "한국없는공단", None, "unsupported"),
        ],
        "notice": "서버에 연결할 수 없습니다.",
        "elsewhere": ["다른 계획.txt"],
        "tokens": {"sent": 2100, "written": 40},
        "timings_ms": {"total": 3.0},
    }
    assert answer_record(answer, "q1") == record
    assert json.loads(json.dumps(answer_record(answer))) == {**record, "id": None}


def test_a_hit() -> None:
    passage = Passage("계획.txt", 3, 5, "총액", ("Ⅰ. 개요",), "2024년", 2)
    assert hit_record(Hit(passage, 1, 0.5, (Finder.LEXICAL, Finder.DENSE))) == {
        "rank": 1,
        "score": 0.5,
        "document": "계획.txt",
        "start": 3,
        "end": 5,
        "text": "총액",
        "page": 2,
        "headings": ["Ⅰ. 개요"],
        "found_by": ["lexical", "dense"],
    }


def test_a_document_with_its_blocks() -> None:
    heading = Block(0, BlockKind.HEADING, 0, 4, 2, level=1)
    cell = Block(3, BlockKind.CELL, 5, 7, 5, parent=2, page=1, row=0, column=1, headers=(1,))
    pages = (Page(1, 0, 7, "ii"),)
    told = ("홍길동", "2024-03-05", ("2쪽은 글자가 없는 그림입니다.",))
    record = document_record(Document("a.txt", "제목", "txt", "00", "1. 가\n나\n", (heading, cell), pages, *told))
    assert {name: value for name, value in record.items() if name not in ("sha256", "blocks")} == {
        "name": "a.txt",
        "title": "제목",
        "format": "txt",
        "text": "1. 가\n나\n",
        "pages": [{"number": 1, "label": "ii", "start": 0, "end": 7}],
        "author": "홍길동",
        "date": "2024-03-05",
        "remarks": ["2쪽은 글자가 없는 그림입니다."],
    }
    assert record["blocks"] == [
        {
            "id": 0,
            "kind": "heading",
            "start": 0,
            "end": 4,
            "content_start": 2,
            "level": 1,
            "parent": None,
            "page": None,
        },
        {
            "id": 3,
            "kind": "cell",
            "start": 5,
            "end": 7,
            "content_start": 5,
            "level": None,
            "parent": 2,
            "page": 1,
            "row": 0,
            "column": 1,
            "row_span": 1,
            "column_span": 1,
            "headers": [1],
        },
    ]


def test_an_entry() -> None:
    entry = DocumentEntry("a.txt", "제목", "txt", 0, 3, "2026-11-21T00:00:00+00:00", "00", "2024-03-05", ("없음",))
    related = replace(entry, same_as=("a.pdf",), editions=("b.txt", "c.txt"), edition_year=2024)
    told = entry_record(related)
    assert (told["same_as"], told["editions"], told["edition_year"]) == (["a.pdf"], ["b.txt", "c.txt"], 2024)
    assert entry_record(entry) == {
        "name": "a.txt",
        "title": "제목",
        "format": "txt",
        "pages": 0,
        "passages": 3,
        "added_at": "2026-11-21T00:00:00+00:00",
        "sha256": "00",
        "date": "2024-03-05",
        "remarks": ["없음"],
        "same_as": [],
        "editions": [],
        "edition_year": None,
    }
