import json
import time
from dataclasses import replace

import pytest
from contents import CONTENTS
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.content import Box, Cell, Content, Note, Paragraph, Table
from ingest.limits import Limits
from ingest.wire import TooMuch, WireError, content_from_json, content_to_json
from tests.examples import examples

LIMITS = Limits()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


def sent(content: Content) -> dict[str, object]:
    return json.loads(content_to_json(content))


def received(record: object) -> Content:
    return content_from_json(json.dumps(record).encode(), LIMITS)


@given(CONTENTS)
def test_what_is_sent_is_received(content: Content):
    assert content_from_json(content_to_json(content), LIMITS) == content


@given(CONTENTS, st.data())
@settings(max_examples=examples(200))
def test_any_value_in_any_place_is_checked(content: Content, draw: st.DataObject):
    """Whatever a hostile process puts anywhere, what comes out is a content or an error."""
    record = sent(content)
    holder, place = draw.draw(st.sampled_from([*places(record)]))
    holder[place] = draw.draw(JSON)
    try:
        found = received(record)
    except WireError:
        return
    assert content_from_json(content_to_json(found), LIMITS) == found


def places(value: object):
    if isinstance(value, dict | list):
        for place in value if isinstance(value, dict) else range(len(value)):
            yield value, place
            yield from places(value[place])


def table(*cells: Cell) -> Content:
    return Content("hwp", (Table(cells),))


@pytest.mark.parametrize(
    "content",
    [
        table(Cell(0, LIMITS.columns + 1, ())),
        table(Cell(10**9, 0, ())),
        table(Cell(0, 0, (), row_span=1000, column_span=1001)),
        table(*(Cell(row, 0, (), row_span=10, column_span=1000) for row in range(101))),
        table(Cell(0, 0, ()), Cell(LIMITS.cells - 1, LIMITS.columns - 1, ())),
        Content("pdf", (Paragraph("가", page=LIMITS.pages + 1),)),
        Content("pdf", (Paragraph("가" * (LIMITS.text_bytes + 1)),)),
        Content("pdf", tuple(Paragraph("가" * (LIMITS.text_bytes // 10)) for _ in range(11))),
    ],
    ids=["column", "row", "span", "spans", "corners", "page", "text", "texts"],
)
def test_what_is_beyond_a_limit_is_refused(content: Content):
    with pytest.raises(TooMuch):
        content_from_json(content_to_json(content), LIMITS)


def test_content_as_deep_as_readers_may_give_and_deeper():
    content: tuple[Paragraph | Table | Box, ...] = (Paragraph("안"),)
    for _ in range(LIMITS.depth):
        content = (Table((Cell(0, 0, content),)),)
    assert received(sent(Content("hwp", content))) == Content("hwp", content)
    for _ in range(2 * LIMITS.depth):
        content = (Box(content),)
    with pytest.raises(TooMuch):
        received(sent(Content("hwp", content)))


@pytest.mark.parametrize(
    "change",
    [
        {"format": "../x"},
        {"format": "가"},
        {"date": "2024년"},
        {"pieces": {}},
        {"pieces": [{"text": 1}]},
        {"pieces": [{"text": "가", "role": "boss"}]},
        {"pieces": [{"text": "가", "level": True}]},
        {"pieces": [{"text": "가", "page": 0}]},
        {"pieces": [{"text": "가", "notes": [[2, "1)", []]]}]},
        {"pieces": [{"text": "\ud800"}]},
        {"pieces": [{"cells": [[0, 0, 1, 1, False]], "header_rows": 0, "caption": [], "caption_below": False}]},
        {"pages_are_sure": 1},
        {"remarks": "알림"},
    ],
    ids=str,
)
def test_what_is_no_content_is_refused(change: dict[str, object]):
    with pytest.raises(WireError):
        received(sent(Content("hwp", ())) | change)


@pytest.mark.parametrize(
    "written", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"format":' + b"9" * 5000 + b"}"], ids=len
)
def test_what_is_no_record_is_refused(written: bytes):
    with pytest.raises(WireError):
        content_from_json(written, LIMITS)


def test_halves_of_surrogate_pairs_are_replaced_and_pairs_joined():
    content = Content("hwp", (Paragraph("가\ud800나\ud83d\ude00"),))
    assert content_from_json(content_to_json(content), LIMITS).pieces == (Paragraph("가\ufffd나😀"),)


@pytest.mark.slow
def test_time_grows_with_length_alone():
    def took(rows: int) -> float:
        row = tuple(Cell(0, column, (Paragraph(f"{column}만 원", notes=(Note(0, "1)", ()),)),)) for column in range(10))
        content = table(*(replace(cell, row=at) for at in range(rows) for cell in row))
        start = time.process_time()
        assert content_from_json(content_to_json(content), LIMITS) == content
        return time.process_time() - start

    assert min(took(4000) for _ in range(2)) < 8 * max(took(1000) for _ in range(2)) + 0.1
