"""Mails as Korean offices send them: any encoding of head and body, pages, and what is broken."""

import base64
import random
import time
from email.header import Header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.content import Content, Paragraph, Role, Table
from ingest.errors import IngestError
from ingest.formats.mail import read
from ingest.formats.messages import header_text
from ingest.limits import Limits

BODY = "안녕하십니까.\n가온시 재정과입니다.\n\n1. 제출 기한: 3월 15일\n2. 제출처: 재정과\n\n감사합니다.\n"
LONG = "예산 편성 자료를 다시 제출하여 주시기 바랍니다. 급합니다. 기한은 3월 15일입니다."


def lines(content: Content) -> list[str]:
    return [piece.text for piece in content.pieces if isinstance(piece, Paragraph)]


def mail(body: bytes, *head: bytes) -> bytes:
    return b"\r\n".join([b"Subject: report", *head, b"", body])


def composed() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "2025년 예산 편성 자료 제출 요청"
    message["From"] = "홍길동 <hong@gaon.example>"
    message["To"] = "김하늘 <kim@gaon.example>, 이바다 <lee@gaon.example>"
    message["Date"] = "Tue, 05 Mar 2024 23:30:00 +0900"
    message.set_content(BODY)
    return message


def test_subject_head_and_body():
    content = read(composed().as_bytes(), Limits())
    assert content.pieces[0] == Paragraph("2025년 예산 편성 자료 제출 요청", role=Role.HEADING, level=1)
    assert lines(content)[1:] == [
        "보낸 사람: 홍길동 <hong@gaon.example>\n받는 사람: 김하늘 <kim@gaon.example>, 이바다 <lee@gaon.example>\n"
        "보낸 날짜: Tue, 05 Mar 2024 23:30:00 +0900",
        "안녕하십니까.\n가온시 재정과입니다.",
        "1. 제출 기한: 3월 15일",
        "2. 제출처: 재정과",
        "감사합니다.",
    ]
    assert (content.format, content.title, content.author, content.date) == (
        "eml", "2025년 예산 편성 자료 제출 요청", "홍길동", "2024-03-05",
    )  # fmt: skip


def test_what_has_neither_a_head_nor_text_is_refused():
    with pytest.raises(IngestError, match="아니거나 손상"):
        read(bytes(8) + bytes(range(256)) * 4, Limits())
    assert lines(read(BODY.encode(), Limits()))[0].startswith("안녕하십니까.")


def test_attachments_are_named():
    message = composed()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="편성 지침.pdf")
    assert "첨부: 편성 지침.pdf" in lines(read(message.as_bytes(), Limits()))[1]


@pytest.mark.parametrize("charset", ["euc-kr", "ks_c_5601-1987", "utf-8", "iso-2022-kr", "us-ascii", "x-unknown", ""])
@pytest.mark.parametrize("coding", ["base64", "8bit"])
def test_bodies_in_every_encoding(charset: str, coding: str):
    text = "재정과에서 알려 드립니다." if charset == "iso-2022-kr" else "재정과에서 뷁 알려 드립니다."
    raw = text.encode({"utf-8": "utf-8", "iso-2022-kr": "iso2022_kr"}.get(charset, "cp949"))
    body = base64.encodebytes(raw) if coding == "base64" else raw
    kind = f"Content-Type: text/plain; charset={charset}".encode() if charset else b"Content-Type: text/plain"
    content = read(mail(body, kind, f"Content-Transfer-Encoding: {coding}".encode()), Limits())
    assert lines(content)[-1] == text and content.remarks == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=?UTF-8?B?7JiI7IKw?= =?utf-8?q?_=EC=9E=90=EB=A3=8C?=", "예산 자료"),
        ("=?ks_c_5601-1987?B?v7m76g==?=", "예산"),
        (Header(LONG, "euc-kr").encode(), LONG),
        ("Re: =?utf-8?B?7JiI7IKw?= (2)", "Re: 예산 (2)"),
        ("=?utf-8?B?7JiI7IK=?=", "예\ufffd"),
        ("=?nonsense?Q?abc?=", "abc"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("a\r\n b\r\n\tc", "a b c"),
    ],
)  # fmt: skip
def test_headers(written: str, shown: str):
    assert header_text(written) == shown


