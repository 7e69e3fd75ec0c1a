"""Saved pages: the page's part is found, decoded and read."""

import base64
import quopri

import pytest

from ingest.content import Paragraph
from ingest.errors import IngestError
from ingest.formats.html import read_mht
from ingest.limits import Limits

PAGE = "<html><head><title>공고문</title></head><body><h1>채용 공고</h1><p>뷁 원서 접수</p></body></html>"


def saved(page: bytes, coding: str, charset: str = "") -> bytes:
    label = f"; charset={charset}" if charset else ""
    return (
        (
            'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"'
            f"\r\n\r\n--B\r\nContent-Type: text/html{label}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
        ).encode()
        + page
        + b"\r\n--B\r\nContent-Type: image/png\r\n\r\nxxxx\r\n--B--\r\n"
    )


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr", "ks_c_5601-1987", ""])
@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_pages_in_every_coding(charset: str, coding: str):
    raw = PAGE.encode("utf-8" if charset == "utf-8" else "cp949")
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[coding](raw)
    content = read_mht(saved(coded, coding, charset), Limits())
    assert [p.text for p in content.pieces if isinstance(p, Paragraph)] == ["채용 공고", "뷁 원서 접수"]
    assert (content.format, content.title) == ("mht", "공고문")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"From: a\r\n\r\nbody",
        saved(PAGE.encode(), "8bit")[:100],
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n" + b"--B\n" * 50_000,
        b"".join(
            f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n".encode() for depth in range(2_000)
        ),
    ],
)
def test_what_holds_no_page_is_refused(data: bytes):
    with pytest.raises(IngestError) as refusal:
        read_mht(data, Limits())
    assert refusal.value.remedy
