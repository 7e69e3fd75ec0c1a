"""How each kind of paragraph looks in a .hwpx report, and ``header.xml``, which says so.

A look has the number of its place in ``LOOKS``: of its style and its paragraph's form, and twice that of its letters,
of which the strong ones come right after.
"""

from dataclasses import dataclass

from assistant.reports.hwpx.package import NAMESPACES
from assistant.reports.types import Style

FONT, _OTHER_FONT = "맑은 고딕", "함초롬돋움"
_SCRIPTS = ("hangul", "latin", "hanja", "japanese", "other", "symbol", "user")
_MM = 7200 / 25.4  # of a HWPUNIT, 7,200 to the inch


@dataclass(frozen=True, slots=True)
class Look:
    """Points, colour and distances in millimetres; ``level`` from 1 makes it a heading."""

    name: str
    english: str
    points: float = 10.5
    bold: bool = False
    colour: str = "#1F2328"
    left: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 1.4
    level: int = 0
    kept: bool = False  # on the page of what follows
    align: str = "LEFT"


CELL, BULLET, INNER_BULLET, NUMBERED, INNER_NUMBERED = "cell", "bullet", "inner", "numbered", "inner numbered"
LOOKS: dict[str, Look] = {
    Style.BODY: Look("바탕글", "Normal", align="JUSTIFY"),
    Style.TITLE: Look("제목", "Title", 20, True, "#1B3A5C", after=0.7),
    Style.SUBTITLE: Look("부제목", "Subtitle", 12.5, colour="#3B4652", after=2),
    Style.QUESTION: Look("개요 1", "Outline 1", 14, True, "#1B3A5C", before=6.4, after=1.4, level=1),
    Style.PART: Look("개요 2", "Outline 2", 11, True, "#3B4652", before=3.5, after=1, level=2),
    Style.HEADED: Look("답변 안 제목", "Heading in answer", bold=True, before=2, after=0.7),
    Style.QUOTE: Look("인용", "Quote", colour="#3B4652", left=6),
    Style.NOTE: Look("설명", "Note", 9, colour="#505A64"),
    Style.UNDERSTOOD: Look("이해한 질문", "Question as understood", 9, colour="#505A64", kept=True),
    CELL: Look("표 글", "Table text", 9.5, after=0),
    BULLET: Look("글머리", "Bullet", hanging=5),
    INNER_BULLET: Look("안쪽 글머리", "Inner bullet", left=5, hanging=5),
    NUMBERED: Look("번호", "Numbered", hanging=7),
    INNER_NUMBERED: Look("안쪽 번호", "Inner numbered", left=5, hanging=7),
}
NUMBERS = {name: number for number, name in enumerate(LOOKS)}
# Fills and borders, by number: none, none behind letters, a cell's, and that of a cell which names its column.
NO_BORDER, CELL_BORDER, HEAD_BORDER = 1, 3, 4
_RULE, _HEAD_FILL = "#A6AFBA", "#E8EDF3"


def units(millimetres: float) -> int:
    """Give millimetres in HWPUNIT."""
    return round(millimetres * _MM)


def header() -> str:
    """Write ``header.xml``."""
    looks = [*enumerate(LOOKS.values())]
    letters = [_letters(2 * n, look, look.bold) + _letters(2 * n + 1, look, True) for n, look in looks]
    return (
        f'<hh:head {NAMESPACES} version="1.5" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>'
        f"{_fonts()}{_borders()}"
        f'<hh:charProperties itemCnt="{2 * len(looks)}">{"".join(letters)}</hh:charProperties>'
        '<hh:tabProperties itemCnt="2"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/>'
        '<hh:tabPr id="1" autoTabLeft="1" autoTabRight="0"/></hh:tabProperties>'
        f"{_numbering()}{_listed('paraProperties', [_form(n, look) for n, look in looks])}"
        f"{_listed('styles', [_style(n, look) for n, look in looks])}"
        '</hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>'
        '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption></hh:head>'
    )


def _listed(name: str, entries: list[str]) -> str:
    return f'<hh:{name} itemCnt="{len(entries)}">{"".join(entries)}</hh:{name}>'


