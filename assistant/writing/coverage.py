"""How much of a claim's wording a text has: its words by their stems, whatever particles and endings they carry.

Figures are left to those who compare them by value. Knows no documents: texts are given squeezed, without blanks.
"""

from ingest import patterns as re

# Predicates say how a sentence ends, not what it is about; but X입니다 is about X.
_COPULA = re.compile(r"(?:이었|였|이)?(?:입니다|이며|이고|이다|이에요|예요|인데)$")
_PREDICATE = re.compile(
    r"(?:니다|니까|어요|아요|해요|나요|가요|까요|세요|었다|았다|한다|된다|하고|하며|하여|되어|되며|되고|이라고|라고)$"
)
# What follows a digit is its unit: 5억원으로.
_WORD = re.compile(r"(?<![0-9A-Za-z가-힣㐀-鿿])[A-Za-z가-힣㐀-鿿]+")
# What answers, joins or counts without being about anything.
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        """네 예 아니요 아니오 아뇨 맞습니다
        그 이 저 및 등 또는 그리고 또한 따라서 하지만 다만 이를 이는 그는 해당 다음 있는 하는 되는
        총 모두 약 각 각각 것 수 때 중 가운데 대한 대해 대하여 위한 위해 통해 따라 관련 경우""",
    )
)
# Particles and endings are at most this long.
_LONGEST_ENDING = 3


def content_words(claim: str) -> tuple[str, ...]:
    """The words that say what a claim is about, without figures, predicates and what only joins."""
    return tuple(word for token in _WORD.findall(claim) if (word := _content(token)))


def covered(words: tuple[str, ...], squeezed: str) -> float:
    """The share of words, by length, whose stems stand in a text; 1 for no words."""
    whole = sum(map(len, words))
    return sum(len(word) for word in words if _stands(word, squeezed)) / whole if whole else 1.0


def squeezed(text: str) -> str:
    """A text without blanks and bold marks, in lower case."""
    return re.sub(r"[\s*]+", "", text).lower()


def _content(token: str) -> str:
    if token in _EMPTY:
        return ""
    bare = _COPULA.sub("", token)
    if bare == token and _PREDICATE.search(token):
        return ""
    return "" if bare in _EMPTY else bare.lower()


def _stands(word: str, text: str) -> bool:
    shortest = max(min(2, len(word)), len(word) - _LONGEST_ENDING)
    return any(word[:length] in text for length in range(len(word), shortest - 1, -1))
