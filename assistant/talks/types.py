"""What is kept of conversations: talks, their exchanges, and what readers thought of the answers."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Answer, Turn


class ExchangeState(StrEnum):
    """How a question ended: answered, stopped by the reader, failed, or not at all, for the server went before."""

    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation as a list shows it; the moments are UTC, ISO 8601."""

    key: str
    title: str
    began_at: str
    changed_at: str
    exchanges: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader thought of an answer; ``wanted`` is the right answer in the reader's own words."""

    good: bool
    reason: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class KeptExchange:
    """One question and what came of it.

    ``text`` is what the reader saw, ``answer`` is None where none was finished. ``asked_at`` is UTC, ISO 8601.
    """

    question: str
    text: str
    answer: Answer | None
    state: ExchangeState
    asked_at: str
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class JudgedExchange:
    """A judged exchange with its place: the talk's key, its number there from 0, and the answered turns before it."""

    key: str
    number: int
    before: tuple[Turn, ...]
    exchange: KeptExchange
