"""PDFs that are damaged, locked, absurd or hostile: each is refused in Korean or read within its limits."""

import random
import time
from dataclasses import replace

import pytest
from paper import Paper

from ingest.content import Content, Paragraph
from ingest.errors import IngestError
from ingest.formats.pdf import read
from ingest.limits import Limits

pytestmark = pytest.mark.slow  # many damaged files, or real processes

LOCK = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{0}> /U <{0}> >> /ID [<{1}> <{1}>]".format(
    "ab" * 32, "cd" * 16
)


def sample() -> bytes:
    paper = Paper(information={"Title": "표본"}, bookmarks=[("제목", 1)])
    for number in range(2):
        sheet = paper.sheet()
        sheet.text(60, 80, f"제{number + 1}장 제목", 16)
        sheet.lines(60, 120, [f"{number}번째 쪽의 본문이다.", "이어지는 글이다."])
        sheet.grid([60, 160, 260], [200, 220, 240])
        sheet.text(64, 214, "항목")
        sheet.picture(300, 300, 400, 400)
    return paper.pdf()


def outcome(data: bytes, limits: Limits | None = None) -> Content | IngestError:
    started = time.process_time()
    try:
        return read(data, limits or Limits())
    except IngestError as error:
        assert error.problem.endswith(".")
        assert error.remedy.endswith(".")
        return error
    finally:
        assert time.process_time() - started < 10


def test_truncated_files_are_refused_or_read():
    data = sample()
    whole = read(data, Limits())
    rest = [outcome(data[:length]) for length in random.Random(1).sample(range(len(data)), 50)]
    for found in rest:
        assert isinstance(found, IngestError) or found.pieces == whole.pieces or found.remarks or found.pieces
    assert sum(isinstance(found, IngestError) for found in rest) > 10


def test_flipped_bits_are_survived():
    data = sample()
    dice = random.Random(2)
    for _ in range(200):
        flipped = bytearray(data)
        flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        outcome(bytes(flipped))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\x00" * 4096, b"PK\x03\x04" + b"x" * 100, b"<html>", "그냥 글".encode() * 100]
)
def test_what_is_no_pdf_is_refused(data: bytes):
    with pytest.raises(IngestError) as refused:
        read(data, Limits())
    assert refused.value.problem == "PDF가 손상되었거나 PDF 파일이 아닙니다."


def test_a_password_is_named():
    paper = Paper(trailer=LOCK)
    paper.sheet().text(60, 100, "잠긴 글")
    with pytest.raises(IngestError) as refused:
        read(paper.pdf(), Limits())
    assert refused.value.problem == "암호가 걸린 PDF입니다."


def test_pages_text_and_cells_have_limits():
    paper = Paper()
    for _ in range(3):
        sheet = paper.sheet()
        sheet.grid([60, 160, 260], [200, 220, 240])
        sheet.text(64, 214, "항목의 글")
    data = paper.pdf()
    for limits, problem in (
        (replace(Limits(), pages=2), "PDF가 3쪽으로 너무 깁니다."),
        (replace(Limits(), text_bytes=20), "PDF의 글이 너무 깁니다(0MB 초과)."),
        (replace(Limits(), cells=9), "표의 칸이 너무 많습니다(9칸 초과)."),
    ):
        with pytest.raises(IngestError) as refused:
            read(data, limits)
        assert refused.value.problem == problem


def test_halves_of_characters_in_titles_and_labels_cost_nothing_else():
    paper = Paper(
        information={"Title": "가", "Author": "나"}, catalogue="/PageLabels << /Nums [0 << /P <feffd800> >>] >>"
    )
    paper.sheet().text(60, 100, "본문의 글이다.")
    found = outcome(paper.pdf().replace("가".encode("utf-16-be").hex().encode(), b"d800"))
    assert isinstance(found, Content)
    assert (found.title, found.author, found.page_labels) == ("", "나", ())


def test_an_absurd_count_of_pages_is_not_believed():
    data = sample().replace(b"/Count 2 /Kids", b"/Count 900000000 /Kids")
    found = outcome(data)
    assert isinstance(found, IngestError) or found.pieces == read(sample(), Limits()).pieces


def test_a_page_tree_that_bites_its_tail_ends():
    data = sample()
    at = data.index(b"/Kids [") + len(b"/Kids [")
    outcome(data[:at] + b"2 0 R" + b" " * 1 + data[at + 6 :])


def test_a_deep_page_tree_ends():
    paper = Paper()
    paper.sheet().text(60, 100, "깊은 쪽")
    data = paper.pdf()
    chain = b"".join(
        b"%d 0 obj\n<< /Type /Pages /Count 1 /Kids [%d 0 R] >>\nendobj\n" % (1000 + place, 1001 + place)
        for place in range(3000)
    )
    outcome(data.replace(b"/Kids [", b"/Kids [1000 0 R ").replace(b"xref\n0", chain + b"xref\n0"))


@pytest.mark.parametrize(("width", "height"), [(0, 0), (1e7, 1e7), (-100, 50), (0.001, 0.001), (1e30, 1e30)])
def test_pages_of_absurd_sizes_are_survived(width: float, height: float):
    paper = Paper()
    paper.sheet().text(60, 100, "보통 쪽")
    paper.sheet(width=width, height=height).text(60, -100, "이상한 쪽")
    found = outcome(paper.pdf())
    assert isinstance(found, Content)
    assert found.pieces[0] == Paragraph("보통 쪽", page=1)


def test_places_that_are_no_numbers_are_survived():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "보통 글")
    for matrix in ("1e38 0 0 1e38", "0 0 0 0", "nan 0 0 1", "-1e30 5 9 2"):
        sheet.text(60, 200, "이상한 글", matrix=matrix)
        sheet.drawn.append(f"q {matrix} 0 0 cm 0 0 m 100 100 l S 0 0 50 50 re f Q")
    found = outcome(paper.pdf())
    assert isinstance(found, Content)
    assert any(isinstance(piece, Paragraph) and "보통 글" in piece.text for piece in found.pieces)


def test_a_drawing_of_very_many_rules_is_read_in_time():
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "도면의 글")
    for place in range(1, 1500):
        sheet.rule(place % 590, 0, place % 590, 842)
        sheet.rule(0, place % 840, 595, place % 840)
    assert isinstance(outcome(paper.pdf()), Content)


@pytest.mark.parametrize("pages", [150, pytest.param(5000, marks=pytest.mark.slow)])
def test_many_pages_are_read_in_time(pages: int):
    paper = Paper()
    for number in range(pages):
        sheet = paper.sheet()
        sheet.text(60, 40, "긴 문서의 머리글")
        sheet.lines(60, 100, [f"{number}. 항목의 글이 여기 있고 {place}째 줄이다." for place in range(25)])
        sheet.grid([60, 160, 260, 360], [600, 620, 640, 660])
        sheet.text(64, 614, f"표 {number}")
        sheet.text(280, 800, f"- {number + 1} -")
    data = paper.pdf()
    started = time.process_time()
    content = read(data, Limits())
    assert time.process_time() - started < 0.024 * pages
    assert content.pieces[-1].page == pages
    assert len(content.left_out) == pages + 1
