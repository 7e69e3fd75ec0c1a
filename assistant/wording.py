"""Korean sentences put together: particles that fit their word, and source words made readable."""

import re

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_STARS = re.compile(r"(?<=[\w가-힣)」』”\"'’])\*{1,5}(?!\*)(?=[\s,.)가-힣]|$)")
_LEADING = re.compile(r"^[\s\-–·*※□○◇◆■▪▶ㅇ①-⑳]+")
_SPACES = re.compile(r"\s+")
# Final consonant of each digit's Korean reading: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGIT_FINALS = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
_LETTER_FINALS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
_SIGN_FINALS = {"%": "", "㎡": "", "℃": ""}


def with_particle(word: str, particle: str) -> str:
    """Join a word and the form of a particle that fits it; ``particle`` is such as 은/는, 이/가 or 으로/로."""
    after_consonant, after_vowel = particle.split("/")
    final = _final_consonant(word)
    fits_vowel = not final or (after_consonant == "으로" and final == "ㄹ")
    return word + (after_vowel if fits_vowel else after_consonant)


def readable(quote: str) -> str:
    """A quotation without marks that only serve its page: bullets, bold signs and footnote stars."""
    plain = _BOLD.sub(r"\1", _LEADING.sub("", quote))
    return _SPACES.sub(" ", _STARS.sub("", plain).replace("**", "")).strip()


def as_statement(text: str) -> str:
    """Close a noun phrase or sentence with a Korean full stop: 총 3조 2,682억원 becomes 총 3조 2,682억원입니다."""
    stripped = text.rstrip(" .。")
    if re.search(r"[다요까죠][)\]”\"'’」]?$", stripped):
        return f"{stripped}."
    if re.search(r"\d[\d,.]*\s*(?:[조억만천백십]*원?|%p?|[가-힣㎡㏊㎞]{1,3})?\)?$", stripped):
        return f"{stripped}입니다."
    return f"{stripped}."


def _final_consonant(word: str) -> str:
    bare = re.sub(r"[\s)\]”\"'’」』.]+$", "", re.sub(r"\([^()]*\)$", "", word.rstrip()))
    last = bare[-1:]
    if "가" <= last <= "힣":
        index = (ord(last) - 0xAC00) % 28
        return "" if index == 0 else "ㄹ" if index == 8 else "ㅇ"
    lowered = last.lower()
    return _DIGIT_FINALS.get(last) or _LETTER_FINALS.get(lowered) or _SIGN_FINALS.get(last, "")
