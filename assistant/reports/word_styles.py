"""How a report looks as a Word document: page, fonts, language, styles, page numbers."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

FONT = "맑은 고딕"
CELL, GAP = "표 글", "표 아래"
_MARGIN_MM, _WIDTH_MM, _HEIGHT_MM = 20, 210, 297
TEXT_MM = _WIDTH_MM - 2 * _MARGIN_MM
# Points, whether bold, colour (all above 6:1 on white), points before and after.
_LOOKS = {
    "Normal": (10.5, False, "1F2328", 0, 4),
    "Title": (20, True, "1B3A5C", 0, 2),
    "Subtitle": (12.5, False, "3B4652", 0, 6),
    "Heading 1": (14, True, "1B3A5C", 18, 4),
    "Heading 2": (11, True, "3B4652", 10, 3),
    "Heading 3": (10.5, True, "1F2328", 6, 2),
    "Quote": (10.5, False, "3B4652", 0, 4),
    "Caption": (9, False, "505A64", 0, 4),
    "Footer": (9, False, "505A64", 0, 0),
    CELL: (9.5, False, "1F2328", 2, 2),
    GAP: (4, False, "1F2328", 0, 0),
}
_HEAD_FILL, _RULE = "E8EDF3", "A6AFBA"


def set_up(document: "Document", title: str) -> None:
    """Set the page, what the file says of itself, and the styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    _drop_picture(document)
    properties = document.core_properties
    properties.title, properties.language, properties.comments = title[:255], "ko-KR", ""
    properties.author = properties.last_modified_by = "문답"
    for own in (CELL, GAP):
        document.styles.add_style(own, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _set_close(document.styles["Normal"].element.get_or_add_pPr())
    _set_language(document)
    for name, look in _LOOKS.items():
        _set_look(document.styles[name], *look)
    document.styles["Quote"].paragraph_format.left_indent = Mm(6)
    for border in document.styles["Table Grid"].element.iter():
        if qualified("w:color") in border.attrib:
            border.set(qualified("w:color"), _RULE)


def number_pages(document: "Document") -> None:
    """Put ``page / pages`` below every page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field, between in (("PAGE", " / "), ("NUMPAGES", "")):
        run = paragraph.add_run("1")
        simple = run._r.makeelement(qualified("w:fldSimple"), {qualified("w:instr"): field})
        run._r.addprevious(simple)
        simple.append(run._r)
        if between:
            paragraph.add_run(between)


def head_fill() -> Any:  # noqa: ANN401 - an XML element
    """Make the fill of a cell that names its column."""
    from docx.oxml import OxmlElement

    fill = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _HEAD_FILL)):
        fill.set(qualified(name), value)
    return fill


def _drop_picture(document: "Document") -> None:
    """Drop the small picture of the empty template, which a folder would show for the report."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _set_language(document: "Document") -> None:
    """Say that the words are Korean, in the defaults that all styles rest on, and name the fonts there."""
    path = "/".join(map(qualified, ("w:docDefaults", "w:rPrDefault", "w:rPr")))
    defaults = document.styles.element.find(path)
    language = defaults.find(qualified("w:lang"))
    for name in ("w:val", "w:eastAsia"):
        language.set(qualified(name), "ko-KR")
    _set_fonts(defaults)


def _set_look(style: Any, points: float, bold: bool, colour: str, before: int, after: int) -> None:  # noqa: ANN401 - untyped
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.italic = Pt(points), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    _set_fonts(style.element.get_or_add_rPr())
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.3
    # The template's own rules below a title and wide letters.
    for path in (("w:pPr", "w:pBdr"), ("w:rPr", "w:spacing")):
        for found in style.element.findall("/".join(map(qualified, path))):
            found.getparent().remove(found)


def _set_close(form: Any) -> None:  # noqa: ANN401 - an XML element
    """Put no space between Hangul and the figures or Latin letters beside it: 2025년."""
    from docx.oxml import OxmlElement

    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        element = OxmlElement(name)
        element.set(qualified("w:val"), "0")
        form.append(element)


def _set_fonts(properties: Any) -> None:  # noqa: ANN401 - an XML element
    """Name the Korean font for every script, in place of those of the theme."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qualified(script), FONT)


def qualified(name: str) -> str:
    """A name of the format's own with its namespace: w:ascii."""
    from docx.oxml.ns import qn

    full: str = qn(name)
    return full
