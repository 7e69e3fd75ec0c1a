"""A question that waits for its turn: the reader is told how many stand before it. Knows no page library."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

from assistant.page.conversation import Exchange, failed
from assistant.serving.turnstile import TooManyWaiting, Turnstile, waiting_words

# While nothing moves the exchange is given again this often, so that a reader who has left is noticed.
_TOLD_S = 1.0


def in_turn(
    turnstile: Turnstile, exchange: Exchange, answering: Callable[[], Iterator[Exchange]]
) -> Generator[Exchange, None, None]:
    """Give the exchange as it waits, and from its turn on as ``answering`` gives it.

    Leaving the iterator gives the place up, whether the question still waits or is being answered.
    """
    try:
        with turnstile.entered() as ticket:
            while ahead := ticket.ahead(0):
                yield replace(exchange, doing=waiting_words(ahead))
                ticket.ahead(_TOLD_S)
            yield from answering()
    except TooManyWaiting as full:
        yield failed(exchange, full.problem, full.remedy)
