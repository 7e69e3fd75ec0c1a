"""What single signs of a PDF's text stand for: ligatures, hyphens at line ends, Hancom's equations, fonts of signs.

Knows code points and the name of the font they come from, nothing of pages. What Hancom's equation font means was read
off printed pages. Private-use signs of other fonts stay for ``ingest.formats.private_use``.
"""

from ingest.formats.private_use import real_signs

SOFT_HYPHEN = "\u00ad"
# Hancom's equation font; E06D is the bar of a fraction.
_EQUATION = {
    **{0xE034 + place: str((place + 1) % 10) for place in range(10)},
    **{0xE0E5 + place: chr(ord("a") + place) for place in range(26)},
    0xE042: "%", 0xE044: "(", 0xE045: ")", 0xE046: "−", 0xE047: "=", 0xE048: "+", 0xE053: ".", 0xE067: "∑", 0xE06D: "/",
    **dict.fromkeys(range(0xE100, 0xE106), ""),  # pieces of tall brackets
}  # fmt: skip
_ELSEWHERE = {
    0x00A0: " ", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    # How PDFium gives any hyphen at the end of a line: that of a broken word, or of 02-2110.
    0x0002: "-", 0xFFFE: "-",
}  # fmt: skip
_SILENT = frozenset((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))


def sign_of(code: int, font: str) -> str:
    """The text that one code point of a font stands for, empty where it prints nothing."""
    if 0xE000 <= code < 0xE200 and "hwpeq" in font.lower():
        return _EQUATION.get(code, chr(code))
    if 0x20 < code < 0x100 and is_sign_font(font):
        sign = real_signs(chr(0xF000 + code))
        return "▪" if is_unreadable(sign) else sign
    if code in _ELSEWHERE:
        return _ELSEWHERE[code]
    if code in _SILENT or code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def is_sign_font(font: str) -> bool:
    """Say whether a font's letters are signs."""
    return "wingdings" in font.lower()


def is_unreadable(sign: str) -> bool:
    """Say whether a sign stands for no known text: a missing map, or a private code point without a meaning here."""
    return sign == "\ufffd" or "\ue000" <= real_signs(sign) <= "\uf8ff" or real_signs(sign) >= "\U000f0000"
