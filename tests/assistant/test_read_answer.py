"""An answer is read back from its record exactly, and a later version's fields don't disturb it."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import answer_record, read_answer
from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation, Tokens

WORDS = st.text(st.characters(), max_size=20)  # with surrogates
WHOLE = st.integers(0, 10**9)
CITATIONS = st.builds(
    Citation,
    WHOLE,
    WORDS,
    WHOLE,
    WHOLE,
    WORDS,
    st.none() | WHOLE,
    st.lists(WORDS, max_size=3).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
    WORDS,
)
CHECKS = st.builds(
    Check,
    st.sampled_from(CheckKind),
    WORDS,
    st.booleans(),
    st.none() | WHOLE,
    WORDS,
    WORDS,
    st.lists(st.tuples(WHOLE, WHOLE), max_size=2).map(tuple),
)
FINITE = st.floats(0, 1e6)
ANSWERS = st.builds(
    Answer,
    question=WORDS,
    understood=WORDS,
    text=WORDS,
    refused=st.booleans(),
    answerer=st.sampled_from(AnswererKind),
    model=st.none() | WORDS,
    citations=st.lists(CITATIONS, max_size=3).map(tuple),
    checks=st.lists(CHECKS, max_size=3).map(tuple),
    timings_ms=st.dictionaries(WORDS, FINITE, max_size=3),
    corrections=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    notice=WORDS,
    elsewhere=st.lists(WORDS, max_size=2).map(tuple),
    tokens=st.none() | st.builds(Tokens, st.integers(0, 10**6), st.integers(0, 10**6)),
)


def test_every_field_is_drawn_below():
    """Whoever adds a field to an answer adds it to its record, to what reads that, and here."""
    assert [len(fields(kind)) for kind in (Citation, Check, Tokens, Answer)] == [9, 7, 2, 14]


@given(ANSWERS)
def test_an_answer_is_read_back_exactly(answer):
    record = json.loads(json.dumps(answer_record(answer)))
    assert read_answer(record) == answer
    assert answer_record(read_answer(record)) == answer_record(answer)


def test_fields_of_later_are_passed_over_and_those_of_earlier_are_empty():
    record = {"question": "q", "answer": "a", "answerer": "llm", "refused": True, "later": {"x": [1]}}
    record["citations"] = [{"number": 1, "document": "d", "start": 0, "end": 1, "quote": "q", "later": 1}]
    record["checks"] = [{"kind": "date", "value": "2025년", "supported": True, "citation": None, "state": "new"}]
    assert read_answer(record) == Answer(
        "q", "", "a", True, AnswererKind.LLM, None,
        (Citation(1, "d", 0, 1, "q", None, ()),), (Check(CheckKind.DATE, "2025년", True, None),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"answerer": "oracle"},
        {"answer": 3},
        {"citations": "none"},
        {"citations": ["one"]},
        {"citations": [{"number": True}]},
        {"checks": [{"kind": "smell"}]},
        {"timings_ms": {"total": "long"}},
        {"refused": "no"},
    ],
)
def test_what_is_no_record_is_told(changed):
    with pytest.raises(ValueError):
        read_answer({"answerer": "llm"} | changed)
