"""Real signs for the private-use characters that Korean word processors write: bullets, boxed numbers.

Two kinds are known. Fonts of signs (Wingdings, Symbol) put theirs at U+F020 to U+F0FF; the mapping follows the names
that Unicode gives the same signs. Hancom's own fonts use plane 15; what stands here others found by comparing files
with their print. Characters not known stay as they are, such as old Hangul in private use (U+E0BC to U+F8F7) but
for the syllable that names the program.
"""

from ingest import patterns as re

_PRIVATE = re.compile("[\uf020-\uf0ff\uf53a\U000f0000-\U000f0fff]")

# Byte of a sign font: the nearest sign that every Korean font has.
_SIGN_FONTS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x45: "☜", 0x46: "☞", 0x47: "☝",
    0x48: "☟", 0x4A: "☺", 0x52: "☼", 0x54: "❄", 0x58: "✠", 0x59: "✡", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x7D: "”", 0x7B: "“", 0x80: "⓪", 0x8B: "⓿", 0x9E: "·", 0x9F: "•", 0xA0: "·", 0xA1: "○", 0xA2: "○",
    0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA6: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAC: "✶",
    0xAD: "✴", 0xAE: "✹", 0xB1: "⌖", 0xB2: "✧", 0xB6: "☆", 0xB7: "•", 0xD8: "➢", 0xDC: "➲", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⇔",
    0xFB: "✗", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_HANCOM = {
    0xF003B: "↓", 0xF0090: "✺", 0xF00DA: "▸", 0xF00E1: "(인)", 0xF012B: "(인)", 0xF0288: "⓪", 0xF02EA: "□",
    0xF02EC: "◇", 0xF02EF: "·", 0xF02FB: "▸", 0xF02FC: "►", 0xF031C: "■", 0xF03A0: "↵", 0xF03A7: "⊟",
    0xF03A8: "⊞", 0xF03C5: "□", 0xF03DA: "□", 0xF03FF: "□", 0xF0806: "┌", 0xF0807: "┬", 0xF0808: "┐",
    0xF080C: "└", 0xF080E: "┘", 0xF080F: "━", 0xF0810: "│", 0xF081C: "┈", 0xF0827: "■", 0xF0832: "═",
    0xF0848: "━", 0xF0854: "《", 0xF0855: "》",
}  # fmt: skip
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DARK = "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴"

# Numbers in a frame: where one digit stands at, the tens of two and their ones, and the signs that come nearest.
_FRAMES = ((0xF0289, 0xF0289, _CIRCLED), (0xF02B1, 0xF02BA, _CIRCLED), (0xF02CE, 0xF02D7, _DARK))
_PAIR = re.compile("[\U000f0289-\U000f0291\U000f02ba-\U000f02c2\U000f02d7-\U000f02df][\U000f0292-\U000f02e9]")

_SIGNS = {0xF000 + byte: sign for byte, sign in _SIGN_FONTS.items()}
_SIGNS |= {0xF081 + place: sign for place, sign in enumerate(_CIRCLED[:10])}
_SIGNS |= {0xF08C + place: sign for place, sign in enumerate(_DARK[:10])}
_SIGNS |= _HANCOM
_SIGNS[0xF53A] = "\u1112\u119e\u11ab"  # ᄒᆞᆫ
for _single, _tens, _numbers in _FRAMES:
    _SIGNS |= {_single + place: sign for place, sign in enumerate(_numbers[:9])}


def real_signs(text: str) -> str:
    """Put real signs for the private-use characters that are known."""
    if _PRIVATE.search(text) is None:
        return text
    return _PAIR.sub(lambda pair: _framed(pair.group()), text).translate(_SIGNS)


def _framed(pair: str) -> str:
    """Two halves of a number in one frame, tens and ones, as one sign or, beyond the signs, in digits."""
    for _, tens, numbers in _FRAMES:
        ten, one = ord(pair[0]) - tens, ord(pair[1]) - tens - 9
        if 0 <= ten < 9 and 0 <= one < 10:
            number = 10 * (ten + 1) + one
            return numbers[number - 1] if number <= len(numbers) else str(number)
    return pair
