"""What is being done while an answer is on its way, for those who wait for it. Knows nothing of how it is done."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Answer


class StageKind(StrEnum):
    """The steps on the way to an answer, in their order."""

    SEARCHING = "searching"
    FOUND = "found"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step that begins now.

    Once passages are found, ``count`` says how many are looked at and ``understood`` which question they were searched
    for, completed from the conversation.
    """

    kind: StageKind
    count: int = 0
    understood: str = ""

    @property
    def words(self) -> str:
        """What the reader is told."""
        if self.kind is StageKind.SEARCHING:
            return "찾는 중"
        if self.kind is StageKind.CHECKING:
            return "확인 중"
        return f"근거 {self.count}개" if self.count else "맞는 대목 없음"


# An answer on its way: its text in pieces and what is being done, last the whole answer, which replaces them.
Pieces = Generator[str | Stage | Answer, None, None]
