"""Numbers and bullets before paragraphs, from the file's own definitions."""

from ingest.content import Paragraph, Role
from ingest.formats.hwpx import read
from ingest.limits import Limits
from tests.ingest.formats.hwpx.writer import content_of, members, p, packed, section, section_properties

# The outline that Hancom gives every new document.
OUTLINE = (
    ("DIGIT", "^1."), ("HANGUL_SYLLABLE", "^2."), ("DIGIT", "^3)"), ("HANGUL_SYLLABLE", "^4)"), ("DIGIT", "(^5)"),
    ("HANGUL_SYLLABLE", "(^6)"), ("CIRCLED_DIGIT", "^7"), ("CIRCLED_HANGUL_SYLLABLE", "^8"), ("HANGUL_JAMO", ""),
    ("ROMAN_SMALL", "^10."),
)  # fmt: skip


def numbering(id_: str, *levels: tuple[str, str], starts: tuple[int, ...] = ()) -> str:
    heads = "".join(
        f'<hh:paraHead level="{at + 1}" start="{starts[at] if at < len(starts) else 1}" numFormat="{shape}">{text}'
        "</hh:paraHead>"
        for at, (shape, text) in enumerate(levels)
    )
    return f'<hh:numbering id="{id_}" start="0">{heads}</hh:numbering>'


def para_pr(id_: int, kind: str, level: int, definition: str = "0", more: str = "") -> str:
    return f'<hh:paraPr id="{id_}" {more}><hh:heading type="{kind}" idRef="{definition}" level="{level}"/></hh:paraPr>'


def printed(head: str, *properties: int) -> list[str]:
    """What is printed before a row of paragraphs with these properties."""
    paragraphs = [p(section_properties(), "글", properties="99")] + [p("글", properties=str(one)) for one in properties]
    return [piece.number for piece in content_of(*paragraphs, head=head).pieces if isinstance(piece, Paragraph)][1:]


def test_the_outline_is_numbered_as_hancom_prints_it():
    head = numbering("1", *OUTLINE) + "".join(para_pr(level, "OUTLINE", level) for level in range(10))
    levels = (0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 3)
    assert printed(head, *levels) == [
        "1.", "가.", "나.", "1)", "가)", "(1)", "(가)", "①", "㉮", "", "i.", "2.", "가.", "가)",
    ]  # fmt: skip


def test_an_outline_paragraph_is_a_heading_of_its_level_and_a_numbered_one_is_not():
    head = numbering("1", *OUTLINE) + para_pr(1, "OUTLINE", 1) + para_pr(2, "NUMBER", 2, "1")
    pieces = content_of(p(section_properties(), "개요", properties="1"), p("목록", properties="2"), head=head).pieces
    assert pieces == (Paragraph("개요", Role.HEADING, "가.", 2), Paragraph("목록", number="1)", level=3))


def test_lists_count_apart_from_their_own_starts():
    head = (
        numbering("3", ("DIGIT", "제^1조"), ("DIGIT", "^1-^2"), starts=(5, 2))
        + numbering("4", ("LATIN_SMALL", "^1)"))
        + para_pr(1, "NUMBER", 0, "3")
        + para_pr(2, "NUMBER", 1, "3")
        + para_pr(3, "NUMBER", 0, "4")
    )
    assert printed(head, 1, 2, 3, 2, 1, 3, 2) == ["제5조", "5-2", "a)", "5-3", "제6조", "b)", "6-2"]


def test_a_new_list_that_begins_deep_goes_on_below_the_last():
    head = (
        numbering("1", ("DIGIT", "^1."), ("DIGIT", "^1.^2"))
        + numbering("2", ("DIGIT", "^1."), ("HANGUL_SYLLABLE", "^1.^2"))
        + para_pr(1, "NUMBER", 0, "1")
        + para_pr(2, "NUMBER", 1, "2")
    )
    assert printed(head, 1, 1, 2, 2) == ["1.", "2.", "2.가", "2.나"]


def test_bullets_are_real_signs():
    head = (
        '<hh:bullet id="1" char="-" checkedChar="\uf0fe"/><hh:bullet id="2" char="\uf09f"/>'
        '<hh:bullet id="3" char="x" useImage="1"/><hh:bullet id="4" char=""/>'
        + "".join(para_pr(id_, "BULLET", 0, str(id_)) for id_ in range(1, 6))
        + para_pr(6, "BULLET", 2, "1", 'checked="1"')
    )
    assert printed(head, 1, 2, 3, 4, 5, 6) == ["-", "•", "•", "•", "", "☑"]


def test_properties_come_from_the_style_where_the_paragraph_has_none():
    head = (
        numbering("1", *OUTLINE)
        + para_pr(7, "OUTLINE", 0)
        + '<hh:style id="5" name="개요 1" paraPrIDRef="7"/><hh:style id="6" name="캡션" paraPrIDRef="0"/>'
    )
    pieces = content_of(p("글", properties="", style="5"), p("표 1", style="6"), head=head).pieces
    assert pieces == (Paragraph("글", Role.HEADING, "1.", 1), Paragraph("표 1", Role.CAPTION))


def test_a_heading_inside_a_switch_counts_and_unknown_ids_do_not():
    head = (
        '<hh:paraPr id="1"><hh:switch><hh:case><hh:heading type="BULLET" idRef="1" level="0"/></hh:case></hh:switch>'
        '</hh:paraPr><hh:bullet id="1" char="○"/>' + para_pr(2, "NUMBER", 0, "77") + para_pr(3, "NUMBER", 99, "-1")
    )
    assert printed(head, 1, 2, 3, 4) == ["○", "", "", ""]


def test_sections_may_have_outlines_of_their_own():
    head = numbering("1", ("DIGIT", "^1.")) + numbering("2", ("ROMAN_CAPITAL", "^1.")) + para_pr(1, "OUTLINE", 0)
    sections = [
        section(p(section_properties(outline=outline), "장", properties="1"), p("장", properties="1"))
        for outline in ("1", "2", "1", "0")
    ]
    pieces = read(packed(members(*sections, head=head)), Limits()).pieces
    numbers = [piece.number for piece in pieces if isinstance(piece, Paragraph)]
    assert numbers == ["1.", "2.", "I.", "II.", "3.", "4.", "5.", "6."]
