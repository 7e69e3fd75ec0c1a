"""Paragraphs of .hwp: their text, what stands in it, notes at their place, what is left out."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.content import Box, Note, Paragraph, Role
from ingest.formats.hwp import read
from ingest.limits import Limits
from tests.ingest.formats.hwp.writer import (
    Node,
    Tag,
    auto,
    box,
    caption,
    common,
    content,
    control,
    counted,
    equation,
    hwp,
    listed,
    note,
    note_shape,
    p,
    section,
    tbl,
    tc,
)  # fmt: skip


def texts(*paragraphs) -> list[str]:
    return [piece.text for piece in content(*paragraphs).pieces if isinstance(piece, Paragraph)]


@given(st.lists(st.text(st.characters(codec="utf-8", min_codepoint=0x20, exclude_categories=["Cs", "Co"])), max_size=4))
def test_text_in_is_text_out(lines: list[str]):
    kept = [line for line in lines if line.strip() and not any("\ua000" <= sign <= "\ua48c" for sign in line)]
    assert texts("머리", *kept) == ["머리", *kept]


def test_controls_of_one_unit_print_as_the_editor_draws_them():
    assert texts("가\n나", "다\x1e라\x1f마", "60g\x18/㎡") == ["가\n나", "다 라 마", "60g/㎡"]


def test_a_tab_takes_eight_units():
    assert texts("가\t" + "\u1234" * 6 + "\t나") == ["가\t나"]


def test_private_signs_become_real_ones():
    assert texts("\uf53a글", "\ua0e1", "\uf06c \U000f02b1 \uf0fe") == ["\u1112\u119e\u11ab글", "(인)", "● ① ☑"]


def test_what_stands_between_the_ends_of_a_field_is_text():
    link = control(b"%hlk", struct.pack("<IB", 0, 0) + counted("https://example.org") + bytes(4))
    assert texts(p("앞 ", link, "누리집\x04" + "\0" * 6 + "\x04 뒤")) == ["앞 누리집 뒤"]


def test_small_words_above_others_follow_in_brackets():
    ruby = control(b"tdut", counted("大韓") + counted("대한") + bytes(20))
    assert texts(p("'", ruby, "'")) == ["'大韓(대한)'"]


@pytest.mark.parametrize(("words", "frame", "printed"), [("12", 1, "⑫"), ("12", 0, "12"), ("인", 1, "인")])
def test_overlapped_characters_are_text(words: str, frame: int, printed: str):
    overlap = control(b"tcps", counted(words) + bytes([frame, 0, 0, 0]))
    assert texts(p("(", overlap, ")")) == [f"({printed})"]


def test_a_form_prints_what_is_written_on_it():
    written = "CommonSet:set:20:Caption:wstring:3:동의함 Value:int:1"
    form = control(b"form", common(), _form(written))
    assert texts(p(form, " 예")) == ["동의함 예"]


def _form(written: str):
    return Node(Tag.FORM, written.encode("utf-16-le"))


def test_notes_stand_where_they_are_called():
    first, second = note("첫째 주"), note(p(auto(1, 2), "  둘째 ", "주"), number=2)
    assert content(p("가나", first, "다", second)).pieces == (
        Paragraph("가나다", notes=(
            Note(2, "1)", (Paragraph("첫째 주"),)), Note(3, "2)", (Paragraph("둘째 주"),)),
        )),
    )  # fmt: skip


def test_endnotes_count_apart_and_each_note_has_its_dress():
    pieces = content(p("가", note("주", after="]", shape=8), "나", note("미주", end=True, after="\0", shape=1))).pieces
    assert isinstance(pieces[0], Paragraph)
    assert [(one.at, one.marker) for one in pieces[0].notes] == [(1, "가]"), (2, "①")]


def _markers(file: bytes) -> list[str]:
    pieces = read(file, Limits()).pieces
    return [one.marker for piece in pieces if isinstance(piece, Paragraph) for one in piece.notes]


@pytest.mark.parametrize(
    ("anew", "markers"), [(0, ["1)", "2)", "3)"]), (1, ["1)", "2)", "1)"]), (2, ["1)", "1)", "1)"])]
)
def test_notes_begin_anew_as_the_section_says(anew: int, markers: list[str]):
    def part(*numbers: int):
        return [p(section(notes=[note_shape(anew=anew)]), *(note("주", number=number) for number in numbers), "가")]

    stored = (1, 1) if anew == 2 else (1, 2)
    assert _markers(hwp(part(*stored), part(1 if anew else 3))) == markers


def test_a_section_may_print_signs_of_its_own():
    shape = note_shape(shape=0x81, sign="※", after="\0")
    old = control(b"fn  ", bytes(8), *listed("주"))
    assert _markers(hwp([p(section(notes=[shape]), "가", old, "나", old)])) == ["※", "※※"]


def test_a_new_number_counts_from_there():
    new = control(b"nwno", struct.pack("<IH", 1, 7))
    assert _markers(hwp([p(section(), new, "가", note("주"), "나", note("주"))])) == ["7)", "8)"]


def test_automatic_numbers_print_in_place_and_go_on_where_none_is_kept():
    assert texts(p("표 ", auto(4, 3), " 예산"), p("표 ", auto(4), " 결산"), p("<그림 ", auto(3, 2, shape=2), ">")) == [
        "표 3 예산", "표 4 결산", "<그림 II>",
    ]  # fmt: skip


def test_an_equation_alone_is_one_and_in_the_line_is_text():
    assert content(p(equation("E=mc^2")), p("식 ", equation("{a} over {b}"), "을")).pieces == (
        Paragraph("E=mc^2", Role.EQUATION),
        Paragraph("식 a/b을"),
    )


def test_headers_remarks_and_what_describes_objects_are_left_out():
    headed = control(b"head", bytes(8), *listed("머리말"))
    hidden = control(b"tcmt", b"", *listed("숨은 설명"))
    index = control(b"idxm", counted("찾을 말") + counted("") + bytes(2))
    picture = control(b"gso ", common(words="그림입니다."))
    read_ = content(p(headed, hidden, index, picture, "본문"), p(headed, "둘째"))
    assert read_.pieces == (Paragraph("본문"), Paragraph("둘째"))
    assert read_.left_out == ("머리말", "숨은 설명", "찾을 말", "그림입니다.")


def test_a_box_stands_before_the_text_or_behind_what_has_begun():
    framed = box("참고", p("1"))
    assert content(p(framed, "제목"), p("글의 ", box("가"), "가운데")).pieces == (
        Box((Paragraph("참고"), Paragraph("1"))), Paragraph("제목"), Paragraph("글의 가운데"), Box((Paragraph("가"),)),
    )  # fmt: skip


def test_shapes_of_a_group_read_in_order_and_a_picture_keeps_its_caption():
    one, other = (Node(Tag.SHAPE, b"cer$", listed(words)) for words in ("가", "나"))
    group = control(b"gso ", common(), Node(Tag.SHAPE, b"noc$", [one, other]))
    picture = control(b"gso ", common(), *caption(p("그림 ", auto(3, 1), " 발사체")), Node(Tag.SHAPE, b"cip$"))
    assert content(p(group), p(picture)).pieces == (
        Box((Paragraph("가"), Paragraph("나"))), Box((), (Paragraph("그림 1 발사체", Role.CAPTION),)),
    )  # fmt: skip


def test_a_table_parts_the_line_it_stands_in():
    table = tbl(tc(0, 0, "칸"), rows=1, columns=1)
    pieces = content(p("앞", table, "뒤", note("주"))).pieces
    assert [type(piece).__name__ for piece in pieces] == ["Paragraph", "Table", "Paragraph"]
    assert pieces[2] == Paragraph("뒤", notes=(Note(1, "1)", (Paragraph("주"),)),))


def test_a_control_that_no_place_calls_is_still_read():
    paragraph = p("본문")
    paragraph.children.append(tbl(tc(0, 0, "칸"), rows=1, columns=1))
    assert [type(piece).__name__ for piece in content(paragraph).pieces] == ["Paragraph", "Table"]
