"""Damaged and hostile files: each refused in words or read within the limits, in bounded time."""

import random
import time
from collections.abc import Mapping

import pytest

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.hwpx import read
from ingest.limits import MEGABYTE, Limits
from tests.ingest.formats.hwpx.test_numbers import OUTLINE, numbering, para_pr
from tests.ingest.formats.hwpx.writer import NAMES, ctrl, header, listed, members, p, packed, section, tbl, tc
from tests.ingest.formats.hwpx.writer import section_properties as properties

pytestmark = pytest.mark.slow  # many damaged files, or real processes

SLOWEST_SECONDS = 5


def everything() -> bytes:
    """A file with some of all."""
    note = ctrl(f'<hp:footNote number="1">{listed(p("각주"))}</hp:footNote>')
    table = tbl([tc(0, 0, "구분", header=True), tc(0, 1, "값")], [tc(1, 0, "가", span=(1, 2))], caption=p("표 1"))
    box = f"<hp:rect><hp:drawText>{listed(p('글상자'))}</hp:drawText></hp:rect>"
    body = section(p(properties(), "개요", note, properties="1"), p("글", table, box), p("끝", lines=[(0, 1000)]))
    return packed(members(body, head=numbering("1", *OUTLINE) + para_pr(1, "OUTLINE", 0)))


def outcome(raw: bytes) -> Content | None:
    """Read; None for a refusal. Anything else is a bug."""
    started = time.process_time()
    try:
        return read(raw, Limits())
    except IngestError as error:
        assert error.problem.endswith(".")
        assert error.remedy.endswith(".")
        return None
    finally:
        assert time.process_time() - started < SLOWEST_SECONDS


def test_truncated_anywhere():
    whole, chance = everything(), random.Random(50)
    assert outcome(whole) is not None
    assert [outcome(whole[: chance.randrange(len(whole))]) for _ in range(50)] == [None] * 50


def test_flipped_bits():
    whole, chance = everything(), random.Random(200)
    read_again = 0
    for _ in range(200):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        read_again += outcome(bytes(raw)) is not None
    assert 0 < read_again < 200


@pytest.mark.parametrize("name", ["Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf"])
def test_flipped_characters_inside_the_parts(name: str):
    parts, chance = members(section(p(properties(), "글", tbl([tc(0, 0, "칸")])))), random.Random(7)
    outcomes = set()
    for _ in range(100):
        raw = bytearray(str(parts[name]).encode())
        raw[chance.randrange(len(raw))] = chance.choice(b"0129<>\"'&/=abZ-\xff")
        outcomes.add(outcome(packed({**parts, name: bytes(raw)})) is None)
    assert True in outcomes


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"Contents/section0.xml": ""}, "손상"),
        ({"Contents/section0.xml": "암호" * 100}, "손상"),
        ({"Contents/section0.xml": "<a>" * 20_000 + "</a>" * 20_000}, "깊이"),
        ({"Contents/header.xml": "<a>" * 20_000}, "깊이"),
        ({"Contents/content.hpf": "<x"}, "손상"),
        ({"META-INF/container.xml": "\0"}, "손상"),
        ({"META-INF/manifest.xml": "<a"}, "손상"),
        ({"Contents/section0.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'}, "DTD"),
        ({"Contents/section0.xml": f'<hs:sec {NAMES}><hp:p><hp:run><hp:t>&x;</hp:t></hp:run></hp:p></hs:sec>'}, "손상"),
        ({"Contents/section0.xml": section(p("글")) + " " * (3 * MEGABYTE)}, "압축이 지나치게 큰"),
        ({f"x/{number}": "" for number in range(5_001)}, "너무 많습니다"),
    ],
)  # fmt: skip
def test_hostile_parts_are_refused_in_words(changed: Mapping[str, bytes | str], problem: str):
    started = time.process_time()
    with pytest.raises(IngestError, match=problem):
        read(packed({**members(section(p("글"))), **changed}), Limits())
    assert time.process_time() - started < SLOWEST_SECONDS


def test_a_bomb_inside_a_picture_is_never_unpacked():
    parts = {**members(section(p("글"))), "BinData/image1.bmp": bytes(100 * MEGABYTE)}
    raw = packed(parts)
    started = time.process_time()
    assert read(raw, Limits()).pieces
    assert time.process_time() - started < 0.5


def test_entity_bombs_cost_nothing():
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(10))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "글">{entities}]><a b="&e10;">&e10;</a>'
    for name in ("Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf"):
        assert outcome(packed({**members(section(p("글"))), name: bomb})) is None


def test_odd_names_of_members_lead_nowhere():
    odd = {"../../etc/passwd": "x", "/Contents/section1.xml": section(p("밖")), "C:\\a\\b.xml": "<", "가\n나.xml": ""}
    found = outcome(packed({**members(section(p("글"))), **odd}))
    assert found is not None
    assert len(found.pieces) == 1


def test_many_parts_of_one_kind_are_read_in_time():
    bullets = "".join(
        f'<hh:bullet id="{number}" char="-"/>' + para_pr(number, "BULLET", 0, str(number)) for number in range(20_000)
    )
    paragraphs = [p(f"글 {number}", properties=str(number)) for number in range(20_000)]
    found = outcome(packed({**members(section(*paragraphs)), "Contents/header.xml": header(bullets)}))
    assert found is not None
    assert len(found.pieces) == 20_000


def test_one_paragraph_of_many_runs_is_read_in_time():
    inner = (f"<hp:t>{number * 7919}</hp:t>" + ctrl('<hp:autoNum numType="TABLE"/>') for number in range(50_000))
    found = outcome(packed(members(section(p("".join(inner))))))
    assert found is not None
    assert len(found.pieces) == 1
