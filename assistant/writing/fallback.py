"""The built-in answer in the place of a language model's that failed, with the reason in front of it.

What the model had written before it failed doesn't stay: half an answer may leave out the very condition that the
reader needs, and it was not checked as a whole. Knows nothing of models or of evidence.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from assistant.errors import ChatFailed
from assistant.stages import Pieces
from assistant.types import Answer

IN_ITS_PLACE = "그래서 언어 모델 없이 문서에서 찾은 답을 보여 드립니다."


def or_instead(written: Pieces, instead: Callable[[], Pieces]) -> Pieces:
    """Pass on what a model writes; where it fails, one line that says so and then the other answer, which is final."""
    shown = False
    try:
        with closing(written) as pieces:
            for piece in pieces:
                shown = shown or (isinstance(piece, str) and bool(piece.strip()))
                yield piece
    except ChatFailed as failure:
        line = f"※ {failure.problem} {IN_ITS_PLACE}\n\n"
        yield f"\n\n{line}" if shown else line
        for piece in instead():
            yield _told(piece, line, failure) if isinstance(piece, Answer) else piece


def _told(answer: Answer, line: str, failure: ChatFailed) -> Answer:
    checks = tuple(check.moved(len(line)) for check in answer.checks)
    notice = f"{failure.problem} {failure.remedy}".strip()
    return replace(answer, text=line + answer.text, checks=checks, notice=notice)
