"""The one door to openai: streamed chat completions from any compatible server, and its failures in Korean.

ChatUnavailable   can't be reached, times out, or answers nothing that can be read
ChatRefused       says no: key, model name, request, length, too many requests

Knows nothing of passages or citations. openai is imported when the first answer is written.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.errors import ChatRefused, ChatUnavailable

if TYPE_CHECKING:
    from openai import OpenAI, Stream
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

# Local servers want no key, but the client wants one.
_NO_KEY = "no-key"
# What the client lets through of the library below it when a stream breaks off.
_TRANSPORTS = frozenset({"httpx", "httpx2", "httpcore", "httpcore2"})
_SCHEME = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChatConfig:
    """How a model is reached and asked; ``api_key`` never shows in its text form."""

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    # A local server reads the passages before its first word: half a minute on a small machine is usual.
    timeout_s: float = 60.0
    connect_s: float = 5.0
    retries: int = 1
    # An answer of 600 characters takes about 500 tokens; the rest is room for a list.
    max_tokens: int = 1024
    # About 6,000 tokens with the system text: fits the 8k that local servers start with.
    passage_characters: int = 5_000


class Finish(StrEnum):
    """How a stream ended; the last thing that ``ChatModel.stream`` yields."""

    STOP = "stop"
    LENGTH = "length"
    CUT = "cut"


class ChatModel:
    """A model behind an OpenAI-compatible server; safe to share between threads."""

    def __init__(self, config: ChatConfig) -> None:
        self.config = config

    def stream(self, messages: Sequence[dict[str, str]]) -> Iterator[str | Finish]:
        """Yield the pieces of an answer and, last, how it ended; closing the iterator closes the request.

        A stream that breaks after its first piece ends with ``Finish.CUT``.

        Raises:
            ChatUnavailable: the server can't be reached, times out or sends nothing that can be read.
            ChatRefused: the server refuses the request.
        """
        started = False
        try:
            with _translated(self.config), closing(self._pieces(messages)) as pieces:
                for piece in pieces:
                    started = started or (not isinstance(piece, Finish) and bool(piece.strip()))
                    if isinstance(piece, Finish) and not started:
                        raise _empty(self.config)
                    yield piece
        except ChatUnavailable:
            if not started:
                raise
            yield Finish.CUT

    def _pieces(self, messages: Sequence[dict[str, str]]) -> Generator[str | Finish, None, None]:
        _check_address(self.config)
        finish = Finish.CUT
        # A client for each answer: nothing stays open between questions, and nothing has to be closed at the end.
        with self._client() as client, closing(self._open(client, messages)) as response:
            for chunk in response:
                choice = chunk.choices[0] if chunk.choices else None
                if choice is None:
                    continue
                if choice.delta is not None and choice.delta.content:
                    yield choice.delta.content
                if choice.finish_reason:
                    finish = Finish.LENGTH if choice.finish_reason == "length" else Finish.STOP
        yield finish

    def _open(self, client: "OpenAI", messages: Sequence[dict[str, str]]) -> "Stream[ChatCompletionChunk]":
        return client.chat.completions.create(
            model=self.config.model,
            messages=[_message(message) for message in messages],
            stream=True,
            temperature=0,
            max_tokens=self.config.max_tokens,
        )

    def _client(self) -> "OpenAI":
        from openai import OpenAI, Timeout

        return OpenAI(
            api_key=self.config.api_key or _NO_KEY,
            base_url=self.config.base_url or "https://api.openai.com/v1",
            timeout=Timeout(self.config.timeout_s, connect=self.config.connect_s),
            max_retries=self.config.retries,
        )


def _message(message: dict[str, str]) -> "ChatCompletionMessageParam":
    if message["role"] == "system":
        return {"role": "system", "content": message["content"]}
    if message["role"] == "assistant":
        return {"role": "assistant", "content": message["content"]}
    return {"role": "user", "content": message["content"]}


def _check_address(config: ChatConfig) -> None:
    if config.base_url is None and not config.api_key:
        raise ChatUnavailable(
            "언어 모델 서버의 주소가 정해지지 않았습니다.",
            "OPENAI_BASE_URL에 서버 주소(예: http://127.0.0.1:8000/v1)를 넣어 주세요.",
        )
    if config.base_url is not None and not _SCHEME.match(config.base_url):
        raise ChatUnavailable(
            f"언어 모델 서버의 주소 '{config.base_url}'에 http:// 또는 https://가 없습니다.",
            "OPENAI_BASE_URL을 http://127.0.0.1:8000/v1 같은 꼴로 고쳐 주세요.",
        )
    if config.api_key and not (config.api_key.isascii() and config.api_key.isprintable()):
        raise ChatRefused(
            "언어 모델 서버에 보낼 API 키에 한글이나 줄바꿈처럼 쓸 수 없는 글자가 있습니다.",
            "OPENAI_API_KEY를 발급받은 그대로 다시 넣어 주세요.",
        )


@contextmanager
def _translated(config: ChatConfig) -> Iterator[None]:
    """Turn every failure of the client into one of ours; the cause is kept, the key is not."""
    try:
        yield
    except (ChatUnavailable, ChatRefused, GeneratorExit):
        raise
    except UnicodeError as error:
        raise ChatUnavailable(
            "언어 모델 서버와 글자를 주고받지 못했습니다.",
            "OPENAI_BASE_URL, OPENAI_API_KEY, MUNDAP_MODEL에 한글이 없는지 확인해 주세요.",
        ) from error
    except ValueError as error:  # json.JSONDecodeError: the body is no JSON
        raise _unreadable(config) from error
    except Exception as error:
        ours = _from_client(error, config)
        if ours is None:
            raise
        raise ours from error


def _empty(config: ChatConfig) -> ChatUnavailable:
    return ChatUnavailable(
        f"언어 모델 '{config.model}'이(가) 빈 답을 보냈습니다.",
        "서버가 이 모델의 대화 기능을 지원하는지 확인하거나 잠시 뒤 다시 물어보세요.",
    )


def _unreadable(config: ChatConfig) -> ChatUnavailable:
    return ChatUnavailable(
        f"언어 모델 서버({_place(config)})의 답을 읽을 수 없습니다.",
        "주소가 OpenAI 호환 서버의 /v1까지 맞는지, 중간에 다른 장비가 답하지 않는지 확인해 주세요.",
    )


def _from_client(error: Exception, config: ChatConfig) -> ChatUnavailable | ChatRefused | None:
    import openai

    if isinstance(error, openai.APIStatusError):
        return _from_status(error.status_code, _detail(error.body, config), config)
    if isinstance(error, openai.APIConnectionError):
        return _unreached(isinstance(error, openai.APITimeoutError), config)
    if isinstance(error, openai.APIError):
        said = _detail(error.body or error.message, config)
        return ChatUnavailable(
            "언어 모델 서버가 답을 쓰다가 오류를 냈습니다.", f"서버의 기록을 확인해 주세요. 서버가 알린 내용: {said}"
        )
    if type(error).__module__.partition(".")[0] in _TRANSPORTS:
        return ChatUnavailable(
            f"언어 모델 서버({_place(config)})와의 연결이 끊겼습니다.", "서버의 상태를 확인하고 다시 물어보세요."
        )
    return _unreadable(config) if isinstance(error, openai.OpenAIError) else None


def _unreached(late: bool, config: ChatConfig) -> ChatUnavailable:
    if late:
        return ChatUnavailable(
            f"언어 모델 서버({_place(config)})가 {config.timeout_s:g}초 안에 답하지 않았습니다.",
            "서버가 바쁜지 확인하고 잠시 뒤 다시 물어보세요.",
        )
    return ChatUnavailable(
        f"언어 모델 서버({_place(config)})에 연결할 수 없습니다.",
        "서버가 켜져 있는지, OPENAI_BASE_URL의 주소와 포트가 맞는지 확인해 주세요.",
    )


def _from_status(status: int, detail: str, config: ChatConfig) -> ChatUnavailable | ChatRefused:
    if status >= 500:
        return ChatUnavailable(
            f"언어 모델 서버({_place(config)})에 문제가 생겼습니다(HTTP {status}).",
            "서버의 기록을 확인하고 잠시 뒤 다시 물어보세요.",
        )
    problem, remedy = _REFUSALS.get(status, _REFUSED)
    said = f" 서버가 알린 내용: {detail}" if detail and status not in {401, 403} else ""
    return ChatRefused(problem.format(status=status, model=config.model), remedy + said)


_REFUSED = (
    "언어 모델 서버가 요청을 받아들이지 않았습니다(HTTP {status}).",
    "모델 이름과 서버의 설정을 확인해 주세요.",
)
_REFUSALS = {
    400: _REFUSED,
    401: ("언어 모델 서버가 API 키를 받아들이지 않았습니다(HTTP 401).", "OPENAI_API_KEY가 맞는지 확인해 주세요."),
    403: ("이 API 키로는 언어 모델을 쓸 수 없습니다(HTTP 403).", "서버 담당자에게 사용 권한을 확인해 주세요."),
    404: (
        "언어 모델 서버에 '{model}' 모델이나 대화 주소가 없습니다(HTTP 404).",
        "MUNDAP_MODEL의 이름과 OPENAI_BASE_URL이 /v1로 끝나는지 확인해 주세요.",
    ),
    413: (
        "질문과 자료가 언어 모델 서버의 한도를 넘었습니다(HTTP 413).",
        "질문을 줄이거나 더 긴 글을 받는 모델을 쓰세요.",
    ),
    429: ("언어 모델 서버가 지금 너무 바쁩니다(HTTP 429).", "잠시 뒤 다시 물어보세요."),
}


def _place(config: ChatConfig) -> str:
    """Name the server without user names or keys that its address may hold."""
    address = config.base_url or "https://api.openai.com/v1"
    return re.sub(r"//[^/@\s]*@", "//", address).partition("?")[0]


def _detail(body: object, config: ChatConfig) -> str:
    """Give the server's own words, shortened, without the key."""
    words = body
    for name in ("error", "message", "detail"):
        if isinstance(words, dict) and name in words:
            words = words[name]
    text = " ".join(words.split())[:200] if isinstance(words, str) else ""
    return text.replace(config.api_key, "…") if config.api_key else text
