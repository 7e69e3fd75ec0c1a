"""A user's words for Kiwi: one a line, then its part of speech and, where it needs one, its score.

Knows nothing of Kiwi but its tags.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from ingest.columns import read_columns
from ingest.particles import quoted

# What may be taught: parts of speech that are searched for. Endings and particles would change every sentence.
_TAGS = {
    "NNP": "고유 명사",
    "NNG": "일반 명사",
    "NNB": "의존 명사",
    "XR": "어근",
    "MAG": "부사",
    "VV": "동사 어간",
    "VA": "형용사 어간",
}
_STEMS = ("VV", "VA")
_MOST_COLUMNS = 3
# Beyond this Kiwi takes a word for certain, wherever its letters stand.
_HIGHEST_SCORE = 100.0


@dataclass(frozen=True, slots=True)
class UserWord:
    """One word as Kiwi takes it; a higher ``score`` is preferred to other readings."""

    form: str
    tag: str = "NNP"
    score: float = 0.0


def read_dictionary(path: Path) -> tuple[UserWord, ...]:
    """Read a user's words.

    Raises:
        IngestError: the file can't be read, or a line is wrong; the message names it.
    """
    return tuple(read_columns(path, _word))


def _word(columns: tuple[str, ...]) -> UserWord:
    if len(columns) > _MOST_COLUMNS and any(columns[_MOST_COLUMNS:]):
        raise ValueError("낱말, 품사, 점수의 세 칸까지만 적을 수 있습니다.")
    form, tag, score = (*columns, "", "")[:_MOST_COLUMNS]
    tag = tag.upper() or "NNP"
    form = " ".join(form.split())
    if not form.replace(" ", "").isalnum():
        raise ValueError(f"{quoted(form, '은/는')} 낱말이 아닙니다. 글자와 숫자로 적어 주세요.")
    if tag not in _TAGS:
        known = ", ".join(f"{known}({meaning})" for known, meaning in _TAGS.items())
        raise ValueError(f"{quoted(tag, '은/는')} 쓸 수 없는 품사입니다. 쓸 수 있는 품사: {known}.")
    if tag in _STEMS and form.endswith("다"):
        raise ValueError(f"{quoted(form, '은/는')} ‘다’ 없이 어간만 적어 주세요.")
    return UserWord(form, tag, _score(score))


def _score(text: str) -> float:
    try:
        score = float(text or 0)
    except ValueError:
        score = math.nan
    if not abs(score) <= _HIGHEST_SCORE:
        raise ValueError(
            f"점수 {quoted(text, '은/는')} -{_HIGHEST_SCORE:.0f}에서 {_HIGHEST_SCORE:.0f} 사이의 수여야 합니다."
        )
    return score
