"""Typing errors in a question, mended with words that the library holds.

Only words that no document has are touched, and only when a known word is a keystroke or two away.
"""

from collections.abc import Iterator, Mapping

from assistant.understanding.spelled import Latest, jamo

# One slip in every five letters: 규재샌드박스 is one slip in sixteen letters, 읍부즈만 two in eleven.
_LETTERS_PER_SLIP = 5
_SHORTEST = 2
# 구, 도 and 면 end too many other words: 선거구, 소음도.
_PLACES, _LONGEST_PLACE = "시군", 3
# 도로과, 재난팀; what stands between is said with one or two words.
_OFFICES, _LEFT_OUT = "과국실팀", 4
_SPELLED = Latest()


def names_ending(word: str, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """Known terms of a place's name and a word behind it: 가온청년센터 for 청년센터, where there is 가온시."""
    places = (term[: -len(word)] for term in vocabulary if term.endswith(word))
    near = (place for place in places if 0 < len(place) <= _LONGEST_PLACE)
    return tuple(f"{place}{word}" for place in near if any(f"{place}{kind}" in vocabulary for kind in _PLACES))


def offices_called(word: str, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """Known offices that are called by a word for short: 도로관리과 for 도로과."""
    if word[-1] not in _OFFICES:
        return ()
    longer = (term for term in vocabulary if term.startswith(word[:-1]) and term.endswith(word[-1]))
    return tuple(term for term in longer if 0 < len(term) - len(word) <= _LEFT_OUT)


def nearest_terms(word: str, vocabulary: Mapping[str, int], most_slips: int = 3) -> tuple[str, ...]:
    """Known terms nearest to an unknown word, the most frequent first; none when all are too far."""
    spelled = jamo(word)
    allowed = min(most_slips, len(spelled) // _LETTERS_PER_SLIP)
    if len(word) < _SHORTEST or allowed == 0:
        return ()
    best: list[str] = []
    best_distance = allowed
    for term, letters in _alike(word, spelled, allowed, vocabulary):
        distance = _distance(spelled, letters, best_distance)
        if distance < best_distance:
            best, best_distance = [term], distance
        elif distance == best_distance:
            best.append(term)
    return tuple(sorted(best, key=lambda term: -vocabulary[term])[:3])


def _alike(word: str, spelled: str, slips: int, vocabulary: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Terms of like length that share a syllable and may be within some slips, with their letters."""
    known = _SPELLED.of(vocabulary)
    syllables = set(word)
    for number in known.near(spelled, slips):
        term = known.terms[number]
        if abs(len(term) - len(word)) <= 1 and not syllables.isdisjoint(term) and term != word:
            yield term, known.letters[number]


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
