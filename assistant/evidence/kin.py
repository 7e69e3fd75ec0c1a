"""Whose relative is asked about: what holds for 부모 is no answer about 조부모, nor for 자녀 about 형제자매.

Knows words for relatives, in a question and in a line.
"""

from assistant.evidence.candidates import Candidate
from assistant.understanding.question import Question
from ingest import patterns as re

_KIN = tuple(
    re.compile(words)
    for words in (
        r"할아버지|할머니|조부모|조부|조모",
        r"(?<![조백숙고이])부모|아버지(?<!할아버지)(?<!큰아버지)(?<!작은아버지)(?<!시아버지)|어머니(?<!시어머니)|아빠|엄마|부친|모친",
        r"배우자(?!의? ?부모|의? ?조부모|의? ?형제)|아내|남편|와이프",
        r"장인|장모|시아버지|시어머니|시부모|배우자의? ?부모",
        r"자녀|아들|딸(?!기)|자식",
        r"형제|자매|남동생|여동생|동생|오빠|누나|언니",
        r"삼촌|고모|이모(?!티)|백부|숙부|백숙부모|큰아버지|작은아버지",
        r"손자|손녀|손주",
    )
)
_ANOTHERS = 0.35


def kin_fit(question: Question, candidate: Candidate) -> float:
    """Little for what is said of other relatives than of those whom the question names."""
    asked = _named(question.text)
    if not asked:
        return 1.0
    told = _named(f"{candidate.names} {candidate.label} {candidate.quote}")
    return _ANOTHERS if told and not asked & told else 1.0


def _named(text: str) -> frozenset[int]:
    return frozenset(place for place, words in enumerate(_KIN) if words.search(text))
