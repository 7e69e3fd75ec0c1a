"""Files that harm or break: damaged, locked, misnamed, bombs, absurdly wide or deep, with entities, oddly named."""

import io
import random
import struct
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from tests.ingest.every_format import SAMPLE, WRITERS, written_eml
from tests.ingest.formats.containers import ole, zipped
from tests.ingest.formats.docx import word
from tests.ingest.formats.hwp import writer as hwp
from tests.ingest.formats.hwp.compound import compound
from tests.ingest.formats.hwpx import writer as hwpx
from tests.ingest.formats.pdf.paper import Paper
from tests.ingest.formats.pptx.deck import members_of

Files = dict[str, bytes]
SAMPLES: Files = {form: write(SAMPLE) for form, write in WRITERS.items()}
BOMB = 60_000_000
DEPTH = 200
WIDTH = 10_000
WORD = "가온시"  # stands in every sample, in a workbook by code points
_CODED = "".join(f"&#{ord(sign)};" for sign in WORD)
_LOCK = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{0}> /U <{0}> >> /ID [<{1}> <{1}>]".format(
    "ab" * 32, "cd" * 16
)
_PAGE = "<!doctype html><meta charset=utf-8>"
# The part of each package that holds its text.
PARTS = {
    "docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "pptx": "ppt/slides/slide1.xml",
    "hwpx": "Contents/section0.xml",
}  # fmt: skip


