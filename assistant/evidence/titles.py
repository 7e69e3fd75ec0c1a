"""What the title of an article says: 제18조의2(배우자 출산휴가) is about what its title names.

Every sentence below a title is about it, whether it repeats it or not; where several sentences fit a question, the one
whose title names what is asked for, and little else, is meant. Of the sentences of one article the rule itself is
meant, which is short and leans on nothing, rather than what follows from it. Knows titles and words, no hits.
"""

import math
from collections.abc import Sequence

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.understanding.cues import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from index.references import opened_article
from ingest import patterns as re

_TITLE = re.compile(r"^\s*제\s?\d{1,4}\s?조(?:\s?의\s?\d{1,3})?\s*[(（]([^()（）]{1,60})[)）]")
# What a title says beside its matter: 육아휴직의 신청 등.
_JOINS = re.compile(r"등$|[ㆍ·,]|(?<=[가-힣])[의과와](?=\s)|및|에\s?관한|에\s?대한")
_REFERENCE = re.compile(r"제\d{1,4}(?:조(?:의\d{1,3})?|항|호)")
# A title of which the question names half or less may be of anything else, too: 계약기간 where a 계약 is asked about.
_TITLED, _HALF = 0.35, 0.5

_REFERRING, _MOST_REFERENCES = 0.94, 4
_LONGER, _SHORT = 0.03, 40
_ASKS_WHAT = frozenset({Asked.DEFINITION, Asked.PERSON, Asked.RECIPIENT})
_DEFINED = re.compile(r"\W*([가-힣A-Za-z0-9 ·]{2,30}?)[\"'”’」]?(?:이란|란|이라 함은|라 함은)[ ,]")


def title_of(line: str) -> str:
    """What the title of an article says, squeezed; empty where a line opens none."""
    found = _TITLE.match(line) if opened_article(line) else None
    return squeezed(_JOINS.sub("", found[1])) if found is not None else ""


def share_named(title: str, words: Sequence[Word]) -> float:
    """The share of a title that the words of a question make up, as they are or as offices write them, 0 to 1."""
    held = [False] * len(title)
    for word in words:
        for form in () if word.light else (*(() if word.verb else word.forms), *word.alike):
            at = title.find(form) if len(form) > 1 else -1
            while at >= 0:
                held[at : at + len(form)] = [True] * len(form)
                at = title.find(form, at + 1)
    return sum(held) / len(held) if held else 0.0


class Titled:
    """How well evidence fits by the titles of articles, each held against the words of one question once."""

    def __init__(self, question: Question, words: Sequence[Word]) -> None:
        self._question = question
        self._words = words
        self._shares: dict[str, float] = {}

    def fit(self, candidate: Candidate) -> float:
        """More below a title that the question names, less for what leans on other articles; 1 outside articles."""
        headings = candidate.reading.headings(candidate.block)
        title = next(filter(None, map(title_of, reversed(headings))), "")
        if not title:
            return 1.0
        if title not in self._shares:
            self._shares[title] = share_named(title, self._words)
        share = 1.0 if self._defines(candidate) else self._shares[title]
        named = 1 + _TITLED * max(0.0, share - _HALF) / (1 - _HALF)
        if Asked.LIST in self._question.asked:
            return named  # what lines up several things is long
        leaning = min(_MOST_REFERENCES, len(_REFERENCE.findall(candidate.quote)))
        longer = math.log2(max(_SHORT, len(candidate.quote)) / _SHORT)
        return named * _REFERRING**leaning * (1 - _LONGER * longer)

    def _defines(self, candidate: Candidate) -> bool:
        """Whether it says what something is that the question asks about: its definition is its title."""
        defined = _DEFINED.match(candidate.quote) if self._question.asked & _ASKS_WHAT else None
        return defined is not None and squeezed(defined[1]) in squeezed(self._question.text)
