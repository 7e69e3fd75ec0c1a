"""A question that waits for its turn: the reader is told how many stand before it. Knows no page library."""

from collections.abc import Callable, Iterator

from assistant.page.conversation import Exchange
from assistant.page.rendering import failed_turn, waiting_turn
from assistant.serving.turnstile import TooManyWaiting, Turnstile, waiting_words

# While nothing moves the page is told again this often, so that a reader who has left is noticed.
_TOLD_S = 1.0


def in_turn(
    turnstile: Turnstile, turn: int, question: str, answering: Callable[[], Iterator[Exchange]]
) -> Iterator[Exchange]:
    """Give the exchange as it waits, and from its turn on as ``answering`` gives it.

    Leaving the iterator gives the place up, whether the question still waits or is being answered.
    """
    try:
        with turnstile.entered() as ticket:
            while ahead := ticket.ahead(0):
                yield Exchange(question, shown=waiting_turn(turn, question, waiting_words(ahead)))
                ticket.ahead(_TOLD_S)
            yield from answering()
    except TooManyWaiting as full:
        yield Exchange(question, shown=failed_turn(turn, question, full.problem, full.remedy), over=True)
