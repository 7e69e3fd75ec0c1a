"""Archives and XML from outside: read within limits, else refused in words."""

import io
import random
import struct
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.formats.packages import open_package, parse_xml
from ingest.limits import MEGABYTE, Limits
from tests.ingest.formats.containers import zipped

LIMITS = Limits()


@given(st.dictionaries(st.text("가나다ab/1", min_size=1).map(lambda name: f"x{name}z"), st.binary(), min_size=1))
def test_members_come_out_as_they_went_in(members: dict[str, bytes]):
    members = {name.casefold(): content for name, content in members.items()}
    package = open_package(zipped(members), LIMITS)
    assert package.names == tuple(members)
    assert {name: package.read(name) for name in package.names} == members


def test_names_are_looked_up_however_they_are_written():
    package = open_package(zipped({"Contents/Header.xml": "<a/>", "folder/": ""}), LIMITS)
    assert "contents\\header.XML" in package
    assert "/Contents/header.xml" in package
    assert package.xml("./Contents/header.xml").tag == "a"
    assert package.names == ("Contents/Header.xml",)
    assert package.size("Contents/Header.xml") == 4


def test_a_missing_member_is_named():
    with pytest.raises(IngestError, match=r"있어야 할 부분이 없습니다\(b.xml\)"):
        open_package(zipped({"a.xml": ""}), LIMITS).read("b.xml")


def test_names_from_korean_windows_are_read():
    raw = zipped({"0123456789": "글"}).replace(b"0123456789", "예산안.txt".encode("cp949"))
    assert open_package(raw, LIMITS).names == ("예산안.txt",)


def test_a_locked_member_is_refused_by_name_and_the_others_read():
    raw = bytearray(zipped({"a.txt": "열림", "b.txt": "잠김"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.rfind(signature) + flags] |= 1
    package = open_package(bytes(raw), LIMITS)
    assert package.read("a.txt") == "열림".encode()
    with pytest.raises(IngestError, match=r"암호가 걸려 있습니다\(b.txt\)"):
        package.read("b.txt")
    with pytest.raises(IngestError, match="암호"):
        package.check()


def test_a_member_that_packs_too_well_is_refused_before_it_is_unpacked():
    package = open_package(zipped({"a.xml": bytes(40 * MEGABYTE), "b.bmp": bytes(2 * MEGABYTE)}), LIMITS)
    started = time.process_time()
    with pytest.raises(IngestError, match=r"a.xml: 40MB로 풀림"):
        package.read("a.xml")
    assert time.process_time() - started < 0.01
    assert package.read("b.bmp") == bytes(2 * MEGABYTE)


def test_members_that_declare_too_much_together_are_refused():
    raw = zipped({str(number): bytes(100_000) for number in range(20)})
    with pytest.raises(IngestError, match="압축을 풀면 너무 큽니다"):
        open_package(raw, Limits(unpacked_bytes=MEGABYTE))


def test_a_member_larger_than_it_declares_is_damaged():
    raw = bytearray(zipped({"a.txt": bytes(range(256)) * 400}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", raw, raw.find(signature) + place, 100)
    with pytest.raises(IngestError, match=r"손상되었습니다\(a.txt\)"):
        open_package(bytes(raw), LIMITS).read("a.txt")


def test_too_many_members_are_refused_quickly():
    raw = zipped({f"{number}.txt": "" for number in range(6_000)})
    started = time.process_time()
    with pytest.raises(IngestError, match=r"너무 많습니다\(6,000개\)"):
        open_package(raw, LIMITS)
    assert time.process_time() - started < 0.05


def test_archives_inside_are_not_counted():
    inner = zipped({str(number): "" for number in range(9)})
    raw = zipped({f"{number}.zip": inner for number in range(9)}, stored=True)
    assert len(open_package(raw, Limits(members=9)).names) == 9


def test_an_unusual_way_of_packing_is_refused_by_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", bytes(1000))
    with pytest.raises(IngestError, match=r"알 수 없는 방식으로 압축되어 있습니다\(a.txt\)"):
        open_package(buffer.getvalue(), LIMITS).read("a.txt")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_whole_archive_is_refused_or_empty(raw: bytes):
    try:
        assert open_package(raw, LIMITS).names == ()
    except IngestError as error:
        assert error.problem == "파일이 손상되었거나 끝까지 저장되지 않았습니다."


def test_damage_anywhere_ends_in_words():
    chance = random.Random(4)
    whole = zipped({"a.xml": "<a>" + "가나다라" * 500 + "</a>", "b.bin": chance.randbytes(2000)})
    outcomes = set()
    for _ in range(400):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        outcomes.add(_outcome(bytes(raw)))
    for _ in range(50):
        outcomes.add(_outcome(whole[: chance.randrange(len(whole))]))
    assert outcomes == {"read", "refused"}


def _outcome(raw: bytes) -> str:
    try:
        open_package(raw, LIMITS).check()
    except IngestError:
        return "refused"
    return "read"


def test_xml_is_read_without_its_comments():
    root = parse_xml("<?xml version='1.0'?><a>가<!-- 나 -->다<?p 라?>&lt;&#48;</a>".encode())
    assert root.text == "가다<0"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", r"손상되었습니다\(p.xml\)"),
        (b"<a><b></a>", r"손상되었습니다\(p.xml\)"),
        (b"<a>" * 20_000 + b"</a>" * 20_000, r"지나치게 깊이 겹쳐 있습니다\(p.xml\)"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "DTD"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "DTD"),
        (b'<!DOCTYPE a [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;&x;">]><a b="&y;">&y;</a>', "DTD"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>".encode("utf-16"), "DTD"),
    ],
)
def test_xml_that_no_office_writes_is_refused(raw: bytes, problem: str):
    with pytest.raises(IngestError, match=problem):
        parse_xml(raw, "p.xml")


def test_an_entity_bomb_costs_nothing():
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    raw = f'<!DOCTYPE a [<!ENTITY e0 "bomb">{entities}]><a b="&e12;">&e12;</a>'.encode()
    started = time.process_time()
    with pytest.raises(IngestError):
        parse_xml(raw)
    assert time.process_time() - started < 1


def test_names_that_are_no_text_are_shown_without_what_harms():
    package = open_package(zipped({"글\x01\ue000.xml": "<a"}), Limits())
    with pytest.raises(IngestError) as refused:
        package.xml("글\x01\ue000.xml")
    assert refused.value.problem.isprintable()
    with pytest.raises(IngestError, match=r"없습니다\(가 나\)"):
        package.read("가\n나")
