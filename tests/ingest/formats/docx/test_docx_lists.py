"""Numbers and bullets of Word documents, as Word prints them."""

import pytest

from ingest.formats.docx import read
from ingest.formats.ooxml.counts import count_text
from ingest.limits import Limits
from tests.ingest.formats.docx.word import p, word


def level(at: int, form: str, text: str, further: str = "") -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{further}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{shape}</w:lvl>'


def definition(key: int, *levels: str, further: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{further}{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, further: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{further}</w:num>'


def within(key: int, at: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>'


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"numbering": f"<w:numbering SPACES>{numbering}</w:numbering>"}
    if styles:
        parts["styles"] = f"<w:styles SPACES>{styles}</w:styles>"
    return [piece.number for piece in read(word(body, parts), Limits()).pieces]


def items(*places: tuple[int, int]) -> str:
    return "".join(p("항목", looks=within(key, at)) for key, at in places)


def test_levels_count_on_their_own_and_show_those_above():
    numbering = definition(
        0, level(0, "decimal", "%1."), level(1, "ganada", "%2."), level(2, "decimalEnclosedCircle", "%1-%2 %3")
    ) + instance(1, 0)
    assert numbers(items((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)), numbering) == [
        "1.", "가.", "나.", "1-나 ①", "2.", "가.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 4, "IV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("ganada", 3, "다"),
        ("chosung", 2, "ㄴ"),
        ("koreanCounting", 12, "십이"),
        ("koreanDigital", 10, "일영"),
        ("koreanLegal", 21, "스물하나"),
        ("koreanLegal", 100, "100"),
        ("ideographDigital", 10, "一〇"),
        ("chineseCounting", 11, "十一"),
        ("ideographTraditional", 1, "甲"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 10, "１０"),
        ("numberInDash", 3, "- 3 -"),
        ("custom:001", 12, "012"),
        ("none", 3, ""),
        ("hindiVowels", 3, "3"),
        ("upperLetter", 0, "0"),
        ("koreanDigital", -1, "-1"),
    ],
)
def test_a_count_in_a_format(form: str, number: int, printed: str):
    assert count_text(form, number) == printed


def test_two_lists_of_one_definition_go_on_unless_one_starts_again():
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = definition(0, level(0, "decimal", "%1)")) + instance(1, 0) + instance(2, 0) + instance(3, 0, start)
    places = (1, 0), (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)
    assert numbers(items(*places), numbering) == ["1)", "2)", "3)", "5)", "6)", "7)"]


def test_an_instance_may_bring_levels_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1부")}</w:lvlOverride>'
    numbering = definition(0, level(0, "decimal", "%1.")) + instance(1, 0, own)
    assert numbers(items((1, 0), (1, 0)), numbering) == ["I부", "II부"]


def test_a_level_may_go_on_under_the_next_number():
    never = level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    numbering = definition(0, level(0, "decimal", "%1."), never) + instance(1, 0)
    assert numbers(items((1, 0), (1, 1), (1, 0), (1, 1)), numbering) == ["1.", "(1)", "2.", "(2)"]


def test_a_level_may_start_again_only_under_a_far_one():
    far = level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    numbering = definition(0, level(0, "decimal", "%1."), level(1, "decimal", "%2."), far) + instance(1, 0)
    places = (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)
    assert numbers(items(*places), numbering) == ["1.", "1.", "1", "2.", "2", "2.", "1.", "1"]


def test_legal_numbers_are_digits_all_the_way():
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    numbering = definition(0, level(0, "upperRoman", "%1."), legal) + instance(1, 0)
    assert numbers(items((1, 0), (1, 0), (1, 1)), numbering) == ["I.", "II.", "2.1"]


@pytest.mark.parametrize(
    ("text", "font", "printed"),
    [
        ("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("\uf0d8", "Wingdings", "➢"),
        ("o", "Courier New", "○"),
        ("□", "맑은 고딕", "□"), ("-", "", "-"), ("\uf0ff", "맑은 고딕", "•"), ("", "", "•"),
    ],
)  # fmt: skip
def test_bullets_are_the_signs_that_their_font_shows(text: str, font: str, printed: str):
    looks = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    bullet = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{looks}</w:lvl>'
    assert numbers(items((1, 0)), definition(0, bullet) + instance(1, 0)) == [printed]


def test_a_picture_as_bullet_is_a_plain_one():
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/><w:lvlPicBulletId w:val="0"/></w:lvl>'
    assert numbers(items((1, 0)), definition(0, bullet) + instance(1, 0)) == ["•"]


def test_styles_number_their_paragraphs_by_level():
    def style(key: str, inside: str, based: str = "") -> str:
        base = f'<w:basedOn w:val="{based}"/>' if based else ""
        named = f'w:styleId="{key}"><w:name w:val="{key}"/>{base}'
        return f'<w:style w:type="paragraph" {named}<w:pPr>{inside}</w:pPr></w:style>'

    styles = (
        style("장", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("절", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + style("딸림", "", based="절")
        + style("항", '<w:numPr><w:ilvl w:val="2"/></w:numPr>', based="장")
    )
    numbering = definition(
        0,
        level(0, "decimal", "제%1장", '<w:pStyle w:val="장"/>'),
        level(1, "decimal", "제%2절", '<w:pStyle w:val="절"/>'),
        level(2, "decimal", "제%3항", '<w:pStyle w:val="항"/>'),
    ) + instance(1, 0)
    used = ("장", "절", "딸림", "항", "장")
    body = "".join(p("글", looks=f'<w:pStyle w:val="{key}"/>') for key in used)
    unnumbered = p("글", looks='<w:pStyle w:val="절"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbers(body + unnumbered, numbering, styles) == ["제1장", "제1절", "제2절", "제1항", "제2장", ""]


def test_a_style_without_a_level_of_its_list_takes_the_one_it_names():
    styles = (
        '<w:style w:type="paragraph" w:styleId="가"><w:name w:val="가"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = definition(0, level(0, "decimal", "%1."), level(1, "ganada", "%2.")) + instance(1, 0)
    assert numbers(p("글", looks='<w:pStyle w:val="가"/>') * 2, numbering, styles) == ["가.", "나."]


def test_a_definition_may_point_to_a_style_and_even_to_itself():
    style = (
        '<w:style w:type="numbering" w:styleId="목록"><w:name w:val="목록"/>'
        '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:style>'
    )
    link = definition(1, further='<w:numStyleLink w:val="목록"/>')
    real = definition(0, level(0, "ganada", "%1)"))
    numbering = real + link + instance(1, 0) + instance(2, 1)
    assert numbers(items((2, 0), (2, 0)), numbering, style.format(1)) == ["가)", "나)"]
    assert numbers(items((2, 0)), numbering, style.format(2)) == [""]


def test_a_number_in_words_of_another_program_falls_back():
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    padded = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
    assert numbers(items((1, 0), (1, 0)), definition(0, padded) + instance(1, 0)) == ["007", "008"]


def test_a_deleted_paragraph_is_not_counted_and_an_empty_one_is():
    gone = p("<w:del><w:r><w:delText>지운 항목</w:delText></w:r></w:del>", looks=within(1) + "<w:rPr><w:del/></w:rPr>")
    numbering = definition(0, level(0, "decimal", "%1.")) + instance(1, 0)
    body = items((1, 0)) + gone + items((1, 0)) + p(looks=within(1)) + items((1, 0))
    assert numbers(body, numbering) == ["1.", "2.", "4."]


def test_wrong_numbers_in_definitions_are_survived():
    body = items((1, 99), (1, -3), (9, 0)) + p("글", looks='<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>')
    odd = '<w:lvl w:ilvl="0"><w:start w:val="99999999999999"/><w:numFmt/><w:lvlText w:val="%1%9%%"/></w:lvl>'
    assert numbers(body, definition(0, odd) + instance(1, 0) + instance(2, 77)) == ["", "01%%", "", "11%%"]
