"""A question as it is typed into a search box: its names, numbers and terms, without particles, verbs and asking words.

Verbs with a noun inside leave the noun (신청할 leaves 신청); others are left out, and with them what only they say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.types import Morpheme

_KEPT = ("NN", "NR", "NP", "SL", "SH", "SN", "SW", "XR", "XSN", "XPN", "W_")
_ASKING = frozenset(
    {"얼마", "무엇", "뭐", "누구", "언제", "어디", "몇", "어느", "무슨", "어떤", "얼마나", "왜", "혹시", "총"}
)
_COUNTS = ("SN", "NR", "MM")
# What 그 and its like point to, nobody types into a box.
_POINTING = frozenset({"그", "이", "저", "그런", "이런", "어떤", "몇", "어느", "무슨"})
_EMPTY = frozenset(
    {
        "거",
        "것",
        "수",
        "때",
        "데",
        "줄",
        "점",
        "중",
        "바",
        "쪽",
        "나",
        "저",
        "제",
        "우리",
        "그것",
        "이것",
        "건",
        "걸",
        "말",
    }
)
_PUNCTUATION = re.compile("[‘’'\"“”「」()\\[\\]<>,?!…~]")


def keywords(text: str, morphemes: Sequence[Morpheme]) -> str:
    """The words that one would type; the text itself where none would be left."""
    return " ".join(_words(text, morphemes)) or text


def _words(text: str, morphemes: Sequence[Morpheme]) -> Iterator[str]:
    """Each eojeol up to the last part that is kept."""
    counted = _counted(morphemes)
    asked_how_many = False
    for start, end in _eojeols(text):
        inside = [one for one in morphemes if start <= one.start < end]
        counts, asked_how_many = asked_how_many, bool(inside) and inside[-1].form == "몇"
        # What Kiwi takes for the bare stem of a verb is a name that it doesn't know.
        bare = bool(inside) and inside[-1].tag.startswith("V")
        kept = [one for one in inside if bare or one in counted or _kept(one)]
        if kept and not counts and not any(one.form in _ASKING for one in inside):
            yield from _PUNCTUATION.sub(" ", text[start : kept[-1].end]).split()


def _kept(one: Morpheme) -> bool:
    return one.tag.startswith(_KEPT) and one.tag != "NNB" and one.form not in _EMPTY


def _counted(morphemes: Sequence[Morpheme]) -> frozenset[Morpheme]:
    """Counting words and what they count: 한 달, 3대, 24년."""
    found: set[Morpheme] = set()
    for number, unit in pairwise(morphemes):
        if unit.tag.startswith("NN") and number.tag.startswith(_COUNTS) and number.form not in _POINTING:
            found |= {number, unit} if unit.form not in _EMPTY or number.tag != "MM" else set()
    return frozenset(found)


def _eojeols(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        yield start, at
