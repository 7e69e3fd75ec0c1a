"""How a language model is reached and asked, and how what it writes may end. Knows no client library."""

from dataclasses import dataclass, field
from enum import StrEnum

DEFAULT_ADDRESS = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds that a model may take: until its first word, between two, and for the whole answer."""

    # A server reads the passages before its first word: half a minute on a machine without a GPU is usual.
    first_s: float = 60.0
    # A model that has begun writes a word a second at the least.
    next_s: float = 20.0
    # 1,024 tokens at six a second, which is as slow as anyone reads.
    whole_s: float = 180.0


@dataclass(frozen=True, slots=True)
class ChatConfig:
    """How a model is reached and asked; ``api_key`` never shows in its text form.

    ``context_tokens`` is what the model reads and writes at once, ``answer_tokens`` what it may write of that.
    """

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    waits: Waits = field(default_factory=Waits)
    connect_s: float = 5.0
    retries: int = 1
    # An answer of 600 characters takes about 500 tokens; the rest is room for a list or a thought.
    answer_tokens: int = 1024
    # What local servers start with unless told otherwise.
    context_tokens: int = 8192

    @property
    def most_characters(self) -> int:
        """What no answer of ``answer_tokens`` reaches: a server that writes more doesn't keep to it."""
        return 8 * self.answer_tokens


class Finish(StrEnum):
    """How a stream ended; the last thing that a model's stream yields."""

    STOP = "stop"
    LENGTH = "length"
