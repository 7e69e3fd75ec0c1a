"""The two-set (두벌식) Korean keyboard: Hangul as keys, keys as Hangul, and which keys touch. Knows no words.

Keys are written as on the English layout: 한국 is ``gksrnr``, and a capital letter is a key with shift. How keys join
into syllables is that of KS X 5002 keyboards: a consonant before a vowel moves into the new syllable.
"""

from ingest import patterns as re

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_KEY_OF = dict(
    zip(
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        strict=True,
    )
)
# Letters that take two keys.
_JOINED = {
    **dict(zip(("ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"), "ㅘㅙㅚㅝㅞㅟㅢ", strict=True)),
    **dict(zip(("ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㅂㅅ"), "ㄳㄵㄶㅄ", strict=True)),
    **dict(zip(("ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ"), "ㄺㄻㄼㄽㄾㄿㅀ", strict=True)),
}
_KEYS_OF = _KEY_OF | {letter: _KEY_OF[pair[0]] + _KEY_OF[pair[1]] for pair, letter in _JOINED.items()}
# A capital without a letter of its own types what the plain key does.
_LETTER_OF = {key: letter for letter, key in _KEY_OF.items()}
_LETTER_OF |= {key.upper(): letter for key, letter in _LETTER_OF.items() if key.upper() not in _LETTER_OF}
_SYLLABLES = [lead + vowel + final.strip() for lead in _LEADS for vowel in _VOWELS for final in _FINALS]
_SPELLED = str.maketrans(
    _KEYS_OF | {chr(0xAC00 + at): "".join([_KEYS_OF[ch] for ch in letters]) for at, letters in enumerate(_SYLLABLES)}
)
_LETTERS = str.maketrans(_LETTER_OF)
_VOWEL_PAIRS = "|".join([pair for pair, letter in _JOINED.items() if letter in _VOWELS])
_FINAL_PAIRS = "|".join([pair for pair, letter in _JOINED.items() if letter in _FINALS])
# A consonant closes a syllable unless a vowel follows it.
_SYLLABLE = re.compile(
    f"([{_LEADS}])({_VOWEL_PAIRS}|[{_VOWELS}])((?:{_FINAL_PAIRS}|[{_FINALS[1:]}])(?![{_VOWELS}]))?|({_VOWEL_PAIRS})"
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# How far each row is shifted to the right of the first, in key widths.
_SHIFTS = (0.0, 0.25, 0.75)
_NEAR = 1.2
_HANGUL = re.compile("[가-힣ㄱ-ㅣ]")


def keys_of(text: str) -> str:
    """Spell Hangul out as the keys that type it; other characters stay."""
    return text.translate(_SPELLED)


def typed(keys: str) -> str:
    """Give the Hangul that keys type one after another; what is no letter key stays and ends a syllable."""
    return _SYLLABLE.sub(_composed, keys.translate(_LETTERS))


def is_hangul(ch: str) -> bool:
    """Whether a character is a Hangul syllable or a letter that stands alone."""
    return _HANGUL.fullmatch(ch) is not None


def neighbours(key: str) -> str:
    """Letter keys that touch a letter key, and itself with or without shift where that types something else."""
    return _NEIGHBOURS.get(key, "")


def _composed(found: re.Match[str]) -> str:
    lead, vowel, final, pair = found.groups()
    if pair:
        return _JOINED[pair]
    place = _LEADS.index(lead) * len(_VOWELS) + _VOWELS.index(_JOINED.get(vowel, vowel))
    return chr(0xAC00 + place * len(_FINALS) + (_FINALS.index(_JOINED.get(final, final)) if final else 0))


def _near_keys() -> dict[str, str]:
    places = {key: (row, column + _SHIFTS[row]) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    near: dict[str, str] = {}
    for key, (row, column) in places.items():
        touching = [
            other
            for other, (its_row, its_column) in places.items()
            if other != key and abs(its_row - row) <= 1 and abs(its_column - column) < _NEAR
        ]
        shifted = [key.upper()] if key.upper() in _LETTER_OF and _LETTER_OF[key.upper()] != _LETTER_OF[key] else []
        near[key] = "".join(touching + shifted)
        near[key.upper()] = "".join([*touching, key])
    return near


_NEIGHBOURS = _near_keys()
