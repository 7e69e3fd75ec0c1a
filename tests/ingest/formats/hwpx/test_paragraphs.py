"""Paragraphs: what stands in a run, notes at their anchor, and what is set apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.content import Box, Note, Paragraph, Piece, Role, Table
from tests.ingest.formats.hwpx.writer import content_of, ctrl, listed, p, run, section_properties, t, tbl, tc

# What XML can hold, but for signs that are mapped to others and for what NFC changes.
TEXT = st.text(st.sampled_from("가나다 abc<&>\"'1.,①□"), min_size=1).filter(str.strip)


def only(*paragraphs: str) -> Piece:
    (piece,) = content_of(*paragraphs).pieces
    return piece


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_text_in_is_text_out(texts: list[str]):
    pieces = content_of(*(p(t(text)) for text in texts)).pieces
    assert pieces == tuple(Paragraph(text) for text in texts)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<hp:t>가<hp:tab width='4000'/>나<hp:lineBreak/>다</hp:t>", "가\t나\n다"),
        ("<hp:t>가<hp:nbSpace/>나<hp:fwSpace/>다<hp:hyphen/>라</hp:t>", "가 나 다라"),
        ("<hp:t><hp:markpenBegin color='#FF0'/>중요<hp:markpenEnd/>한<hp:titleMark/> 말</hp:t>", "중요한 말"),
        ("<hp:t>가<hp:unknown>나</hp:unknown>다</hp:t>", "가나다"),
        (t("(\U000f02b1) \uf06d 장관 \U000f012b"), "(①) ❍ 장관 (인)"),
        (t("\u1112\u1161\u11ab"), "한"),
        ('<hp:compose composeText="\U000f02ba\U000f02c3"/>' + t(" 과제"), "⑩ 과제"),
        ("<hp:dutmal><hp:mainText>大韓</hp:mainText><hp:subText>대한</hp:subText></hp:dutmal>", "大韓(대한)"),
        (t("값 ") + "<hp:equation><hp:script>x  over {2}</hp:script></hp:equation>" + t("은"), "값 x/2 은"),
        ('<hp:checkBtn caption="동의" value="CHECKED"/><hp:radioBtn caption="남" value="UNCHECKED"/>', "☑ 동의○ 남"),
        ('<hp:btn caption="제출"/><hp:edit><hp:text>홍길동</hp:text></hp:edit>', "제출홍길동"),
        ('<hp:comboBox selectedValue="2"><hp:listItem value="1" displayText="가"/>'
         '<hp:listItem value="2" displayText="나"/></hp:comboBox>', "나"),
        (ctrl('<hp:fieldBegin type="CLICK_HERE"><hp:parameters><hp:stringParam>누르세요</hp:stringParam>'
              '</hp:parameters></hp:fieldBegin>') + t("홍길동") + ctrl("<hp:fieldEnd/>"), "홍길동"),
        (t("표 ") + ctrl('<hp:autoNum num="3" numType="TABLE"><hp:autoNumFormat type="ROMAN_CAPITAL" suffixChar="."/>'
                         '</hp:autoNum>') + t(" 예산"), "표 III. 예산"),
        ("<hp:switch><hp:case><hp:t>새</hp:t></hp:case><hp:default><hp:t>헌</hp:t></hp:default></hp:switch>", "새"),
        ("<hp:switch><hp:default><hp:t>헌</hp:t></hp:default></hp:switch>", "헌"),
    ],
)  # fmt: skip
def test_what_stands_in_a_run(inner: str, text: str):
    assert only(p(run(inner).removeprefix('<hp:run charPrIDRef="0">').removesuffix("</hp:run>"))) == Paragraph(text)


def test_an_equation_alone_is_one():
    script = "<hp:equation><hp:script>a^2 + b^2</hp:script></hp:equation>"
    assert only(p(script)) == Paragraph("a^2+b^2", Role.EQUATION)
    assert only(p(script, " ", script)) == Paragraph("a^2+b^2 a^2+b^2", Role.EQUATION)


def test_automatic_numbers_are_counted_where_none_is_told():
    number = ctrl('<hp:autoNum numType="PICTURE"/>')
    pieces = content_of(
        p("그림 ", number), p("그림 ", number), p(ctrl('<hp:newNum num="7" numType="PICTURE"/>'), number)
    )
    assert [piece.text for piece in pieces.pieces if isinstance(piece, Paragraph)] == ["그림 1", "그림 2", "7"]


def deletion(begin: str, end: str = "") -> tuple[str, str]:
    return f'<hp:deleteBegin Id="{begin}" TcId="1"/>', f'<hp:deleteEnd Id="{end or begin}" TcId="1"/>'


def test_tracked_changes_are_read_as_accepted():
    begin, end = deletion("4")
    content = content_of(p(f'<hp:t>예산 {begin}백{end}<hp:insertBegin Id="5"/>이백<hp:insertEnd Id="5"/>억</hp:t>'))
    assert content.pieces == (Paragraph("예산 이백억"),)
    assert content.left_out == ("백",)


def test_a_deletion_goes_on_over_runs_paragraphs_and_objects():
    begin, end = deletion("4")
    content = content_of(
        p(f"<hp:t>가{begin}나</hp:t>", tbl([tc(0, 0, "지운 표")]), t("다")), p(f"<hp:t>라{end}마</hp:t>"), p("바")
    )
    assert content.pieces == (Paragraph("가"), Paragraph("마"), Paragraph("바"))
    assert content.left_out == ("나", "지운 표", "다", "라")


def test_a_deletion_without_an_end_is_not_believed():
    begin, _ = deletion("4")
    assert only(p(f"<hp:t>가{begin}나</hp:t>")) == Paragraph("가나")


def note(kind: str, text: str, attributes: str = "", number: str = "") -> str:
    return ctrl(f"<hp:{kind} {attributes}>{listed(p(number, t(text)) if number else p(text))}</hp:{kind}>")


def test_notes_stand_at_their_anchor_with_the_marker_as_printed():
    own = ctrl(
        '<hp:autoNum num="2" numType="FOOTNOTE"><hp:autoNumFormat type="CIRCLED_DIGIT" suffixChar=""/></hp:autoNum>'
    )
    pieces = content_of(
        p("첫", note("footNote", "하나"), "째 말", note("endNote", "끝"), note("footNote", "둘", 'number="2"', own)),
        p("둘째", note("footNote", "셋"), " 말"),
    ).pieces
    assert pieces == (
        Paragraph(
            "첫째 말",
            notes=(
                Note(1, "1)", (Paragraph("하나"),)),
                Note(4, "1)", (Paragraph("끝"),)),
                Note(4, "②", (Paragraph("둘"),)),
            ),
        ),
        Paragraph("둘째 말", notes=(Note(2, "3)", (Paragraph("셋"),)),)),
    )


def markers(properties: str, *notes: str) -> list[str]:
    pieces = content_of(p(section_properties(properties), "글", *notes)).pieces
    return [note.marker for piece in pieces if isinstance(piece, Paragraph) for note in piece.notes]


@pytest.mark.parametrize(
    ("properties", "told", "printed"),
    [
        ('<hp:autoNumFormat type="USER_CHAR" userChar="*" suffixChar=""/>', "", ["*", "**", "***"]),
        ('<hp:autoNumFormat type="SYMBOL" suffixChar=")"/>', "", ["*)", "†)", "‡)"]),
        ('<hp:autoNumFormat type="HANGUL_SYLLABLE" prefixChar="(" suffixChar=")"/>', "", ["(가)", "(나)", "(다)"]),
        ('<hp:autoNumFormat type="DIGIT" suffixChar="."/><hp:numbering newNum="8" type="ON_SECTION"/>', "",
         ["8.", "9.", "10."]),
        ('<hp:autoNumFormat type="DIGIT" suffixChar="."/>', 'prefixChar="91" suffixChar="93"', ["[1]", "[2]", "[3]"]),
    ],
)  # fmt: skip
def test_the_section_says_how_notes_are_numbered(properties: str, told: str, printed: list[str]):
    notes = [note("footNote", "각주", told)] * 3
    assert markers(f"<hp:footNotePr>{properties}</hp:footNotePr>", *notes) == printed


def test_what_is_no_running_text_is_set_apart_once():
    aside = [
        ctrl(f"<hp:header>{listed(p('머리말'))}</hp:header>"),
        ctrl(f"<hp:footer>{listed(p('꼬리말'), p('둘째 줄'))}</hp:footer>"),
        ctrl(f"<hp:hiddenComment>{listed(p('숨은 설명'))}</hp:hiddenComment>"),
        ctrl(f'<hp:fieldBegin type="MEMO">{listed(p("메모"))}</hp:fieldBegin>'),
        ctrl("<hp:indexmark><hp:firstKey>찾아</hp:firstKey><hp:secondKey>보기</hp:secondKey></hp:indexmark>"),
        "<hp:pic><hp:shapeComment>그림입니다.</hp:shapeComment></hp:pic>",
        ctrl('<hp:pageNum pos="BOTTOM_CENTER" sideChar="-"/>'),
    ]
    content = content_of(p("본", *aside, "문"), p("끝", aside[0]))
    assert content.pieces == (Paragraph("본문"), Paragraph("끝"))
    assert content.left_out == ("머리말", "꼬리말\n둘째 줄", "숨은 설명", "메모", "찾아 보기", "그림입니다.")


def rect(text: str, inline: bool = False, more: str = "") -> str:
    return f'<hp:rect><hp:pos treatAsChar="{int(inline)}"/><hp:drawText>{listed(p(text))}</hp:drawText>{more}</hp:rect>'


def test_boxes_groups_captions_and_word_art_are_boxes():
    caption = f'<hp:caption side="BOTTOM">{listed(p("그림 1"))}</hp:caption>'
    group = f"<hp:container>{rect('안')}<hp:ellipse/>{rect('밖')}</hp:container>"
    pieces = content_of(
        p(rect("글상자")),
        p(f"<hp:pic>{caption}</hp:pic>"),
        p(group),
        p('<hp:textart text="제목"/>'),
        p("<hp:rect/>", "글"),
    ).pieces
    inner = tuple(Box((Paragraph(text),)) for text in ("안", "밖"))
    assert pieces == (
        Box((Paragraph("글상자"),)),
        Box((), (Paragraph("그림 1", Role.CAPTION),)),
        Box(inner),
        Box((Paragraph("제목"),)),
        Paragraph("글"),
    )


def shapes(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text if isinstance(piece, Paragraph) else type(piece).__name__ for piece in pieces]


@pytest.mark.parametrize(
    ("inner", "order"),
    [
        ([rect("x"), "글"], ["Box", "글"]),
        (["글", rect("x"), "자"], ["글자", "Box"]),
        (["글", rect("x", inline=True), "자"], ["글자", "Box"]),
        (["글", tbl([tc(0, 0, "칸")]), " "], ["글", "Table"]),
        ([tbl([tc(0, 0, "칸")], inline=False), "글"], ["Table", "글"]),
        (["글", tbl([tc(0, 0, "칸")], inline=False), "자"], ["글자", "Table"]),
        ([tbl([tc(0, 0, "칸")], inline=False, down=800), "글"], ["글", "Table"]),
        ([tbl([tc(0, 0, "칸")], inline=False, down=2**32 - 800), "글"], ["Table", "글"]),
        ([" ", rect("x", inline=True), tbl([tc(0, 0, "칸")])], ["Box", "Table"]),
        (["가", tbl([tc(0, 0, "칸")]), "나", rect("x"), "다"], ["가", "Table", "나다", "Box"]),
    ],
)
def test_what_hangs_on_a_paragraph_keeps_its_place(inner: list[str], order: list[str]):
    assert shapes(content_of(p(*inner)).pieces) == order


def test_a_note_behind_what_parts_the_words_stays_with_its_words():
    pieces = content_of(p("가", note("footNote", "하나"), tbl([tc(0, 0, "칸")]), "나다", note("footNote", "둘"))).pieces
    assert [type(piece) for piece in pieces] == [Paragraph, Table, Paragraph]
    assert pieces[0] == Paragraph("가", notes=(Note(1, "1)", (Paragraph("하나"),)),))
    assert pieces[2] == Paragraph("나다", notes=(Note(2, "2)", (Paragraph("둘"),)),))