def truncated(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Every sample cut at so many random points."""
    chance = random.Random(seed)
    for form, data in SAMPLES.items():
        for number in range(count):
            yield f"잘림 {form} {number:03}.{form}", data[: chance.randrange(1, len(data))]


def flipped(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Every sample so many times, with one bit or some turned over."""
    chance = random.Random(seed)
    for form, data in SAMPLES.items():
        for number in range(count):
            broken = bytearray(data)
            for _ in range(chance.choice((1, 1, 4, 40))):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
            yield f"뒤집힘 {form} {number:03}.{form}", bytes(broken)


def misnamed() -> Files:
    """Every sample under every other kind of ending."""
    endings = [*SAMPLES, "zip", "doc", "ppt"]
    return {
        f"{form}로 된 것.{ending}": data
        for place, (form, data) in enumerate(SAMPLES.items())
        for ending in (endings[(place + step) % len(endings)] for step in (1, 4, 9))
    }


def foreign() -> Files:
    """What is no document at all, and nothing, under the ending of every format."""
    chance = random.Random(8)
    starts = (
        b"\x89PNG\r\n\x1a\n",
        b"\x7fELF\2\1\1\0",
        b"MZ\x90\0\3\0\0\0",
        b"SQLite format 3\0",
        b"PK\3\4",
        b"%PDF-1.7\n",
    )
    made = {f"빈 파일.{form}": b"" for form in SAMPLES}
    for place, form in enumerate(SAMPLES):
        made[f"아무것.{form}"] = bytes(8) + chance.randbytes(3000)
        made[f"다른 것.{form}"] = starts[place % len(starts)] + b"\0" * 8 + chance.randbytes(2000)
    return made


def locked() -> Files:
    """Files that only a password or a guard opens."""
    paper = Paper(trailer=_LOCK)
    paper.sheet().text(60, 100, "잠긴 글")
    entry = '<odf:file-entry full-path="Contents/section0.xml"><odf:encryption-data/></odf:file-entry>'
    manifest = f"<odf:manifest {hwpx.NAMES}>{entry}</odf:manifest>"
    book = struct.pack("<HHHH", 0x809, 16, 0x600, 5) + bytes(12) + struct.pack("<HH", 0x2F, 6) + bytes(6)
    return {
        "암호.hwp": hwp.hwp([hwp.p("글")], flags=hwp.PACKED | hwp.PASSWORD),
        "암호.hwpx": zipped({**members_of(SAMPLES["hwpx"]), "META-INF/manifest.xml": manifest}),
        "암호.pdf": paper.pdf(),
        **{f"암호.{form}": ole("EncryptedPackage", "EncryptionInfo") for form in ("docx", "xlsx", "pptx")},
        "암호.xls": compound({"Workbook": book.ljust(4096, b"\0")}),
        "암호.zip": _locked_zip(),
        "문서 보안.hwp": b"<MARKANY_DOCUMENTSAFER>" + bytes(range(200)),
    }


def _locked_zip() -> bytes:
    data = bytearray(zipped({"잠김.txt": "비밀"}, stored=True))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(start) + flags
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    return bytes(data)


def bombs() -> Files:
    """Small files that unpack to much: plain, in each other, overlapping, and in the shape of every package."""
    zeros = bytes(BOMB)
    inner = zipped({"폭탄.txt": zeros})
    shaped = {}
    for form, part in PARTS.items():
        members = members_of(SAMPLES[form])
        text = members[part].decode().replace(_CODED, WORD).replace(WORD, WORD + " " * BOMB, 1)
        shaped[f"폭탄.{form}"] = zipped({**members, part: text})
    stream = zlib.compress(zeros)
    swollen = b"99 0 obj\n<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream endobj\n" % (len(stream), stream)
    pdf = SAMPLES["pdf"].replace(b"xref\n0", swollen + b"xref\n0").replace(b"/Contents 10 0 R", b"/Contents 99 0 R")
    return {
        "폭탄.zip": inner,
        "폭탄 속 폭탄.zip": zipped({f"{number}.zip": inner for number in range(20)}),
        "겹친 폭탄.zip": _overlapping(1_500),
        "폭탄.hwp": _hwp(hwp.Node(hwp.Tag.TEXT, zeros)),
        "폭탄.pdf": pdf,
        **shaped,
    }


def _overlapping(count: int) -> bytes:
    """An archive whose directory names one packed member many times."""
    data = zipped({"가000000.txt": "가" * 300_000})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    name = "가000000.txt".encode()
    entries = b"".join(entry.replace(name, f"가{number:06}.txt".encode()) for number in range(count))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return data[:at] + entries + tail


def wide() -> Files:
    """Sheets and tables of ten thousand columns, and such as only say so."""
    book = openpyxl.Workbook()
    book.active.append([f"{column}" for column in range(WIDTH)])
    far = openpyxl.Workbook()
    far.active["A1"], far.active["XFD1048576"] = "처음", "끝"
    cells = "".join(f"<td>{column}</td>" for column in range(WIDTH))
    claim = f'<w:tc><w:tcPr><w:gridSpan w:val="{10**9}"/></w:tcPr>{word.p("넓은 칸")}</w:tc>'
    row = [hwpx.tc(0, column, hwpx.p(hwpx.t("칸"))) for column in range(WIDTH)]
    return {
        "넓음.xlsx": _saved(book),
        "먼 칸.xlsx": _saved(far),
        "넓음.csv": ("구분," + ",".join(map(str, range(WIDTH))) + "\n").encode() * 2,
        "넓음.html": f"{_PAGE}<table><tr>{cells}</table>".encode(),
        "넓은 척.html": f"{_PAGE}<table><tr><td colspan=99999999 rowspan=99999999>칸</table>".encode(),
        "넓은 척.docx": word.word(word.table(f"<w:tr>{claim}</w:tr>")),
        "넓음.hwpx": _hwpx(hwpx.p(hwpx.tbl(row, columns=WIDTH))),
        "넓음.hwp": _hwp(hwp.p(hwp.tbl(*(hwp.tc(0, at, "칸") for at in range(WIDTH)), rows=1, columns=WIDTH))),
    }  # fmt: skip


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def deep() -> Files:
    """Tables in tables, archives in archives, mails in mails, groups in groups."""
    in_docx, in_hwpx, in_hwp = word.p("바닥"), hwpx.p(hwpx.t("바닥")), hwp.p("바닥")
    archive, mail = zipped({"바닥.txt": "바닥"}), written_eml(SAMPLE)
    for _ in range(DEPTH):
        in_docx = word.table(word.tr(word.tc(in_docx + word.p(""))))
        in_hwpx = hwpx.p(hwpx.tbl([hwpx.tc(0, 0, in_hwpx)]))
        in_hwp = hwp.p(hwp.tbl(hwp.tc(0, 0, in_hwp), rows=1, columns=1))
        archive = zipped({"안.zip": archive})
        mail = _forwarded(mail)
    slides = members_of(SAMPLES["pptx"])
    slide = slides[PARTS["pptx"]].decode()
    group = "<p:grpSp><p:nvGrpSpPr><p:cNvPr id='9' name='g'/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    nested = slide.replace("</p:spTree>", group * DEPTH + "</p:grpSp>" * DEPTH + "</p:spTree>")
    page = "<table><tr><td>" * DEPTH + "바닥" + "</table>" * DEPTH
    return {
        "깊음.docx": word.word(in_docx),
        "깊음.hwpx": _hwpx(in_hwpx),
        "깊음.hwp": _hwp(in_hwp),
        "깊음.html": f"{_PAGE}<p>위</p>{page}".encode(),
        "깊은 상자.html": f"{_PAGE}{'<div>' * 50_000}바닥".encode(),
        "깊음.pptx": zipped({**slides, PARTS["pptx"]: nested}),
        "깊음.zip": archive,
        "깊음.eml": mail,
    }


def _hwpx(paragraph: str) -> bytes:
    return hwpx.packed(hwpx.members(hwpx.section(hwpx.p(hwpx.section_properties()), paragraph)))


def _hwp(paragraph: hwp.Node) -> bytes:
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(10_000)  # the writer goes down as deep as what it writes
    try:
        return hwp.hwp([hwp.p(hwp.section()), paragraph])
    finally:
        sys.setrecursionlimit(usual)


def _forwarded(mail: bytes) -> bytes:
    return b"Subject: forwarded\nFrom: a@gaon.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + mail


def with_entities(secret: Path) -> Files:
    """Entities that multiply, and such as name a local file or a server."""
    laughs = '<!ENTITY a0 "하하하하하하하하하하">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    declared = {
        "웃음": laughs + '<!ENTITY x "&a9;">',
        "파일": f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        "서버": '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY x "글">',
    }
    made = {}
    for name, declarations in declared.items():
        for form, part in PARTS.items():
            members = members_of(SAMPLES[form])
            made[f"{name}.{form}"] = zipped({**members, part: _declared(members[part].decode(), declarations)})
        made[f"{name}.html"] = _declared(SAMPLES["html"].decode(), declarations).encode()
    frame = f'{_PAGE}<iframe src="{secret.as_uri()}"></iframe><p>틀 밖의 글</p>'
    return {**made, "틀.html": frame.encode()}


def _declared(xml: str, declarations: str) -> str:
    head, end, rest = xml.partition("?>") if xml.startswith("<?xml") else ("", "", xml)
    return f"{head}{end}<!DOCTYPE x [{declarations}]>{rest.replace(_CODED, WORD).replace(WORD, '&x;', 1)}"


def oddly_named() -> dict[bytes, bytes]:
    """A page under names that file systems take and programs stumble over."""
    page = SAMPLES["html"]
    names = [
        "한글 이름.html",
        "줄\n바꿈.html",
        f"{'가' * 83}a.html",
        "-rf.html",
        "~.html",
        "a\u202egpj.html",
        "탭\t.html",
    ]
    encoded = [unicodedata.normalize("NFD", names[0]).encode(), *(name.encode() for name in names[1:])]
    return {**dict.fromkeys(encoded, page), "옛 이름.html".encode("cp949"): page}


def long_pdf(pages: int) -> bytes:
    paper = Paper()
    for number in range(1, pages + 1):
        sheet = paper.sheet()
        sheet.text(60, 100, f"{number}번째 쪽에는 가온시의 {number}번째 사업을 적는다.")
    return paper.pdf()
