"""Typing errors in a question, mended with words that the library holds.

Only words that no document has are touched, and only when a known word is a keystroke or two away.
"""

from collections.abc import Iterable, Mapping

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# One slip in every five letters: 규재샌드박스 is one slip in sixteen letters, 읍부즈만 two in eleven.
_LETTERS_PER_SLIP = 5
_SHORTEST = 2


def jamo(text: str) -> str:
    """Spell Hangul syllables out in letters; other characters stay."""
    letters: list[str] = []
    for ch in text:
        code = ord(ch) - 0xAC00
        if 0 <= code < 11172:
            letters += [_LEADS[code // 588], _VOWELS[code % 588 // 28]]
            if code % 28:
                letters.append(_FINALS[code % 28])
        else:
            letters.append(ch)
    return "".join(letters)


def nearest_terms(word: str, vocabulary: Mapping[str, int], most_slips: int = 3) -> tuple[str, ...]:
    """Known terms nearest to an unknown word, the most frequent first; none when all are too far."""
    spelled = jamo(word)
    allowed = min(most_slips, len(spelled) // _LETTERS_PER_SLIP)
    if len(word) < _SHORTEST or allowed == 0:
        return ()
    best: list[str] = []
    best_distance = allowed
    for term in _alike(word, vocabulary):
        distance = _distance(spelled, jamo(term), best_distance)
        if distance < best_distance:
            best, best_distance = [term], distance
        elif distance == best_distance:
            best.append(term)
    return tuple(sorted(best, key=lambda term: -vocabulary[term])[:3])


def _alike(word: str, vocabulary: Mapping[str, int]) -> Iterable[str]:
    """Terms of like length that share a syllable in its place or next to it."""
    length = len(word)
    syllables = set(word)
    return (
        term
        for term in vocabulary
        if abs(len(term) - length) <= 1 and (not syllables.isdisjoint(term)) and term != word
    )


def _distance(left: str, right: str, bound: int) -> int:
    """Levenshtein distance, or ``bound + 1`` once it must exceed ``bound``."""
    if abs(len(left) - len(right)) > bound:
        return bound + 1
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (a != b)))
        if min(row) > bound:
            return bound + 1
        previous = row
    return min(previous[-1], bound + 1)
