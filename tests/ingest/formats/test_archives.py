"""Files out of archives and mails: names, depth, limits, and failures of their own."""

import io
import random
import struct
import time
import unicodedata
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.formats.archives import Member, MemberFailure, members, safe_name
from ingest.formats.detect import Format
from ingest.limits import Limits
from tests.ingest.formats.containers import zipped


def unpacked(data: bytes, form: Format = Format.ZIP, limits: Limits = Limits()) -> dict[str, bytes | str]:  # noqa: B008
    """Names with what is in them, or with what is wrong."""
    found = list(members(data, form, limits))
    assert len({member.name for member in found}) == len(found)
    return {m.name: m.data if isinstance(m, Member) else m.error.problem for m in found}


def test_files_in_folders():
    data = zipped({"공고/본문.txt": "글", "공고/": "", "붙임 1.csv": "가,나"})
    assert unpacked(data) == {"공고/본문.txt": "글".encode(), "붙임 1.csv": "가,나".encode()}


def test_other_formats_hold_nothing():
    assert list(members(b"text", Format.TXT, Limits())) == []


def renamed(name: bytes) -> bytes:
    """A ZIP whose member has a name in bytes without a mark of their encoding, as Korean Windows writes them."""
    data = zipped({"x" * len(name): "글"})
    return data.replace(b"x" * len(name), name)


@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_names_in_korean_encodings(encoding: str):
    assert list(unpacked(renamed("2025 예산서 뷁.txt".encode(encoding)))) == ["2025 예산서 뷁.txt"]


def test_names_in_parts_of_letters_are_put_together():
    name = unicodedata.normalize("NFD", "예산.txt")
    assert list(unpacked(zipped({name: "글"}))) == ["예산.txt"]


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("../../etc/passwd", "etc/passwd"), ("/srv/a.txt", "srv/a.txt"), ("C:\\문서\\a.txt", "문서/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"), ("a\nb.txt", "a b.txt"), ("..", ""), ("", ""), ("가\u200b나.txt", "가 나.txt"),
        ("긴" * 300 + ".hwpx", "긴" * 188 + ".hwpx"), ("길" * 300, "길" * 200),
    ],
)  # fmt: skip
def test_names_lead_nowhere(stored: str, name: str):
    assert safe_name(stored) == name


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("/\\.:~"), max_size=40))
def test_any_name_is_safe(stored: str):
    name = safe_name(stored)
    assert not name.startswith("/") and "\\" not in name and "\n" not in name
    assert all(part not in ("", ".", "..") for part in name.split("/")) or name == ""


def test_hidden_files_are_passed_over():
    data = zipped(
        {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "~$a.docx": "x", "Thumbs.db": "x", ".git/c": "x", "a.txt": "글"}
    )
    assert list(unpacked(data)) == ["a.txt"]


def test_names_that_meet_are_numbered():
    assert list(unpacked(zipped({"../a.txt": "1", "C:/a.txt": "2", "b": "3", "../b": "4"}))) == [
        "a.txt", "a(2).txt", "b", "b(2)",
    ]  # fmt: skip


def test_archives_in_archives_three_deep():
    data = zipped({"끝.txt": "글"})
    for level in (4, 3, 2):
        data = zipped({f"{level}.zip": data, f"{level}.txt": "옆"})
    found = unpacked(data)
    assert found["2.zip/3.zip/4.txt"] == "옆".encode()
    assert found["2.zip/3.zip/4.zip"] == "압축 파일이 3겹보다 깊이 들어 있습니다."
    assert found["2.txt"] == "옆".encode()


def test_office_files_are_given_whole():
    workbook = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"})
    assert unpacked(zipped({"예산.xlsx": workbook})) == {"예산.xlsx": workbook}


def test_a_locked_member_is_named_and_the_others_come():
    data = bytearray(zipped({"잠김.txt": "비밀", "열림.txt": "글"}, stored=True))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(start) + (6 if start == b"PK\x03\x04" else 8)
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    found = unpacked(bytes(data))
    assert "암호" in str(found["잠김.txt"]) and found["열림.txt"] == "글".encode()


