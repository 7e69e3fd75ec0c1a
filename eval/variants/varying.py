"""The same question set put in other ways, reproducibly: what is drawn depends on the seed, the way and the id alone.

Ids, right answers and evidence stay, so that every answer can be held against the one to the plain question. What was
asked before a follow-up stays as it is.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from eval.questions import Question
from eval.variants.keywords import keywords
from eval.variants.manners import polite, spoken
from eval.variants.slips import mistyped
from index.keyboard import keys_of
from ingest.korean import Korean

SEED = 2026


class Way(StrEnum):
    """A way of putting a question; the values are what the command line takes and what files are named."""

    NO_SPACES = "no-spaces"
    TYPOS = "typos"
    KEYBOARD = "keyboard"
    KEYWORDS = "keywords"
    POLITE = "polite"
    SPOKEN = "spoken"


WAY_NAMES = {
    Way.NO_SPACES: "띄어쓰기 없이",
    Way.TYPOS: "오타",
    Way.KEYBOARD: "한/영 바뀜",
    Way.KEYWORDS: "낱말만",
    Way.POLITE: "공손한 글",
    Way.SPOKEN: "말하듯이",
}


def varied(questions: Sequence[Question], way: Way, korean: Korean, seed: int = SEED) -> tuple[Question, ...]:
    """Put every question of a set in another way."""
    return tuple(
        replace(one, question=_put(one.question, way, random.Random(f"{seed} {way} {one.id}"), korean))
        for one in questions
    )


def _put(text: str, way: Way, draw: random.Random, korean: Korean) -> str:
    match way:
        case Way.NO_SPACES:
            return "".join(text.split())
        case Way.TYPOS:
            return mistyped(text, draw)
        case Way.KEYBOARD:
            return keys_of(text)
        case Way.KEYWORDS:
            (found,) = korean.morphemes([text])
            return keywords(text, found)
        case Way.POLITE:
            return polite(text, draw, korean)
        case Way.SPOKEN:
            return spoken(text, draw, korean)