def test_a_letter_cut_between_two_words_is_whole():
    raw = "예산".encode()
    words = [f"=?utf-8?B?{base64.b64encode(part).decode()}?=" for part in (raw[:4], raw[4:])]
    assert header_text("\r\n ".join(words)) == "예산"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_headers_without_any_coding(encoding: str):
    data = (
        b"Subject: "
        + "예산 제출".encode(encoding)
        + b"\r\nFrom: "
        + "홍길동".encode(encoding)
        + b" <a@b.c>\r\n\r\nbody"
    )
    content = read(data, Limits())
    assert (content.title, content.author) == ("예산 제출", "홍길동")


def test_the_page_is_read_where_there_is_no_plain_text():
    message = composed()
    message.set_content("<h2>일정</h2><table><tr><th>구분<th>기한<tr><td>1차<td>3월</table>", subtype="html")
    content = read(message.as_bytes(), Limits())
    assert lines(content)[2] == "일정" and isinstance(content.pieces[3], Table)


def test_plain_text_is_preferred_unless_it_says_nearly_nothing():
    message = composed()
    message.add_alternative("<p>다른 글</p>", subtype="html")
    assert "다른 글" not in lines(read(message.as_bytes(), Limits()))
    message = composed()
    message.set_content("HTML로 보세요.")
    message.add_alternative("<p>긴 본문이 여기에 있습니다.</p>", subtype="html")
    assert lines(read(message.as_bytes(), Limits()))[2:] == ["긴 본문이 여기에 있습니다."]


def test_flowed_text_is_one_paragraph():
    content = read(
        mail("가나다 \n라마바\n".encode(), b"Content-Type: text/plain; charset=utf-8; format=flowed"), Limits()
    )
    assert lines(content)[-1] == "가나다 라마바"


def test_broken_characters_are_named():
    body = "재정과에서 알려 드립니다. 기한은 3월입니다.".encode() + b"\xff\xfe\xff"
    assert len(read(mail(body, b"Content-Type: text/plain; charset=utf-8"), Limits()).remarks) == 1


@pytest.mark.parametrize("date", ["2024-03-05", "Tue, 99 Foo 1", "", "1 " * 50_000])
def test_odd_dates_are_no_date(date: str):
    assert read(mail("글".encode(), f"Date: {date}".encode()), Limits()).date == ""


@pytest.mark.parametrize("data", [b"", b"\n\n", b"Date: x\n\n \n", b"Content-Type: image/png\n\nxxxx"])
def test_a_mail_without_words_is_refused(data: bytes):
    with pytest.raises(IngestError, match="글자가 없는"):
        read(data, Limits())


def test_a_text_beyond_the_limit_is_refused():
    with pytest.raises(IngestError, match="너무 깁니다"):
        read(mail(b"a" * 200), Limits(text_bytes=100))


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text/plain" + b';a="' * 300_000 + b"\n\nbody",
        b'Content-Disposition: attachment; filename="' + b'\\"' * 300_000 + b"\n\nbody",
        b"To: " + b"a@b.c, " * 100_000 + b"\n\nbody",
        b"From: " + b"(" * 300_000 + b"\n\nbody",
        b"Subject: " + b"=?utf-8?B?" * 100_000 + b"\n\nbody",
        b"Subject: a\n" + b" b\n" * 100_000 + b"\nbody",
        b"X: y\n" * 100_000 + b"\nbody",
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 60_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)),
        b"Content-Type: message/rfc822\n\n" * 5_000 + b"x",
        b"Content-Transfer-Encoding: x-uuencode\n\n" + b"begin 644 a\n" * 100_000,
    ],
)
def test_hostile_heads_and_parts_cost_little(data: bytes):
    start = time.process_time()
    try:
        assert read(data, Limits()).pieces
    except IngestError as refusal:
        assert refusal.remedy
    assert time.process_time() - start < 2.0


def test_truncated_and_flipped_mails_are_refused_or_read():
    message = composed()
    message.add_alternative("<p>다른 글</p>", subtype="html")
    message.add_attachment(b"x" * 50, maintype="application", subtype="pdf", filename="지침.pdf")
    whole = message.as_bytes()
    chance = random.Random(9)
    for _ in range(200):
        broken = bytearray(whole[: chance.randrange(1, len(whole) + 1)])
        for _ in range(chance.randrange(3)):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        try:
            assert read(bytes(broken), Limits()).pieces
        except IngestError as refusal:
            assert refusal.remedy


@given(st.text(st.sampled_from("가나다라 1.\n○>-"), max_size=60))
def test_every_word_of_the_body_comes_out_in_order(text: str):
    content = read(mail(text.encode(), b"Content-Type: text/plain; charset=utf-8"), Limits())
    assert " ".join(lines(content)[1:]).split() == text.split()
