"""The one door to openai: streamed chat completions from any compatible server, and its failures as ours.

ChatUnavailable   can't be reached, times out, breaks off, or answers nothing that can be read
ChatRefused       says no: key, model name, request, length (ChatTooLong), too many requests

Knows nothing of passages or citations. openai is imported by ``prepare``, else when the first answer is written.
"""

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from assistant.errors import ChatFailed
from assistant.writing import faults
from assistant.writing.chat import DEFAULT_ADDRESS, ChatConfig, Finish
from assistant.writing.connection import Connection, TooMuchError
from assistant.writing.hearing import read
from assistant.writing.relay import LateError, relayed

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI, Stream
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

# Local servers want no key, but the client wants one.
_NO_KEY = "no-key"
# What the client lets through of the library below it when a stream breaks off.
_TRANSPORTS = frozenset({"httpx", "httpx2", "httpcore", "httpcore2"})
_BAD_ADDRESS = "InvalidURL"
# Asked again after this long where the server doesn't say when, and not at all where it wants more.
_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 3.0
# Read by the client's hook in the thread that asks.
_CONNECTION: ContextVar[Connection] = ContextVar("connection")


class ChatModel:
    """A model behind an OpenAI-compatible server; safe to share between threads."""

    def __init__(self, config: ChatConfig) -> None:
        self.config = config
        self._lock = threading.Lock()
        self._opened: OpenAI | None = None

    def prepare(self) -> None:
        """Load the client in the background: it takes a second, which no reader should wait for."""
        threading.Thread(target=self._load, name="loading openai", daemon=True).start()

    def _load(self) -> None:
        with suppress(Exception):  # told to whoever asks
            self._client()

    def stream(self, messages: Sequence[dict[str, str]]) -> Generator[str | Finish, None, None]:
        """Yield the pieces of an answer and, last, how it ended; closing the iterator closes the request.

        While the server keeps its reader waiting, empty pieces come, so that the reader may leave.

        Raises:
            ChatUnavailable: the server can't be reached, is late, breaks off or sends nothing that can be read.
            ChatRefused: the server refuses the request.
        """
        config = self.config
        faults.check_address(config)
        connection = Connection()
        made = relayed(lambda: self._pieces(messages, connection), connection.cut, config.waits, connection.watch)
        with _translated(config), closing(made) as pieces:
            for piece in pieces:
                yield "" if piece is None else piece

    def _pieces(
        self, messages: Sequence[dict[str, str]], connection: Connection
    ) -> Generator[str | Finish, None, None]:
        _CONNECTION.set(connection)
        with closing(self._answering(messages, connection)) as response:
            connection.response = response.response
            with _broken_off(self.config):
                yield from read(response, response.response.headers.get("content-type", ""), self.config)

    def _answering(self, messages: Sequence[dict[str, str]], connection: Connection) -> "Stream[ChatCompletionChunk]":
        """Ask, and once more where that may help: a busy server, or one that wants an option under another name."""
        import openai

        options: dict[str, object] = {"temperature": 0, "max_tokens": self.config.answer_tokens}
        left = self.config.retries
        while True:
            try:
                return self._ask(messages, options)
            except openai.APITimeoutError:
                raise
            except openai.APIStatusError as error:
                refused = _without_refused(options, error)
                pause = _wanted_pause(error)
                if refused == options and (not left or pause is None or not connection.pause(pause)):
                    raise
                left -= refused == options
                options = refused
            except openai.APIConnectionError:
                if not left or not connection.pause(_PAUSE_S / 5):
                    raise
                left -= 1

    def _ask(self, messages: Sequence[dict[str, str]], options: dict[str, object]) -> "Stream[ChatCompletionChunk]":
        return self._client().chat.completions.create(
            model=self.config.model,
            messages=[_message(message) for message in messages],
            stream=True,
            extra_body=options,
        )

    def _client(self) -> "OpenAI":
        with self._lock:
            if self._opened is None:
                self._opened = _opened(self.config)
            return self._opened


