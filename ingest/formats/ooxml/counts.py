"""Counts in the number formats of Word (ST_NumberFormat, ECMA-376 part 1, 17.18.59), which PowerPoint's come down to.

Knows how one number is printed; lists, notes and their patterns are for others.
"""

from types import MappingProxyType
from typing import Final

from ingest.formats.numbering import Shape, numeral

_SHAPES: Final = MappingProxyType({
    "decimal": Shape.DIGIT, "upperRoman": Shape.ROMAN_CAPITAL, "lowerRoman": Shape.ROMAN_SMALL,
    "ganada": Shape.HANGUL_SYLLABLE, "chosung": Shape.HANGUL_JAMO, "koreanCounting": Shape.HANGUL_PHONETIC,
    "chineseCounting": Shape.IDEOGRAPH, "chineseCountingThousand": Shape.IDEOGRAPH,
    "japaneseCounting": Shape.IDEOGRAPH, "taiwaneseCounting": Shape.IDEOGRAPH,
    "taiwaneseCountingThousand": Shape.IDEOGRAPH, "ideographTraditional": Shape.DECAGON_CIRCLE_HANJA,
    "ideographEnclosedCircle": Shape.CIRCLED_IDEOGRAPH,
})  # fmt: skip
# Formats that go through a row of signs and then print digits.
_ROWS: Final = MappingProxyType({
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "negativeCircled": "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
})  # fmt: skip
# Formats that print digit by digit.
_DIGITS: Final = MappingProxyType({
    "koreanDigital": "영일이삼사오육칠팔구", "koreanDigital2": "零一二三四五六七八九",
    "ideographDigital": "〇一二三四五六七八九", "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九", "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
})  # fmt: skip
_LETTERS: Final = MappingProxyType({
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "lowerLetter": "abcdefghijklmnopqrstuvwxyz", "chicago": "*†‡§",
})  # fmt: skip
_ONES: Final = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS: Final = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_MOST_REPEATS = 30
_MOST_ZEROS = 12


def count_text(form: str, number: int) -> str:
    """Print a count in a format; ``custom:001`` pads with zeros, what is not known comes in digits."""
    if form in _SHAPES:
        return numeral(_SHAPES[form], number)
    if form in _ROWS:
        return _ROWS[form][number - 1] if 1 <= number <= len(_ROWS[form]) else str(number)
    if form in _DIGITS:
        return "".join(_DIGITS[form][int(digit)] for digit in str(number)) if number >= 0 else str(number)
    if form in _LETTERS:
        return _repeated(_LETTERS[form], number)
    return _spelled(form, number)


def _repeated(letters: str, number: int) -> str:
    """Past the last letter come double ones: Z, AA, BB."""
    if not 1 <= number <= len(letters) * _MOST_REPEATS:
        return str(number)
    return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def _spelled(form: str, number: int) -> str:
    if form == "none":
        return ""
    if form == "koreanLegal" and 1 <= number <= 99:
        return _TENS[number // 10] + _ONES[number % 10]
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "numberInDash":
        return f"- {number} -"
    if form.startswith("custom:0"):
        return str(number).zfill(min(len(form) - len("custom:"), _MOST_ZEROS))
    return str(number)
