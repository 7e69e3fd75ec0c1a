"""Wrapped lines as running text: words whole again, numbers neither cut nor made one, notes at their words."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.content import Box, Cell, Content, Note, Paragraph, Table
from ingest.joining import Broken, join_lines
from ingest.korean import Korean


def never(pairs: object) -> list[bool]:
    assert pairs == []
    return []


def joined(korean: Korean, *texts: str) -> list[str]:
    content = Content("pdf", tuple(Paragraph(text, wrapped=True) for text in texts))
    return [piece.text for piece in join_lines(content, korean.are_apart).pieces if isinstance(piece, Paragraph)]


def test_kiwi_says_where_a_word_was_broken(korean):
    assert joined(
        korean,
        "대통령령으로 정하는 요건을 갖춘 전국적 규모의 단\n체로부터 후보를 추천받아 반영될 수 있\n도록 하고자\n한다.",
    ) == ["대통령령으로 정하는 요건을 갖춘 전국적 규모의 단체로부터 후보를 추천받아 반영될 수 있도록 하고자 한다."]


def test_what_other_lines_write_decides_before_kiwi():
    inside = "가 새빛누리사업단 나 새빛누리사업단 다 온마을 라 돌봄방 마"
    content = Content(
        "pdf",
        (
            Paragraph(inside, wrapped=True),
            Paragraph("이번 새빛\n누리사업단", wrapped=True),
            Paragraph("온마을\n돌봄방", wrapped=True),
        ),
    )
    assert [piece.text for piece in join_lines(content, never).pieces if isinstance(piece, Paragraph)][1:] == [
        "이번 새빛누리사업단", "온마을 돌봄방",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("총 3,000\n억원", "총 3,000억원"),
        ("총 12,\n345원", "총 12,345원"),
        ("2023\n2024", "2023 2024"),
        ("제\n3조", "제3조"),
        ("약\n300명", "약 300명"),
        ("2024\n년도", "2024년도"),
        ("AI\n를 활용", "AI를 활용"),
        ("AI\n서비스", "AI 서비스"),
        ("열린(\n예)", "열린(예)"),
        ("위원회\n(이하", "위원회(이하"),
        ("multi-\nlingual", "multi-lingual"),
        ("open\nsource", "open source"),
        ("하나 \n둘", "하나 둘"),
        ("하나\n\n", "하나"),
    ],
)
def test_signs_and_figures_tell_without_kiwi(printed: str, text: str):
    content = Content("pdf", (Paragraph(printed, wrapped=True),))
    assert join_lines(content, never).pieces == (Paragraph(text),)


def test_lines_that_the_writer_broke_stay():
    content = Content("docx", (Paragraph("첫 줄\n둘째 줄"),))
    assert join_lines(content, never) == content


def test_cells_boxes_captions_and_notes_are_joined_too():
    wrapped = Paragraph("제\n1호", wrapped=True)
    inside = (Table((Cell(0, 0, (wrapped,)),), caption=(wrapped,)), Box((wrapped,), caption=(wrapped,)))
    noted = Paragraph("제\n2호", wrapped=True, notes=(Note(4, "1)", (wrapped,)),))
    found = join_lines(Content("pdf", (*inside, noted)), never)
    one = Paragraph("제1호")
    assert found.pieces == (
        Table((Cell(0, 0, (one,)),), caption=(one,)),
        Box((one,), caption=(one,)),
        Paragraph("제2호", notes=(Note(3, "1)", (one,)),)),
    )


LINES = st.lists(st.text("가나 12,(A-", max_size=6), min_size=1, max_size=4)


@settings(deadline=None)
@given(LINES, st.integers(0, 24), st.booleans())
@example([" ", "1"], 1, False)  # behind a line's last word, where only blanks stand
def test_no_character_is_lost_and_a_note_stays_at_its_word(lines: list[str], at: int, apart: bool):
    printed = "\n".join(lines)
    at = min(at, len(printed))

    def judge(pairs: list[Broken]) -> list[bool]:
        return [apart] * len(pairs)

    (found,) = join_lines(
        Content("pdf", (Paragraph(printed, wrapped=True, notes=(Note(at, "1)", ()),)),)), judge
    ).pieces
    assert isinstance(found, Paragraph)
    assert "".join(found.text.split()) == "".join(printed.split())
    assert "".join(found.text[: found.notes[0].at].split()) == "".join(printed[:at].split())
