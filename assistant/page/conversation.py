"""What happens to one question: it waits, its answer grows, it is over. Knows no page, no store and no HTML."""

import contextlib
import logging
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.scope import EVERYWHERE, Scope
from assistant.stages import Stage
from assistant.talks.types import ExchangeState, KeptExchange
from assistant.types import Answer, Turn
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_log = logging.getLogger("mundap.conversation")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and as much of its answer as has come.

    ``doing`` is what is being done, ``understood`` the question as it is searched for; ``state`` is None until it is
    over. ``asked_at`` is UTC, ISO 8601. The text of a failed one is what is wrong and, in the next line, what to do.
    ``unkept`` says why it could not be kept.
    """

    question: str
    asked_at: str
    doing: str = ""
    understood: str = ""
    text: str = ""
    answer: Answer | None = None
    state: ExchangeState | None = None
    unkept: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state is not None

    def kept(self) -> KeptExchange:
        """As it is kept; one that is not over counts as broken off, for that it will be if nobody ends it."""
        state = self.state or ExchangeState.BROKEN
        return KeptExchange(self.question, self.text, self.answer, state, self.asked_at)


def begun(question: str, doing: str) -> Exchange:
    """Give the exchange that a question begins now."""
    return Exchange(question.strip(), datetime.now(UTC).isoformat(timespec="milliseconds"), doing)


def stopped(exchange: Exchange) -> Exchange:
    """End an answer where its reader stopped it."""
    return replace(exchange, state=ExchangeState.STOPPED)


def failed(exchange: Exchange, problem: str, remedy: str) -> Exchange:
    """End an exchange that can't be answered."""
    return replace(exchange, text=f"{problem}\n{remedy}", answer=None, state=ExchangeState.FAILED)


def history(before: Sequence[KeptExchange]) -> tuple[Turn, ...]:
    """Give what a question may lean on: the exchanges that were answered."""
    return tuple(Turn(past.question, past.answer.text) for past in before if past.answer is not None)


def answered(
    get_assistant: "Callable[[], Assistant]", exchange: Exchange, before: Sequence[Turn], scope: Scope = EVERYWHERE
) -> Generator[Exchange, None, None]:
    """Give the exchange as it grows, word by word, and over with its answer or its failure.

    ``get_assistant`` may take its time or raise UserFacingError. Leaving early stops whatever writes.
    """
    try:
        yield from _growing(get_assistant(), exchange, before, scope)
    except UserFacingError as error:
        yield failed(exchange, error.problem, error.remedy)
    except Exception:
        # The page must outlive a bug; its traceback belongs to the log, not to the reader.
        _log.exception("a question could not be answered")
        problem = "답변하는 중에 예상하지 못한 문제가 생겼습니다."
        yield failed(exchange, problem, "질문을 다시 보내 보시고, 같은 일이 되풀이되면 관리자에게 알려 주세요.")


def _growing(
    assistant: "Assistant", exchange: Exchange, before: Sequence[Turn], scope: Scope
) -> Generator[Exchange, None, None]:
    with contextlib.closing(assistant.stream(exchange.question, before, scope)) as pieces:
        for piece in pieces:
            if isinstance(piece, Answer):
                state = ExchangeState.ANSWERED
                yield replace(exchange, text=piece.text, answer=piece, understood=piece.understood, state=state)
                return
            if isinstance(piece, Stage):
                understood = piece.understood or exchange.understood
                exchange = replace(exchange, doing=f"{piece.words}…", understood=understood)
            else:
                exchange = replace(exchange, text=exchange.text + piece)
            yield exchange  # even where nothing new is seen, the reader may leave here
