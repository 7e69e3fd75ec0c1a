"""Reading a stream of chat completions: the words, signs of life beside them, and how it ended.

The client hands over whatever a server sends, checked or not, so nothing is taken for granted here. Knows no client.
"""

from collections.abc import Generator, Iterable, Iterator

from assistant.errors import ChatUnavailable
from assistant.writing import faults
from assistant.writing.chat import ChatConfig, Finish
from ingest import patterns as re

# A page, or a whole answer at once, where a stream was asked for.
_NO_STREAM = re.compile("html|json", re.IGNORECASE)


class _Heard:
    """What has come of an answer so far."""

    def __init__(self) -> None:
        self.length = 0
        self._started = self._thoughts = self._tools = False

    def take(self, delta: object) -> str | None:
        """Give the words of a piece, empty ones for a thought beside them, which is a sign of life."""
        words = getattr(delta, "content", None)
        if isinstance(words, str) and words:
            self.length += len(words)
            self._started = self._started or bool(words.strip())
            return words
        if getattr(delta, "reasoning_content", None) or getattr(delta, "reasoning", None):
            self._thoughts = True
            return ""
        self._tools = self._tools or bool(_listed(delta, "tool_calls"))
        return None

    def missing(self, content_type: str, config: ChatConfig) -> ChatUnavailable | None:
        """What is wrong where no word came."""
        if self._started:
            return None
        if self._thoughts:
            return faults.only_thoughts(config.model)
        if self._tools:
            return faults.only_tools(config)
        return faults.unreadable(config) if _NO_STREAM.search(content_type) else faults.empty(config)


def read(stream: Iterable[object], content_type: str, config: ChatConfig) -> Generator[str | Finish, None, None]:
    """Read the words of a stream up to its end, or to where no answer would be longer; last, how it ended.

    Raises:
        ChatUnavailable: no word came, what came is no answer, or the end is missing.
    """
    heard, finish = _Heard(), None
    for chunk in _readable(stream, config):
        choice = next(iter(_listed(chunk, "choices")), None)
        words = heard.take(getattr(choice, "delta", None))
        if words is not None:
            yield words
        finish = getattr(choice, "finish_reason", None)
        if finish or heard.length > config.most_characters:
            break
    missing = heard.missing(content_type, config)
    if missing is not None:
        raise missing
    if finish is None and heard.length <= config.most_characters:
        raise faults.broken_off(config)
    yield Finish.STOP if finish and finish != "length" else Finish.LENGTH


def _readable(stream: Iterable[object], config: ChatConfig) -> Iterator[object]:
    """What comes, where it is JSON of the right kind: the client's own errors are those of Python."""
    try:
        yield from stream
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise faults.unreadable(config) from error


def _listed(thing: object, name: str) -> list[object]:
    """A list that a server should have sent: the client doesn't look at what it gets."""
    found = getattr(thing, name, None)
    return found if isinstance(found, list) else []
