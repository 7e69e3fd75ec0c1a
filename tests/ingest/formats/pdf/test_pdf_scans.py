"""PDFs whose text can't be had: scans, text layers, unmapped fonts, letters drawn as outlines; reading by OCR."""

import pypdfium2
import pytest
from paper import Paper

from ingest.content import Content, Paragraph
from ingest.errors import IngestError
from ingest.formats.pdf import ocr, read, reader
from ingest.limits import Limits

INSTALLED = ocr.installed()


class Told:
    """Reads any picture as the same text, and remembers the pictures."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pictures: list[bytes] = []

    def read(self, picture: bytes) -> str:
        self.pictures.append(picture)
        return self.text


def scan(pages: int = 1) -> Paper:
    paper = Paper()
    for _ in range(pages):
        paper.sheet().picture(0, 0, 595, 842)
    return paper


def one(paper: Paper) -> Content:
    return read(paper.pdf(), Limits())


def test_a_scan_is_refused_by_name():
    with pytest.raises(IngestError) as refused:
        one(scan())
    assert refused.value.problem == "글자가 없는 스캔 PDF입니다(쪽마다 그림만 있습니다)."
    assert "OCR" in refused.value.remedy


def test_pages_that_are_pictures_are_named():
    paper = scan(3)
    paper.sheet().text(60, 100, "글자가 있는 쪽")
    paper.sheet().picture(0, 0, 595, 842)
    content = one(paper)
    assert content.pieces == (Paragraph("글자가 있는 쪽", page=4),)
    assert content.remarks == (
        "1~3, 5쪽은 글자가 없는 그림입니다. 글자 인식(OCR)을 거친 PDF를 넣으면 읽을 수 있습니다.",
    )


def test_a_small_picture_or_an_empty_page_is_nothing_to_remark():
    paper = Paper()
    paper.sheet().text(60, 100, "본문")
    paper.sheet().picture(60, 60, 160, 160)
    paper.sheet()
    assert one(paper).remarks == ()


def test_the_text_layer_of_a_scan_is_read_and_said():
    paper = scan()
    paper.sheets[0].text(60, 100, "그림 위의 안 보이는 글", mode=3)
    content = one(paper)
    assert content.pieces == (Paragraph("그림 위의 안 보이는 글", page=1),)
    assert content.remarks == ("1쪽은 스캔한 그림에 딸린 글자층에서 읽어 틀린 글자가 있을 수 있습니다.",)


def test_a_file_of_signs_without_meaning_is_refused():
    paper = Paper()
    paper.sheet().text(60, 100, "\ue100\ue101\ue102\ue103 \ue104\ue105\ue106\ue107")
    with pytest.raises(IngestError) as refused:
        one(paper)
    assert refused.value.problem == "PDF의 글꼴에 글자 정보가 없어 글자를 알아볼 수 없습니다."


def test_letters_drawn_as_outlines_are_remarked():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "본문 글자")
    for place in range(20):
        x = 60 + 12 * place
        curves = " ".join(f"{x + step} 600 {x + step} 608 {x + step + 1} 606 c" for step in range(9))
        sheet.drawn.append(f"0 g {x} 600 m {curves} f")
    assert one(paper).remarks == (
        "1쪽은 글자의 일부나 전부가 글자가 아니라 윤곽선 그림으로 들어 있어 그 부분을 읽지 못했습니다.",
    )


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_a_file_without_any_text_is_refused(pages: int):
    paper = Paper()
    for _ in range(pages):
        paper.sheet()
    with pytest.raises(IngestError):
        one(paper)


def test_pages_are_read_as_pictures_in_order_while_there_is_time():
    told = Told("첫 줄\n둘째 줄\n\n다음 문단")
    document = pypdfium2.PdfDocument(scan(3).pdf())
    found = reader.read_pictures(document, [1, 3], told, 60.0)
    assert found == {
        page: (Paragraph("첫 줄\n둘째 줄", page=page, wrapped=True), Paragraph("다음 문단", page=page))
        for page in (1, 3)
    }
    assert reader.read_pictures(document, [2], told, -1.0) == {}
    header, _, grey = told.pictures[0].partition(b" 255\n")
    assert header == b"P5 1653 2339"
    assert len(grey) == 1653 * 2339
    assert set(grey) == {0x80}


def test_a_huge_page_makes_a_picture_of_bounded_size():
    paper = Paper()
    paper.sheet(width=14_000, height=14_000).text(60, 100, "글")
    picture = ocr.picture_of(pypdfium2.PdfDocument(paper.pdf())[0])
    assert len(picture) < 26_000_000


@pytest.mark.skipif(INSTALLED is None, reason="tesseract with kor is not installed")
def test_tesseract_reads_a_page_of_print():
    paper = Paper()
    paper.sheet().latin(60, 200, "2024 1234 5678", 40)
    assert INSTALLED is not None
    assert "1234" in INSTALLED.read(ocr.picture_of(pypdfium2.PdfDocument(paper.pdf())[0]))


def test_nothing_is_installed_where_the_path_is_empty():
    assert ocr.installed() is None