def _fonts() -> str:
    font = (
        f'<hh:font id="0" face="{FONT}" type="TTF" isEmbedded="0">'
        f'<hh:substFont face="{_OTHER_FONT}" type="TTF" isEmbedded="0" binaryItemIDRef=""/></hh:font>'
    )
    return _listed(
        "fontfaces",
        [f'<hh:fontface lang="{script.upper()}" fontCnt="1">{font}</hh:fontface>' for script in _SCRIPTS],
    )


def _borders() -> str:
    none = ("NONE", "0.1 mm", "#000000")
    line = ("SOLID", "0.12 mm", _RULE)
    kinds = ((none, ""), (none, "none"), (line, ""), (line, _HEAD_FILL))
    return _listed("borderFills", [_border(n, *side, fill) for n, (side, fill) in enumerate(kinds, 1)])


def _border(number: int, kind: str, width: str, colour: str, fill: str) -> str:
    sides = "".join(
        f'<hh:{side}Border type="{kind}" width="{width}" color="{colour}"/>'
        for side in ("left", "right", "top", "bottom")
    )
    brush = f'<hc:fillBrush><hc:winBrush faceColor="{fill}" hatchColor="#999999" alpha="0"/></hc:fillBrush>'
    return (
        f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{sides}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>{brush if fill else ""}</hh:borderFill>'
    )


def _each(name: str, value: int) -> str:
    values = " ".join(f'{script}="{value}"' for script in _SCRIPTS)
    return f"<hh:{name} {values}/>"


def _letters(number: int, look: Look, bold: bool) -> str:
    return (
        f'<hh:charPr id="{number}" height="{round(look.points * 100)}" textColor="{look.colour}" shadeColor="none"'
        ' useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="2">'
        f"{_each('fontRef', 0)}{_each('ratio', 100)}{_each('spacing', 0)}{_each('relSz', 100)}{_each('offset', 0)}"
        f"{'<hh:bold/>' if bold else ''}"
        '<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>'
        '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/></hh:charPr>'
    )


def _numbering() -> str:
    """An outline whose levels print no number: the report's headings have theirs in words."""
    heads = "".join(
        f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="1" autoIndent="1" widthAdjust="0"'
        ' textOffsetType="PERCENT" textOffset="50" numFormat="DIGIT" charPrIDRef="4294967295" checkable="0"/>'
        for level in range(1, 11)
    )
    return f'<hh:numberings itemCnt="1"><hh:numbering id="1" start="0">{heads}</hh:numbering></hh:numberings>'


def _form(number: int, look: Look) -> str:
    kind, level = ("OUTLINE", look.level - 1) if look.level else ("NONE", 0)
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="{int(look.hanging > 0)}" condense="0" fontLineHeight="0" snapToGrid="1"'
        f' suppressLineNumbers="0" checked="0"><hh:align horizontal="{look.align}" vertical="BASELINE"/>'
        f'<hh:heading type="{kind}" idRef="0" level="{level}"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0"'
        f' keepWithNext="{int(look.level > 0 or look.kept)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/>'
        # Readers of before 2016 take distances for half of what they say.
        '<hp:switch><hp:case hp:required-namespace="http://www.hancom.co.kr/hwpml/2016/HwpUnitChar">'
        f"{_distances(look, 1)}</hp:case><hp:default>{_distances(look, 2)}</hp:default></hp:switch>"
        '<hh:border borderFillIDRef="2" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0"'
        ' ignoreMargin="0"/></hh:paraPr>'
    )


def _distances(look: Look, times: int) -> str:
    distances = {"intent": -look.hanging, "left": look.left, "right": 0, "prev": look.before, "next": look.after}
    margins = "".join(
        f'<hc:{name} value="{times * units(value)}" unit="HWPUNIT"/>' for name, value in distances.items()
    )
    return f'<hh:margin>{margins}</hh:margin><hh:lineSpacing type="PERCENT" value="150" unit="HWPUNIT"/>'


def _style(number: int, look: Look) -> str:
    return (
        f'<hh:style id="{number}" type="PARA" name="{look.name}" engName="{look.english}" paraPrIDRef="{number}"'
        f' charPrIDRef="{2 * number}" nextStyleIDRef="0" langID="1042" lockForm="0"/>'
    )
