"""One reader's session while a language model keeps them waiting."""

from collections.abc import Generator, Sequence

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.page import conversation
from assistant.types import Answer, Turn
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean


class Slow:
    """Keeps its reader waiting for some pieces, then says a word; notes whether it was left."""

    def __init__(self) -> None:
        self.closed = False

    def stream(
        self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = ""
    ) -> Generator[str | Answer, None, None]:
        try:
            yield from ("", "", "별빛축제는 ")
        finally:
            self.closed = True


def test_the_page_says_that_it_searches_until_words_come_and_may_be_left(
    county: Assistant, korean: Korean, static: StaticEncoder
) -> None:
    writer = Slow()
    assistant = Assistant(county.library, korean, Likeness(static), writer)
    exchanges = conversation.ask(lambda: assistant, (), "별빛축제 금액은?", "찾고 있습니다")
    waiting = ("찾고 있습니다", "찾는 중…", "근거 12개…", "근거 12개…", "근거 12개…")
    assert all(state in next(exchanges).shown for state in waiting)
    last = next(exchanges).shown
    assert "별빛축제는" in last and "근거" not in last
    assert not writer.closed
    exchanges.close()  # type: ignore[attr-defined]
    assert writer.closed
