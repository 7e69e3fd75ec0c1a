"""Values told side by side in the same words but for one: 고도의 경우 199만 원, 중등도의 경우 154만 원.

Where the answer speaks by that one word of another value than it gives, the words all around count little. Knows words
and figures; how likely the other value is otherwise, ``rivals`` knows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.checking.around import Wording
from assistant.checking.rivals import Contest
from assistant.checking.segments import own_terms
from assistant.checking.standing import Place
from assistant.checking.terms import Token, all_terms
from assistant.figures.compare import measure
from assistant.figures.parsing import Figure
from ingest import patterns as re

# Side by side are values at most this far apart; of the words before them so many may name them.
_FAR, _MOST_WORDS = 250, 5
_PARTICLE = re.compile(r"(?<=.)(?:에게는|에게|에는|으로|이면|의|은|는|이|가|을|를|에|로|인|일|과|와|도)$")
_BOUNDS = frozenset({"이상", "이하", "미만", "초과", "이내", "까지", "부터"})


class _Spoken(NamedTuple):
    """What an answer says with a claim alone, in its sentence and the question, and anywhere."""

    own: frozenset[str]
    here: frozenset[str]
    anywhere: frozenset[str]


def names_a_parallel(claim: Figure, answer: Wording, question: Wording, held: Contest) -> bool:
    """Say whether the answer has the word that names a parallel value, and not that of the claim, at all its places."""
    around = answer.around(claim.start)
    if around is None or any(place.around.cell for place in held.own):
        return False
    asked = all_terms(question.tokens)
    spoken = _Spoken(
        own_terms(answer, claim, around),
        all_terms(answer.between(around.start, around.end)) | asked,
        all_terms(answer.tokens) | asked,
    )
    return all(any(_is_meant(other, own, claim, spoken) for other in held.others) for own in held.own)


def _is_meant(other: Place, own: Place, claim: Figure, spoken: _Spoken) -> bool:
    words = apart(own, other)
    if words is None or (words[0].figure is not None and measure(words[0].figure) == measure(claim)):
        return False
    ours, theirs = set(words[0].terms) - set(words[1].terms), set(words[1].terms) - set(words[0].terms)
    if not ours or not theirs:
        return False
    if (ours | theirs) & spoken.own:
        return theirs <= spoken.own and not ours & spoken.own
    return theirs <= spoken.here and not ours & spoken.anywhere


def apart(own: Place, other: Place) -> tuple[Token, Token] | None:
    """The one pair of words in which the names of two places differ, behind words that they share, or None."""
    if own.text is not other.text or abs(own.figure.start - other.figure.start) > _FAR:
        return None
    shared = False
    for first, second in zip(_words_before(own), _words_before(other), strict=False):
        if _is_alike(first, second, own.text):
            shared = True
            continue
        return (first, second) if shared and _are_of_one_kind(first, second, own.text) else None
    return None


def _words_before(place: Place) -> Sequence[Token]:
    """The words before a figure in its sentence and line, the nearest first."""
    begin = max(place.around.start, place.text.text.rfind("\n", 0, place.figure.start) + 1)
    return place.text.between(begin, place.figure.start)[: -_MOST_WORDS - 1 : -1]


def _is_alike(first: Token, second: Token, text: Wording) -> bool:
    if first.figure is not None or second.figure is not None:
        return first.figure is not None and second.figure is not None and first.terms == second.terms
    return _stem(_word(first, text)) == _stem(_word(second, text))


def _are_of_one_kind(first: Token, second: Token, text: Wording) -> bool:
    """Say whether two words name in the same way: values of one measure, words of one length or end, one particle."""
    if first.figure is not None or second.figure is not None:
        return (
            first.figure is not None and second.figure is not None and measure(first.figure) == measure(second.figure)
        )
    one, two = _word(first, text), _word(second, text)
    bare, other = _stem(one), _stem(two)
    if min(len(bare), len(other)) < 2 or one[len(bare) :] != two[len(other) :] or {bare, other} & _BOUNDS:
        return False
    return len(bare) == len(other) or bare[-1] == other[-1]


def _word(token: Token, text: Wording) -> str:
    return text.text[token.start : token.end]


def _stem(word: str) -> str:
    return _PARTICLE.sub("", word)
