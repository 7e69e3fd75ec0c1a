"""Particles that fit the word they are joined to, in answers and in what is said to people."""

from ingest import patterns as re

# Final consonant of each digit's Korean reading: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGIT_FINALS = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
_LETTER_FINALS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
# English words are read as words, capitals letter by letter: Pooling은, server는, CR은.
_ENGLISH = re.compile(r"(?:[a-z](?P<ng>ng)|[a-z][aeiou]r)$")
_SIGN_FINALS = {"㎏": "ㅁ", "㎎": "ㅁ"}
# Units behind a number are read as words: 15km is 십오 킬로미터, 3kg 삼 킬로그램, 2t 이 톤.
_UNIT = re.compile(r"\d\s?(?:(?P<vowel>[kcm]?m|m?l)|(?P<gram>[km]?g)|(?P<ton>t))$", re.I)
_CLOSERS = " \t\n)]>”\"'’」』〉》."


def with_particle(word: str, particle: str) -> str:
    """Join a word and the form of a particle that fits it; ``particle`` is such as 은/는, 이/가 or 으로/로."""
    after_consonant, after_vowel = particle.split("/")
    final = _final_consonant(word)
    fits_vowel = not final or (after_consonant == "으로" and final == "ㄹ")
    return word + (after_vowel if fits_vowel else after_consonant)


def quoted(words: object, particle: str) -> str:
    """Quote words, with the form of a particle, such as 이/가, that fits them."""
    return with_particle(f"‘{words}’", particle)


def without_asides(text: str) -> str:
    """A text without the brackets at its end; the brackets when there is nothing else."""
    end = len(text)
    while end and text[end - 1] == ")":
        depth, at = 1, end - 1
        while depth and at:
            at -= 1
            depth += (text[at] == ")") - (text[at] == "(")
        if depth:
            break
        end = at - (text[at - 1 : at] == " ")
    return text[:end] or text


def _final_consonant(word: str) -> str:
    bare = without_asides(word.rstrip()).rstrip(_CLOSERS)
    unit = _UNIT.search(bare)
    if unit is not None:
        return "ㅁ" if unit["gram"] else "ㄴ" if unit["ton"] else ""
    english = _ENGLISH.search(bare)
    if english is not None:
        return "ㅇ" if english["ng"] else ""
    last = bare[-1:]
    if "가" <= last <= "힣":
        index = (ord(last) - 0xAC00) % 28
        return "" if index == 0 else "ㄹ" if index == 8 else "ㅇ"
    return _DIGIT_FINALS.get(last) or _LETTER_FINALS.get(last.lower()) or _SIGN_FINALS.get(last, "")
