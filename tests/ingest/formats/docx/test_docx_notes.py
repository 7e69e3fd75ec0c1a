"""Footnotes and endnotes of Word documents at their anchors, with the marks that Word prints."""

from ingest.content import Note, Paragraph
from ingest.formats.docx import read
from ingest.limits import Limits
from tests.ingest.formats.docx.word import p, r, table, tc, tr, word

OWN = "<w:r><w:footnoteRef/></w:r>"


def note(key: int, *content: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{key}">{p(*content)}</w:{kind}>'


def call(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def paragraphs(body: str, *notes: str, **parts: str) -> list[Paragraph]:
    rule = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    every = {"footnotes": f"<w:footnotes SPACES>{rule}{''.join(notes)}</w:footnotes>", **parts}
    return list(read(word(body, every), Limits()).pieces)


def marks(found: list[Paragraph]) -> list[str]:
    return [one.marker for paragraph in found for one in paragraph.notes]


def test_notes_stand_at_their_anchors():
    body = p("플라스틱 액체", call(2), "와 같은 원료", call(3), "를 쓴다.")
    found = paragraphs(body, note(2, OWN, " 액체란 녹인 것"), note(3, OWN, " 원료의 종류"))
    assert found == [
        Paragraph(
            "플라스틱 액체와 같은 원료를 쓴다.",
            notes=(Note(7, "1", (Paragraph("액체란 녹인 것"),)), Note(14, "2", (Paragraph("원료의 종류"),))),
        )
    ]


def test_an_anchor_keeps_its_place_when_blanks_before_are_dropped():
    found = paragraphs(p("  앞", call(2), "뒤  "), note(2, "주석"))
    assert (found[0].text, found[0].notes[0].at) == ("앞뒤", 1)


def test_a_writers_own_mark_is_the_marker_and_not_text():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = paragraphs(p("잠정치", own, "임", call(3)), note(2, "* 확정 전 수치"), note(3, OWN, " 다음"))
    assert (found[0].text, marks(found)) == ("잠정치임", ["*", "1"])
    assert found[0].notes[0].content == (Paragraph("확정 전 수치"),)


def test_a_bracket_typed_behind_the_number_belongs_to_the_marker():
    found = paragraphs(p("원료", call(2), ")를 쓴다"), note(2, OWN, ") 원료란"))
    assert (found[0].text, found[0].notes[0].marker, found[0].notes[0].content[0].text) == (
        "원료를 쓴다",
        "1)",
        "원료란",
    )


def test_a_number_next_to_a_figure_is_raised():
    found = paragraphs(p("예산은 2024", call(2), "년 30", call(3), ")억"), note(2, "주"), note(3, OWN, ") 둘째"))
    assert (found[0].text, marks(found)) == ("예산은 2024년 30억", ["¹", "²⁾"])


def test_endnotes_have_numbers_of_their_own_kind():
    ends = f"<w:endnotes SPACES>{note(1, '끝 하나', kind='endnote')}{note(2, '끝 둘', kind='endnote')}</w:endnotes>"
    body = p("가", call(1, "endnote"), "나", call(2), "다", call(2, "endnote"))
    assert marks(paragraphs(body, note(2, "주"), endnotes=ends)) == ["i", "1", "ii"]


def test_the_document_and_its_sections_say_how_notes_are_numbered():
    settings = '<w:settings SPACES><w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/></w:footnotePr></w:settings>'
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    last = (
        '<w:sectPr><w:footnotePr><w:numFmt w:val="ganada"/><w:numStart w:val="3"/><w:numRestart w:val="eachSect"/>'
        "</w:footnotePr></w:sectPr>"
    )
    section = section.replace("</w:sectPr>", "<w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>")
    body = p("가", call(2)) + p("나", call(3), looks=section) + p("다", call(4)) + p("라", call(5)) + last
    notes = [note(key, "주") for key in (2, 3, 4, 5)]
    assert marks(paragraphs(body, *notes, settings=settings)) == ["①", "②", "다", "라"]


def test_notes_in_tables_count_with_those_around():
    body = p("가", call(2)) + table(tr(tc(p("나", call(3))))) + p("다", call(4))
    first, found, last = paragraphs(body, *(note(key, f"주 {key}") for key in (2, 3, 4)))
    assert [first.notes[0].marker, found.cells[0].content[0].notes[0].marker, last.notes[0].marker] == ["1", "2", "3"]


def test_a_note_called_twice_comes_once_and_one_never_called_is_left_out():
    content = read(
        word(
            p("가", call(2), "나", call(2), "다", call(9)),
            {"footnotes": f"<w:footnotes SPACES>{note(2, '한 번')}{note(3, '부르지 않음')}</w:footnotes>"},
        ),
        Limits(),
    )
    assert content.pieces[0].text == "가나2다3"
    assert [one.marker for one in content.pieces[0].notes] == ["1"]
    assert content.left_out == ("부르지 않음",)


def test_a_note_of_several_paragraphs_and_a_table():
    long = f'<w:footnote w:id="2">{p(OWN, r(" 첫째"))}{p("둘째")}{table(tr("셀"))}</w:footnote>'
    content = paragraphs(p("글", call(2)), long)[0].notes[0].content
    assert [getattr(piece, "text", "표") for piece in content] == ["첫째", "둘째", "표"]


def test_a_paragraph_that_is_only_an_anchor_keeps_its_note():
    found = paragraphs(p(call(2)), note(2, "주석 글"))
    assert found == [Paragraph("", notes=(Note(0, "1", (Paragraph("주석 글"),)),))]
