"""Signs of the fonts Symbol, Wingdings and their kin, whose codes stand for other letters elsewhere.

Office files keep such signs at private-use code points F020 to F0FF. Knows the fonts' tables (Adobe's Symbol encoding;
for Wingdings, the Unicode characters nearest to it that fonts have), nothing of files.
"""

from types import MappingProxyType
from typing import Final

from ingest import patterns as re
from ingest.formats.private_use import real_signs

_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\x7f"
    "                                €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ "
)
_WINGDINGS = (
    " ✏✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠⚐🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵"
    "●❍■□□❑❒◆⧫◆❖◆⌧⮹⌘🏵🏶❝❞ "
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•●○◉◉◉◎○▪□🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦"
    "⮘➢⮙⮛⮈⮊⮉⮋←→↑↓🡬🡭🡯🡮⬅➔⬆⬇🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑⊞"
)
# What the other sign fonts are used for most: boxes, ticks and arrows.
_OTHERS: Final = MappingProxyType({
    ("wingdings 2", "O"): "✗", ("wingdings 2", "P"): "✓", ("wingdings 2", "Q"): "☒", ("wingdings 2", "R"): "☑",
    ("wingdings 2", "S"): "☒", ("wingdings 2", "T"): "☒", ("wingdings 2", "£"): "☐", ("wingdings 2", "\x97"): "●",
    ("wingdings 2", "\x99"): "○", ("wingdings 3", "}"): "▶", ("wingdings 3", "u"): "▶", ("wingdings 3", "p"): "▲",
    ("wingdings 3", "q"): "▼", ("wingdings 3", "t"): "◀", ("webdings", "4"): "▶", ("webdings", "a"): "✓",
    ("webdings", "c"): "□", ("webdings", "g"): "■", ("webdings", "n"): "●", ("courier new", "o"): "○",
})  # fmt: skip
_BULLET: Final = "•"
_FIRST: Final = 0x20
_PRIVATE: Final = 0xF000
_ANY_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")


def glyph(sign: str, font: str) -> str:
    """Give the sign that a font shows for a character; what is not known is given as it is."""
    private = _is_private(sign)
    code = ord(sign) - _PRIVATE if private else ord(sign)
    name = font.casefold()
    if (name, chr(code)) in _OTHERS:
        return _OTHERS[name, chr(code)]
    table = _WINGDINGS if name == "wingdings" else _SYMBOL if name == "symbol" else ""
    if _FIRST <= code < _FIRST + len(table):
        return table[code - _FIRST]
    return real_signs(sign)


def bullet(text: str, font: str) -> str:
    """Give a bullet as the sign that a font shows for it, or the plainest one."""
    shown = "".join(glyph(sign, font) for sign in text).strip()
    return _BULLET if any(map(_is_private, shown)) else shown


def glyphs(text: str, font: str) -> str:
    """Give a text with its private characters as the signs that a font shows for them."""
    if _ANY_PRIVATE.search(text) is None:
        return real_signs(text)
    return "".join(glyph(sign, font) if _is_private(sign) else sign for sign in text)


def _is_private(sign: str) -> bool:
    """Say whether a character is one that only a font of signs shows."""
    return _PRIVATE + _FIRST <= ord(sign) <= _PRIVATE + 0xFF
