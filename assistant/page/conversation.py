"""What happens in one reader's session: questions, growing answers, the sources behind them. Knows no page library."""

import contextlib
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.page.rendering import failed_turn, finished_turn, growing_turn, stopped_turn, waiting_turn
from assistant.stages import Stage
from assistant.types import Answer, Turn
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# A growing answer is redrawn at most this often: more is not seen and costs the browser.
_REDRAW_S = 0.06

_log = logging.getLogger("mundap.conversation")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question, as much of its answer as has come, and how it stands on the page; ``over`` when it is settled."""

    question: str
    text: str = ""
    answer: Answer | None = None
    shown: str = ""
    over: bool = False


Exchanges = tuple[Exchange, ...]


def ask(get_assistant: "Callable[[], Assistant]", before: Exchanges, question: str, state: str) -> Iterator[Exchange]:
    """Give the exchange as it grows: waiting, word by word, and over with its answer or its failure.

    ``get_assistant`` may take its time or raise UserFacingError; ``state`` is what the page says meanwhile.
    """
    turn = len(before)
    exchange = Exchange(question, shown=waiting_turn(turn, question, state))
    yield exchange
    history = [Turn(past.question, past.answer.text) for past in before if past.answer is not None]
    try:
        yield from _growing(get_assistant(), exchange, turn, history)
    except UserFacingError as error:
        yield replace(exchange, shown=failed_turn(turn, question, error.problem, error.remedy), over=True)
    except Exception:
        # The page must outlive a bug; its traceback belongs to the log, not to the reader.
        _log.exception("a question could not be answered")
        problem = "답변하는 중에 예상하지 못한 문제가 생겼습니다."
        remedy = "질문을 다시 보내 보시고, 같은 일이 되풀이되면 관리자에게 알려 주세요."
        yield replace(exchange, shown=failed_turn(turn, question, problem, remedy), over=True)


def stop(exchanges: Exchanges) -> Exchanges:
    """Settle an answer that the reader stopped with what has come of it."""
    if not exchanges or exchanges[-1].over:
        return exchanges
    last = exchanges[-1]
    shown = stopped_turn(len(exchanges) - 1, last.question, last.text)
    return (*exchanges[:-1], replace(last, shown=shown, over=True))


def _growing(assistant: "Assistant", exchange: Exchange, turn: int, history: Sequence[Turn]) -> Iterator[Exchange]:
    question = exchange.question
    drawn = 0.0
    with contextlib.closing(assistant.stream(question, history)) as pieces:
        for piece in pieces:
            if isinstance(piece, Answer):
                shown = finished_turn(turn, question, piece)
                yield replace(exchange, text=piece.text, answer=piece, shown=shown, over=True)
                return
            if isinstance(piece, Stage):
                if not exchange.text.strip():
                    exchange = replace(exchange, shown=waiting_turn(turn, question, f"{piece.words}…"))
                    yield exchange
                continue
            text = exchange.text + piece
            exchange = replace(exchange, text=text)
            if not text.strip():
                yield exchange  # nothing to see, but the reader may leave here
            elif time.monotonic() - drawn >= _REDRAW_S:
                drawn = time.monotonic()
                exchange = replace(exchange, shown=growing_turn(turn, question, text))
                yield exchange
