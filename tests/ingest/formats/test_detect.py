"""Formats told by content first, and refusals that say what a file is."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.formats.detect import SUFFIXES, Format, detect
from tests.ingest.formats.containers import ole, zipped

PROJECT = Path(__file__).resolve().parents[3]
DOCUMENTS = PROJECT.parent / "shared" / "documents"
TYPES = "[Content_Types].xml"
DOCX = zipped({TYPES: "<Types/>", "word/document.xml": "<w/>"})
XLSX = zipped({"xl/workbook.xml": "<w/>", TYPES: "<Types/>"})
PPTX = zipped({TYPES: "<Types/>", "ppt/presentation.xml": "<p/>"})
HWPX = zipped({"mimetype": "application/hwp+zip", "Contents/section0.xml": "<s/>"}, stored=True)
HWP = ole("FileHeader", "DocInfo", "BodyText")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
MAIL = b"From: hong@example.kr\r\nTo: kim@example.kr\r\nSubject: report\r\nMIME-Version: 1.0\r\n\r\nbody"
SAVED_PAGE = (
    b"From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (HWP, "보고서.hwp", Format.HWP),
        (HWP, "보고서.doc", Format.HWP),
        (HWPX, "보고서.hwpx", Format.HWPX),
        (HWPX, "보고서.hwp", Format.HWPX),
        (zipped({"version.xml": "", "Contents/header.xml": ""}), "보고서.hwp", Format.HWPX),
        (DOCX, "계약서.docx", Format.DOCX),
        (DOCX, "계약서.hwp", Format.DOCX),
        (DOCX, "계약서.zip", Format.DOCX),
        (XLSX, "예산.xlsx", Format.XLSX),
        (XLSX, "예산.xls", Format.XLSX),
        (PPTX, "교육.pptx", Format.PPTX),
        (ole("Workbook"), "예산.xls", Format.XLS),
        (ole("Workbook"), "예산.doc", Format.XLS),
        (ole("Workbook", further=("WordDocument",)), "예산.xls", Format.XLS),
        (b"%PDF-1.7\n", "a.pdf", Format.PDF),
        (b"%PDF-1.7\n", "a.hwp", Format.PDF),
        (b"junk\n%PDF-1.4\n", "a.pdf", Format.PDF),
        ("이름,금액\n가,1".encode("cp949"), "a.csv", Format.CSV),
        (b"a\tb", "a.TSV", Format.TSV),
        (b"# a", "a.md", Format.MD),
        (b"# a", "a.markdown", Format.MD),
        ("글".encode(), "a.txt", Format.TXT),
        ("글".encode(), "a.xml", Format.TXT),
        (b'{"a": 1}', "a.json", Format.TXT),
        ("글입니다.".encode(), "기록", Format.TXT),
        ("글입니다.".encode("utf-16"), "기록.log", Format.TXT),
        ("글입니다. ok".encode("utf-16-le"), "기록.log", Format.TXT),
        (b"<!DOCTYPE html>\n<html>", "a.pdf", Format.HTML),
        (b"\xef\xbb\xbf<!doctype HTML>", "a.txt", Format.HTML),
        ("<html><body>가".encode("utf-16"), "a.xls", Format.HTML),
        (b"<?xml version='1.0'?><!-- a --><html xmlns='x'>", "a", Format.HTML),
        (b"<table><tr><td>1", "a.xls", Format.HTML),
        (b"<table><tr><td>1", "a.md", Format.MD),
        (b"<div>", "a.html", Format.HTML),
        (b"a\tb\n1\t2", "a.xls", Format.TSV),
        (b"a,b\n1,2", "a.xls", Format.CSV),
        (MAIL, "a.eml", Format.EML),
        (MAIL, "a.txt", Format.EML),
        (MAIL, "a.md", Format.MD),
        (b"Subject: only\n\nbody", "a.eml", Format.EML),
        (b"Subject: only\nFrom: me\n\nbody", "a.txt", Format.TXT),
        (SAVED_PAGE, "a.mht", Format.MHT),
        (SAVED_PAGE, "a.htm", Format.HTML),
        (SAVED_PAGE, "a", Format.MHT),
        (MAIL.replace(b"MIME", b"Content-Type: multipart/related\r\nMIME"), "a.eml", Format.EML),
        (zipped({"보고서.hwp": b"x", "word/a.txt": b"x"}), "자료.zip", Format.ZIP),
        (zipped({"보고서.hwp": b"x"}), "자료.hwpx", Format.ZIP),
        (zipped({"mimetypE": b"x", "Contents/section0.xml": b"x"}), "손상.hwpx", Format.HWPX),
        (zipped({"[Content_Typ": b"x", "_rels/.rels": b"x"}), "손상.pptx", Format.PPTX),
        (zipped({}), "빈.zip", Format.ZIP),
        (DOCX[: len(DOCX) // 2], "계약서.docx", Format.DOCX),
        (HWPX[: len(HWPX) // 2], "보고서.hwpx", Format.HWPX),
        (b"PK\x03\x04" + bytes(9), "보고서.hwpx", Format.HWPX),
        (HWP[:600], "보고서.hwp", Format.HWP),
        (ole("Workbook")[:500], "보고서.xls", Format.XLS),
        (b"BZh is a word", "a.txt", Format.TXT),
        (b"BM is a word too", "a.txt", Format.TXT),
    ],
)
def test_the_format_is_told_by_content_then_by_name(data: bytes, name: str, expected: Format):
    assert detect(data, name) is expected


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "빈 파일"),
        (b"HWP Document File V3.00 \x1a\x01", "a.hwp", "3.x"),
        (b'<?xml version="1.0"?><HWPML Version="2.8">', "a.hml", ".hml"),
        (b'<?mso-application progid="Word.Document"?><w/>', "a.doc", "워드 XML"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', "a.xls", "엑셀 XML"),
        (ole("WordDocument", "1Table"), "a.doc", ".doc"),
        (ole("WordDocument", "1Table", further=("Workbook",)), "a.hwp", ".doc"),
        (ole("PowerPoint Document"), "a.ppt", ".ppt"),
        (ole("Nothing known"), "a.doc", ".doc"),
        (ole("Nothing known"), "a.bin", "복합 문서"),
        (ole("__properties_version1.0"), "a.msg", ".msg"),
        (ole("EncryptedPackage", "EncryptionInfo"), "a.xlsx", "암호가 걸린"),
        (ole("EncryptedPackage") + "DRMEncryptedTransform".encode("utf-16-le"), "a.docx", "IRM"),
        (b"<MARKANY_DOCUMENTSAFER>\0", "a.hwp", "MarkAny"),
        (b"\x9b DRMONE  This Document is encrypted", "a.hwp", "Fasoo"),
        (b"SCDSA004\0\1", "a.hwp", "소프트캠프"),
        (b"<## NASCA DRM FILE - VER1.00 ##>", "a.xlsx", "NASCA"),
        (zipped({TYPES: "", "xl/workbook.bin": b""}), "a.xlsb", ".xlsb"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, stored=True), "a.odt", ".odt"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, stored=True), "a.ods", ".ods"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}, stored=True), "a", ".odp"),
        (zipped({"mimetype": "application/epub+zip"}, stored=True), "a.epub", ".epub"),
        (zipped({"META-INF/MANIFEST.MF": ""}), "a.jar", ".jar"),
        (bytes(range(256)), "a.PK\x01\x02\ue000", "(확장자 없음)"),
        (b"{\\rtf1\\ansi", "a.doc", ".rtf"),
        (PNG, "a.pdf", "그림 파일입니다(PNG)"),
        (b"\xff\xd8\xff\xe0", "a.hwp", "그림 파일입니다(JPEG)"),
        (b"BM\x01\x02\0\0\0\0\0\0", "a.bmp", "BMP"),
        (b"RIFF\0\0\0\0WEBPVP8", "a.webp", "WEBP"),
        (b"\0\0\0\x18ftypheic", "a.heic", "HEIC"),
        (b"\0\0\0\x18ftypmp42", "a.mp4", "소리나 영상"),
        (b"\xff\xfb\x90\0", "a.mp3", "소리나 영상"),
        (b"7z\xbc\xaf\x27\x1c\0", "a.7z", ".7z"),
        (b"Rar!\x1a\x07\0", "a.rar", ".rar"),
        (b"\x1f\x8b\x08\0", "a.gz", ".gz"),
        (b"ALZ\x01\x0a\0\0\0", "a.alz", ".alz"),
        (b"EGGA\0\1", "a.egg", ".egg"),
        (b"x.txt".ljust(257, b"\0") + b"ustar\0", "a.tar", ".tar"),
        (b"MZ\x90\0\3", "a.exe", "실행 파일"),
        (b"\x7fELF\2", "a", "실행 파일"),
        (b"SQLite format 3\0", "a.db", "데이터베이스"),
        (bytes(range(1, 256)) * 4, "a.hwp", "내용이 .hwp 형식이 아닙니다"),
        (bytes(range(256)) * 4, "a.dat", "알 수 없는 형식"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, name: str, said: str):
    with pytest.raises(IngestError) as refusal:
        detect(data, name)
    assert said in refusal.value.problem
    assert refusal.value.remedy.endswith("요.")


@given(st.binary(max_size=600), st.sampled_from(["", *sorted(SUFFIXES)]))
def test_any_bytes_are_told_or_refused(data: bytes, suffix: str):
    for start in (b"", b"PK\x03\x04", HWP[:8], HWP[:512], XLSX[:60]):
        try:
            assert detect(start + data, "이름" + suffix) in Format
        except IngestError as refusal:
            assert refusal.problem and refusal.remedy


@pytest.mark.parametrize("whole", [HWP, DOCX, HWPX, XLSX])
def test_flipped_bits_never_crash(whole: bytes):
    chance = random.Random(4)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            assert detect(bytes(data), "a.hwp") in Format
        except IngestError as refusal:
            assert refusal.problem


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" * 2_000_000,
        HWP[:44] + b"\0" * 8_000_000,
        b"<!--" * 2_000_000,
        b"<?xml " * 1_500_000,
        b"\n" * 8_000_000,
        b"From: a\n" * 1_000_000,
        b"a" * 8_000_000,
    ],
)
def test_large_odd_files_cost_little(data: bytes):
    start = time.process_time()
    for name in ("a.hwp", "a.txt"):
        try:
            detect(data, name)
        except IngestError as refusal:
            assert refusal.problem
    assert time.process_time() - start < 1.0


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real files are not beside this checkout")
def test_real_files_are_what_their_folders_say():
    for path in DOCUMENTS.rglob("*.*"):
        if path.parent.name not in ("bad", "documents"):
            assert detect(path.read_bytes(), "이름 없음") is Format(path.parent.name)
