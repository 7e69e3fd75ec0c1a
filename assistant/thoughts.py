"""Leave out what reasoning models think aloud before they answer: ``<think>…</think>`` at the start of a stream."""

from collections.abc import Generator, Iterable

from assistant.llm import Finish

_OPEN, _CLOSE = "<think>", "</think>"


def without_thoughts(pieces: Iterable[str | Finish]) -> Generator[str | Finish, None, None]:
    """Pass the pieces on, without a thought that opens the answer; one that never ends leaves nothing."""
    held = ""
    thinking: bool | None = None
    for piece in pieces:
        if isinstance(piece, Finish):
            if held and not thinking:
                yield held
            yield piece
            return
        if thinking is False:
            yield piece
            continue
        held += piece
        if thinking is None:
            thinking = _thinks(held)
        if thinking and _CLOSE in held:
            held = held.partition(_CLOSE)[2].lstrip()
            thinking = None if not held else False
        if thinking is False and held:
            yield held
            held = ""


def _thinks(start: str) -> bool | None:
    """Say whether an answer's start opens a thought; None while it is too short to tell."""
    words = start.lstrip()
    if words.startswith(_OPEN):
        return True
    return None if _OPEN.startswith(words) else False
