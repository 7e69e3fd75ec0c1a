"""Answers that running text gives to questions which it quotes: '…받나요?' 이에 대한 답변은 '네, 받습니다.' 입니다.

Knows the words of one sentence. Such a question says what its answer is of, as a heading does, and is no part of it.
"""

from dataclasses import dataclass

from ingest import patterns as re

_QUOTES, _CLOSING = r"['\"‘“]", r"['\"’”]"
_ASKED = re.compile(rf"[^'\"‘“]{{0,12}}{_QUOTES}(?P<asked>[^'\"‘’“”\n]{{2,120}}[?？]){_CLOSING}[.,]?\s*")
_ANSWERS = re.compile(rf"(?:이에|그에|위 질문에|이 질문에) 대한 (?:답|답변|대답)은\s*{_QUOTES}")
_ENDS = re.compile(rf"{_CLOSING}\s*(?:입니다|이다|임)?\s*\.?\s*$")


@dataclass(frozen=True, slots=True)
class Answered:
    """Where in a sentence the answer itself stands, and the question before it, empty where it stands elsewhere."""

    start: int
    end: int
    asked: str


def answered(text: str) -> Answered:
    """Find the answer in a sentence; all of it where it quotes no question and answers none."""
    question = _ASKED.match(text)
    at = question.end() if question is not None else 0
    opening = _ANSWERS.match(text, at)
    start = opening.end() if opening is not None else 0
    inside = opening is not None or (text.count("'") % 2 == 1 and "‘" not in text)
    ends = _ENDS.search(text) if inside else None
    asked = question["asked"] if question is not None and opening is not None else ""
    return Answered(start, ends.start() if ends is not None and ends.start() > start else len(text), asked)