def test_a_damaged_member_is_named_and_the_others_come():
    data = zipped({"가.txt": "글" * 50, "나.txt": "말" * 50}, stored=True)
    found = unpacked(data.replace("글글".encode(), "굴글".encode(), 1))
    assert "손상" in str(found["가.txt"]) and found["나.txt"] == ("말" * 50).encode()


def test_a_damaged_archive_inside_is_a_failure_of_its_own():
    inner = zipped({"가.txt": "글"})
    found = unpacked(zipped({"안.zip": inner[:-10], "나.txt": "말"}))
    assert "손상" in str(found["안.zip"]) and found["나.txt"] == "말".encode()


def test_limits_hold_over_all_archives_together():
    inner = zipped({f"{number}.txt": "글" * 100 for number in range(60)})
    with pytest.raises(IngestError, match="50개"):
        unpacked(inner, limits=Limits(members=50))
    outer = zipped({"1.zip": inner, "2.zip": inner})
    with pytest.raises(IngestError, match="100개보다"):
        unpacked(outer, limits=Limits(members=100))
    with pytest.raises(IngestError, match="MB보다 큽니다"):
        unpacked(outer, limits=Limits(unpacked_bytes=30_000))


def test_a_bomb_is_named():
    start = time.process_time()
    found = unpacked(zipped({"폭탄.txt": bytes(30_000_000), "나.txt": "말"}))
    assert "압축이 지나치게" in str(found["폭탄.txt"]) and found["나.txt"] == "말".encode()
    assert time.process_time() - start < 2.0


def test_what_is_attached_to_a_mail():
    inner = EmailMessage()
    inner["Subject"] = "전달할 글"
    inner.set_content("안쪽 글")
    message = EmailMessage()
    message["Subject"] = "겉"
    message.set_content("본문")
    message.add_attachment("가,나\n1,2", filename="표/../목록.csv")
    message.add_attachment(zipped({"안.txt": "글"}), maintype="application", subtype="zip", filename="묶음.zip")
    message.add_attachment(inner)
    found = unpacked(message.as_bytes(), Format.EML)
    assert list(found) == ["표 .. 목록.csv", "묶음.zip/안.txt", "전달할 글.eml"]
    assert found["묶음.zip/안.txt"] == "글".encode()
    assert b"Subject" in bytes(found["전달할 글.eml"])  # type: ignore[arg-type]


def test_attachments_of_mails_in_archives():
    message = EmailMessage()
    message["Subject"], message["From"] = "겉", "a@b.c"
    message.set_content("본문")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="붙임.pdf")
    assert list(unpacked(zipped({"메일.eml": message.as_bytes()}))) == ["메일.eml", "메일.eml/붙임.pdf"]


@pytest.mark.parametrize(
    "value",
    [
        b'filename="=?ks_c_5601-1987?B?v7m76i50eHQ=?="',
        b"filename*=euc-kr''%BF%B9%BB%EA.txt",
        b'filename="\xbf\xb9\xbb\xea.txt"',
    ],
)
def test_names_of_attachments_in_korean_encodings(value: bytes):
    head = b"Subject: a\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
    assert unpacked(head + value + b"\r\n\r\nbody", Format.EML) == {"예산.txt": b"body"}


def test_truncated_and_flipped_archives_are_refused_or_read():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"문서 {number}.txt", f"글 {number}" * 40)
    whole = buffer.getvalue()
    chance = random.Random(10)
    for _ in range(200):
        broken = bytearray(whole if chance.random() < 0.6 else whole[: chance.randrange(len(whole))])
        for _ in range(chance.randrange(4)):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        try:
            for found in members(bytes(broken), Format.ZIP, Limits()):
                assert isinstance(found, Member) or (isinstance(found, MemberFailure) and found.error.remedy)
        except IngestError as refusal:
            assert refusal.remedy
        except IndexError:  # an empty file of which a bit was to flip
            assert not broken
