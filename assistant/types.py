"""What asking gives: an answer, its citations and its checks. Knows nothing of how they come about."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class AnswererKind(StrEnum):
    """Who wrote the answer."""

    EXTRACTIVE = "extractive"
    LLM = "llm"


class CheckKind(StrEnum):
    """What a check compared with the cited text."""

    NUMBER = "number"
    DATE = "date"
    QUOTE = "quote"
    NAME = "name"


class CheckState(StrEnum):
    """How a check came out: it stands there, follows from what stands there, stands nowhere, or stands elsewhere."""

    SUPPORTED = "supported"
    COMPUTED = "computed"
    UNSUPPORTED = "unsupported"
    MISPLACED = "misplaced"


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact span of a document: ``document.text[start:end] == quote``.

    ``same_as`` names copies of that document, such as the same in another format; ``title`` is the document's own.
    """

    number: int
    document: str
    start: int
    end: int
    quote: str
    page: int | None
    headings: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a figure, date, name or quotation of the answer stands in what its sentence cites.

    ``formula`` says how a figure was worked out from cited ones; ``reason`` in Korean why one that does stand there is
    wrong all the same: it is another year's, item's or condition's, or what was before a change. ``places`` are the
    spans of ``Answer.text`` in which the value is written; they tell no two checks apart.
    """

    kind: CheckKind
    value: str
    supported: bool
    citation: int | None
    formula: str = ""
    reason: str = ""
    places: tuple[tuple[int, int], ...] = field(default=(), compare=False)

    def moved(self, by: int) -> "Check":
        """The same check in a text in which everything stands ``by`` characters further on."""
        return replace(self, places=tuple((start + by, end + by) for start, end in self.places))

    @property
    def state(self) -> CheckState:
        """How the check came out."""
        if self.supported:
            return CheckState.COMPUTED if self.formula else CheckState.SUPPORTED
        return CheckState.MISPLACED if self.reason else CheckState.UNSUPPORTED


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a language model was sent and wrote, guessed on the high side: servers stream no count of their own."""

    sent: int
    written: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person reads, with ``[n]`` marks, and everything it rests on.

    ``question`` is the question as asked, ``understood`` the one that was searched for (completed from
    the conversation). ``corrections`` are words of the question that were read as others, ``(written, read)``.
    ``timings_ms`` has at least ``total``, wall milliseconds. ``confidence``, 0 to 1, is how well the best evidence
    fits the question, of refused answers too; 0 when nothing was found. It is no probability. ``notice`` says why
    another answerer than the one that is set wrote this, and what to do about it; empty where all went well.
    ``elsewhere`` names documents outside the chosen ones that do answer what those don't. ``tokens`` are those of the
    model that wrote this, None where none did.
    """

    question: str
    understood: str
    text: str
    refused: bool
    answerer: AnswererKind
    model: str | None
    citations: tuple[Citation, ...]
    checks: tuple[Check, ...]
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    corrections: tuple[tuple[str, str], ...] = ()
    confidence: float = 0.0
    notice: str = ""
    elsewhere: tuple[str, ...] = ()
    tokens: Tokens | None = None
