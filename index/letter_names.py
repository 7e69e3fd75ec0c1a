"""Initials by the names of their letters: 에이아이 is AI, 알앤디 is R&D, 비투비 is B2B. Knows no library."""

from collections.abc import Iterator

from ingest import patterns as re

# Names that are written for each letter, and for the digits and the mark that stand between letters.
_NAMES = """
a 에이 | b 비 | c 시 씨 | d 디 | e 이 | f 에프 | g 지 | h 에이치 에치 | i 아이 | j 제이 | k 케이 | l 엘 | m 엠 | n 엔
o 오 | p 피 | q 큐 | r 알 아르 | s 에스 | t 티 | u 유 | v 브이 뷔 | w 더블유 더블류 | x 엑스 | y 와이 | z 제트 지
& 앤 엔 | 2 투 | 3 쓰리 스리 | 4 포 | 5 파이브
"""
_LETTERS: dict[str, list[str]] = {}
for _line in _NAMES.replace("\n", "|").split("|"):
    _letter, *_names = _line.split() or [""]
    for _name in _names:
        _LETTERS.setdefault(_name, []).append(_letter)
_LONGEST_NAME = max(map(len, _LETTERS))
# Syllables of words of Chinese origin, too: 유지, 시비, 이오. Of them alone two make no initials.
_ALSO_WORDS = frozenset({"비", "시", "이", "오", "유", "지", "피", "포", "투"})
_LEAST_OF_THEM = 3
_NAME = "|".join(sorted(_LETTERS, key=len, reverse=True))
_OPENING = re.compile(f"(?:{_NAME}){{2,}}")
_MOST_LETTERS, _MOST_WAYS = 8, 32


def may_begin_with_letters(word: str) -> bool:
    """Whether the names of two letters stand at the head of a word, and not only syllables of other words."""
    found = _OPENING.match(word)
    return found is not None and not _ALSO_WORDS.issuperset(found[0])


def initials(word: str) -> list[str]:
    """The initials that a word spells out by the names of their letters, small; nothing for any other word."""
    read = list(_read(word)) if len(word) <= _MOST_LETTERS * _LONGEST_NAME else []
    return [letters for letters in read[:_MOST_WAYS] if _is_plausible(word, letters)]


def letters_named(name: str) -> list[str]:
    """The letters with a name."""
    return [letter for letter in _LETTERS.get(name, ()) if letter.isalpha()]


def _is_plausible(word: str, letters: str) -> bool:
    if not 1 < len(letters) <= _MOST_LETTERS or not (letters[0].isalnum() and letters[-1].isalpha()):
        return False
    return len(letters) >= _LEAST_OF_THEM or not _ALSO_WORDS.issuperset(word)


def _read(word: str, at: int = 0) -> Iterator[str]:
    if at == len(word):
        yield ""
    for end in range(at + 1, min(len(word), at + _LONGEST_NAME) + 1):
        for letter in _LETTERS.get(word[at:end], ()):
            yield from (letter + rest for rest in _read(word, end))