def _opened(config: ChatConfig) -> "OpenAI":
    """Open a client that keeps no connection between two answers and follows no server elsewhere."""
    from openai import DefaultHttpxClient, OpenAI, Timeout

    def follow(request: object) -> None:
        connection = _CONNECTION.get(None)
        extensions = getattr(request, "extensions", None)
        if connection is not None and isinstance(extensions, dict):
            extensions["trace"] = connection.traced

    # The waits are kept above; this is for a thread that nobody reads any more.
    timeout = Timeout(max(config.waits.first_s, config.waits.next_s) + 5, connect=config.connect_s)
    client = OpenAI(
        api_key=config.api_key or _NO_KEY,
        base_url=config.base_url or DEFAULT_ADDRESS,
        timeout=timeout,
        max_retries=0,
        default_headers={"Connection": "close"},
        http_client=DefaultHttpxClient(timeout=timeout, follow_redirects=False, event_hooks={"request": [follow]}),
    )
    _ = client.chat.completions  # loads its modules
    return client


def _message(message: dict[str, str]) -> "ChatCompletionMessageParam":
    if message["role"] == "system":
        return {"role": "system", "content": message["content"]}
    if message["role"] == "assistant":
        return {"role": "assistant", "content": message["content"]}
    return {"role": "user", "content": message["content"]}


def _without_refused(options: dict[str, object], error: "APIStatusError") -> dict[str, object]:
    """The options as newer models of OpenAI want them: no temperature, max_completion_tokens for max_tokens."""
    if error.status_code not in {400, 422}:
        return options
    said = error.response.text
    kept = dict(options)
    if "max_completion_tokens" in said and "max_tokens" in kept:
        kept["max_completion_tokens"] = kept.pop("max_tokens")
    elif "temperature" in said:
        kept.pop("temperature", None)
    return kept


def _wanted_pause(error: "APIStatusError") -> float | None:
    """Seconds until the server may be asked again; None where that helps nobody or takes too long."""
    if error.status_code != 429 and error.status_code < 500:
        return None
    wanted = _retry_after(error)
    if wanted is None:
        return _PAUSE_S
    return wanted if wanted <= _LONGEST_PAUSE_S else None


def _retry_after(error: "APIStatusError") -> float | None:
    told = error.response.headers.get("retry-after", "").strip()
    return float(told) if told.isascii() and told.isdigit() and len(told) < 6 else None


@contextmanager
def _broken_off(config: ChatConfig) -> Iterator[None]:
    """A connection that fails once the answer has begun could be reached."""
    import openai

    try:
        yield
    except openai.APIConnectionError as error:
        raise faults.broken_off(config) from error


@contextmanager
def _translated(config: ChatConfig) -> Iterator[None]:
    """Turn every failure of the client into one of ours; the cause is kept, the key is not."""
    try:
        yield
    except (ChatFailed, GeneratorExit):
        raise
    except LateError as error:
        raise faults.late(error.wait, config) from error
    except UnicodeEncodeError as error:
        raise faults.unsendable() from error
    except (
        TooMuchError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:  # no JSON, or another kind of it
        raise faults.unreadable(config) from error
    except Exception as error:
        ours = _from_client(error, config)
        if ours is None:
            raise
        raise ours from error


def _from_client(error: Exception, config: ChatConfig) -> ChatFailed | None:
    import openai

    if isinstance(error, openai.APIStatusError):
        said = faults.detail(error.body if error.body is not None else error.response.text, config)
        return faults.refused(error.status_code, said, _retry_after(error), config)
    if type(error).__name__ == _BAD_ADDRESS:
        return faults.bad_address(config)
    if isinstance(error, openai.APIConnectionError):
        return faults.unreached(config)
    if isinstance(error, openai.APIError):
        return faults.failed_while_writing(faults.detail(error.body or error.message, config))
    if type(error).__module__.partition(".")[0] in _TRANSPORTS:
        return faults.broken_off(config)
    return faults.unreadable(config) if isinstance(error, openai.OpenAIError) else None
