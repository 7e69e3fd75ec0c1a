"""The built-in answer in the place of a language model's that failed."""

from collections.abc import Generator, Sequence

from assistant.assistant import Assistant
from assistant.errors import ChatFailed, ChatRefused, ChatUnavailable
from assistant.evidence.likeness import Likeness
from assistant.stages import Pieces
from assistant.types import Answer, AnswererKind, Turn
from assistant.writing.fallback import IN_ITS_PLACE
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean

QUESTION = "2025년 별빛축제의 금액은 얼마인가요?"
BUILT_IN = "2025년 별빛축제의 금액은 1,800백만원입니다. [1]"


class Failing:
    """Writes its pieces and then fails; keeps whether it was closed."""

    def __init__(self, failure: ChatFailed, *pieces: str) -> None:
        self._failure, self._pieces, self.closed = failure, pieces, False

    def stream(
        self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = ""
    ) -> Generator[str | Answer, None, None]:
        try:
            yield from self._pieces
            raise self._failure
        finally:
            self.closed = True


def asked(county: Assistant, korean: Korean, static: StaticEncoder, writer: Failing) -> Pieces:
    return Assistant(county.library, korean, Likeness(static), writer).stream(QUESTION)


def test_a_failure_before_the_first_word(county: Assistant, korean: Korean, static: StaticEncoder) -> None:
    failure = ChatUnavailable("서버가 꺼져 있습니다.", "서버를 켜 주세요.")
    *pieces, answer = asked(county, korean, static, Failing(failure))
    assert isinstance(answer, Answer)
    assert (
        answer.text
        == f"※ 서버가 꺼져 있습니다. {IN_ITS_PLACE}\n\n{BUILT_IN}"
        == "".join(piece for piece in pieces if isinstance(piece, str))
    )
    assert answer.notice == "서버가 꺼져 있습니다. 서버를 켜 주세요."
    assert (answer.answerer, answer.model, answer.refused) == (AnswererKind.EXTRACTIVE, None, False)
    assert [check.supported for check in answer.checks] == [True, True]
    for check in answer.checks:
        assert [answer.text[start:end] for start, end in check.places] == [check.value]
    (citation,) = answer.citations
    assert county.library.document(citation.document).text[citation.start : citation.end] == citation.quote


def test_what_had_come_is_replaced(county: Assistant, korean: Korean, static: StaticEncoder) -> None:
    writer = Failing(ChatRefused("서버가 거절했습니다.", "이름을 확인해 주세요."), "별빛축제의 ", "금액은 9")
    *pieces, answer = asked(county, korean, static, writer)
    assert isinstance(answer, Answer)
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == f"별빛축제의 금액은 9\n\n{answer.text}"
    assert answer.text == f"※ 서버가 거절했습니다. {IN_ITS_PLACE}\n\n{BUILT_IN}"


def test_leaving_closes_what_writes(county: Assistant, korean: Korean, static: StaticEncoder) -> None:
    writer = Failing(ChatUnavailable("", ""), "별빛축제의 ", "금액은 9")
    pieces = asked(county, korean, static, writer)
    assert next(piece for piece in pieces if isinstance(piece, str)) == "별빛축제의 "
    pieces.close()
    assert writer.closed


def test_all_went_well(county: Assistant) -> None:
    assert county.ask(QUESTION).notice == ""
