"""Private-use code points that Hancom's editor writes, as the signs that it draws.

Three kinds stand in files: U+F000–F0FF, the places of symbol fonts (Wingdings); Hancom's own in the plane U+F0000,
which some versions store folded into U+A000 and up; and Hanyang's for old Hangul, of which only the one that names
the program is known here. What isn't known stays as it is.
"""

import re

# Wingdings, the symbol font of bullets and of signs typed into text.
_SYMBOLS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟",
    0x4A: "☺", 0x52: "☼", 0x54: "❄", 0x58: "✠", 0x59: "✡", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "·",
    0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAC: "✶",
    0xAD: "✴", 0xAE: "✹", 0xB1: "⌖", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_OWN = {
    0xF003B: "↓", 0xF0090: "✺", 0xF00DA: "▸", 0xF00E1: "(인)", 0xF012B: "(인)", 0xF02EC: "◇", 0xF02EF: "·",
    0xF02FB: "▸", 0xF02FC: "►", 0xF031C: "■", 0xF03A0: "↵", 0xF03A7: "⊟", 0xF03A8: "⊞", 0xF03C5: "□", 0xF03DA: "□",
    0xF03FF: "□", 0xF0806: "┌", 0xF0807: "┬", 0xF0808: "┐", 0xF080C: "└", 0xF080E: "┘", 0xF080F: "━", 0xF0810: "│",
    0xF081C: "┈", 0xF0827: "■", 0xF0832: "═", 0xF0848: "━", 0xF0854: "《", 0xF0855: "》",
}  # fmt: skip
_NUMBERS = ((0xF0288, "⓪①②③④⑤⑥⑦⑧⑨"), (0xF02B1, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"))  # white on black, in squares
_HANCOM = "\u1112\u119e\u11ab"  # ᄒᆞᆫ
_FOLDED = range(0xA000, 0xA48D)  # the script of the Yi, which no Korean file holds
_FOLD = 0xF0000 - 0xA000
_PRIVATE = re.compile("[\ua000-\ua48c\uf000-\uf0ff\uf53a\U000f0000-\U000f0fff]")


def _table() -> dict[str, str]:
    table = {chr(0xF000 + place): sign for place, sign in _SYMBOLS.items()}
    own = dict(_OWN)
    for first, signs in _NUMBERS:
        own.update({first + place: sign for place, sign in enumerate(signs)})
    table.update({chr(code): sign for code, sign in own.items()})
    table.update({chr(code - _FOLD): sign for code, sign in own.items() if code - _FOLD in _FOLDED})
    table["\uf53a"] = _HANCOM
    return table


_SIGNS = _table()


def readable(text: str) -> str:
    """Put real signs for private ones where they are known."""
    return _PRIVATE.sub(lambda found: _SIGNS.get(found[0], found[0]), text)


def bullet(sign: str) -> str:
    """The sign of a bullet; one that is a picture or unknown shows as a dot."""
    shown = readable(sign)
    private = not shown or shown == "\uffff" or "\ue000" <= shown <= "\uf8ff" or shown < " "
    return "•" if private else shown
