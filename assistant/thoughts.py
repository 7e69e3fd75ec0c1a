"""Leave out what reasoning models think aloud before they answer: ``<think>…</think>`` and its like."""

from collections.abc import Generator, Iterable

from assistant.writing.chat import Finish
from ingest import patterns as re

_NAMES = ("think", "thinking", "thought", "reasoning")
_OPEN = tuple(f"<{name}>" for name in _NAMES)
_CLOSE = re.compile(rf"</(?:{'|'.join(_NAMES)})>")
_LONGEST_CLOSE = 16


def without_thoughts(pieces: Iterable[str | Finish]) -> Generator[str | Finish, None, None]:
    """Pass the pieces on, without a thought that opens the answer; one that never ends leaves nothing.

    While a thought goes on, empty pieces come for what it says.
    """
    held = ""
    thinking: bool | None = None
    for piece in pieces:
        if isinstance(piece, Finish):
            if held and not thinking:
                yield held
            yield piece
            return
        if thinking is False or not piece:
            yield piece
            continue
        held += piece
        if thinking is None:
            thinking = _thinks(held)
        if thinking:
            held, thinking = _thought(held)
        if thinking is False:
            yield held
            held = ""
        else:
            yield ""


def after_thoughts(text: str) -> str:
    """The answer behind a thought whose beginning the server kept to itself: all up to the last ``</think>`` goes."""
    return _CLOSE.split(text)[-1]


def _thought(held: str) -> tuple[str, bool | None]:
    """What of an opened thought must be kept, and whether it still goes on."""
    closed = _CLOSE.search(held)
    if closed is None:
        return held[-_LONGEST_CLOSE:], True
    rest = held[closed.end() :].lstrip()
    return rest, False if rest else None


def _thinks(start: str) -> bool | None:
    """Say whether an answer's start opens a thought; None while it is too short to tell."""
    words = start.lstrip()
    if words.startswith(_OPEN):
        return True
    return None if any(opening.startswith(words) for opening in _OPEN) else False
