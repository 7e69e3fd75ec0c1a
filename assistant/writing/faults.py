"""What goes wrong with a language model's server, told in Korean: what it is, and what to do.

Knows no client library. The server's own words are passed on shortened, and never with the key in them.
"""

from assistant.errors import ChatRefused, ChatTooLong, ChatUnavailable
from assistant.writing.chat import DEFAULT_ADDRESS, ChatConfig
from assistant.writing.relay import Wait
from ingest import patterns as re

_SCHEME = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
# How vLLM, llama.cpp, LM Studio, Ollama, transformers and OpenAI say that a prompt is too long.
_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size|limit|overflow)|exceed_context|maximum (?:context|length|prompt)|"
    r"too (?:many tokens|long)|prompt (?:is )?too|longer than the (?:maximum|model)|reduce the length|"
    r"max(?:imum)?_?(?:model|seq\w*|position\w*)_?len",
    re.IGNORECASE,
)
_MAY_MEAN_TOO_LONG = frozenset({400, 413, 422, 500})
_LONGEST_DETAIL = 200


def check_address(config: ChatConfig) -> None:
    """Look at what is set before anything is sent.

    Raises:
        ChatUnavailable, ChatRefused: address or key can't be right.
    """
    if config.base_url is None and not config.api_key:
        raise ChatUnavailable(
            "언어 모델 서버의 주소가 정해지지 않았습니다.",
            "OPENAI_BASE_URL에 서버 주소(예: http://127.0.0.1:8000/v1)를 넣어 주세요.",
        )
    if config.base_url is not None and not _SCHEME.match(config.base_url):
        raise ChatUnavailable(
            f"언어 모델 서버의 주소 '{place(config)}'에 http:// 또는 https://가 없습니다.",
            "OPENAI_BASE_URL을 http://127.0.0.1:8000/v1 같은 꼴로 고쳐 주세요.",
        )
    if config.api_key and not (config.api_key.isascii() and config.api_key.isprintable()):
        raise ChatRefused(
            "언어 모델 서버에 보낼 API 키에 한글이나 줄바꿈처럼 쓸 수 없는 글자가 있습니다.",
            "OPENAI_API_KEY를 발급받은 그대로 다시 넣어 주세요.",
        )


def bad_address(config: ChatConfig) -> ChatUnavailable:
    """The address is none that can be called."""
    return ChatUnavailable(
        f"언어 모델 서버의 주소({place(config)})가 올바르지 않습니다.",
        "OPENAI_BASE_URL을 http://127.0.0.1:8000/v1 같은 꼴로 고쳐 주세요.",
    )


def unreached(config: ChatConfig) -> ChatUnavailable:
    """Nobody answers at the address."""
    return ChatUnavailable(
        f"언어 모델 서버({place(config)})에 연결할 수 없습니다.",
        "서버가 켜져 있는지, OPENAI_BASE_URL의 주소와 포트가 맞는지 확인해 주세요.",
    )


def late(wait: Wait, config: ChatConfig) -> ChatUnavailable:
    """The server takes longer than it may."""
    waits = config.waits
    problem = {
        Wait.FIRST: f"언어 모델 서버({place(config)})가 {waits.first_s:g}초 안에 답하지 않았습니다.",
        Wait.NEXT: f"언어 모델 서버({place(config)})가 답을 쓰다가 {waits.next_s:g}초 동안 멈췄습니다.",
        Wait.WHOLE: f"언어 모델 서버({place(config)})가 {waits.whole_s:g}초 안에 답을 마치지 못했습니다.",
    }[wait]
    return ChatUnavailable(
        problem, "서버가 바쁜지 확인하고 잠시 뒤 다시 물어보거나, MUNDAP_MODEL_SECONDS로 더 오래 기다리게 하세요."
    )


def broken_off(config: ChatConfig) -> ChatUnavailable:
    """The connection ended before the answer did."""
    return ChatUnavailable(
        f"언어 모델 서버({place(config)})와의 연결이 답을 마치기 전에 끊겼습니다.",
        "서버의 상태를 확인하고 다시 물어보세요.",
    )


def failed_while_writing(detail: str) -> ChatUnavailable:
    """The server says in the middle of its answer that it can't go on."""
    said = f" 서버가 알린 내용: {detail}" if detail else ""
    return ChatUnavailable("언어 모델 서버가 답을 쓰다가 오류를 냈습니다.", f"서버의 기록을 확인해 주세요.{said}")


def unreadable(config: ChatConfig) -> ChatUnavailable:
    """What comes is no stream of chat completions."""
    return ChatUnavailable(
        f"언어 모델 서버({place(config)})의 답을 읽을 수 없습니다.",
        "주소가 OpenAI 호환 서버의 /v1까지 맞는지, 중간에 다른 장비가 답하지 않는지 확인해 주세요.",
    )


def unsendable() -> ChatUnavailable:
    """The settings hold signs that no request can."""
    return ChatUnavailable(
        "언어 모델 서버에 보낼 수 없는 글자가 설정에 있습니다.",
        "OPENAI_BASE_URL, OPENAI_API_KEY, MUNDAP_MODEL에 잘못 들어간 글자가 없는지 확인해 주세요.",
    )


def empty(config: ChatConfig) -> ChatUnavailable:
    """The model wrote nothing."""
    return ChatUnavailable(
        f"언어 모델({config.model})이 빈 답을 보냈습니다.",
        "서버가 이 모델의 대화 기능을 지원하는지 확인하거나 잠시 뒤 다시 물어보세요.",
    )


def only_thoughts(model: str) -> ChatUnavailable:
    """The model came to no answer."""
    return ChatUnavailable(
        f"언어 모델({model})이 생각만 하다가 답을 쓰지 못했습니다.",
        "서버에서 생각하는 과정을 끄거나 MUNDAP_ANSWER_TOKENS를 늘려 주세요.",
    )


def only_tools(config: ChatConfig) -> ChatUnavailable:
    """The model wants to call tools that it was not given."""
    return ChatUnavailable(
        f"언어 모델({config.model})이 답을 쓰지 않고 없는 도구를 부르려고 했습니다.",
        "서버에서 도구 호출(tool calling)을 끄거나 다른 모델을 쓰세요.",
    )


def refused(status: int, detail: str, wait_s: float | None, config: ChatConfig) -> ChatUnavailable | ChatRefused:
    """The server answers with a status; ``wait_s`` is when it wants to be asked again, if it says."""
    if status in _MAY_MEAN_TOO_LONG and _TOO_LONG.search(detail):
        return ChatTooLong(
            "질문과 자료가 언어 모델이 한 번에 읽을 수 있는 길이를 넘었습니다.",
            f"MUNDAP_CONTEXT_TOKENS를 서버의 값에 맞게 줄여 주세요. 서버가 알린 내용: {detail}",
        )
    if 300 <= status < 400:
        return ChatRefused(
            f"언어 모델 서버({place(config)})가 다른 주소로 보내려고 했습니다(HTTP {status}).",
            "자료가 엉뚱한 곳으로 가지 않도록 따라가지 않았습니다. OPENAI_BASE_URL에 마지막 주소를 넣어 주세요.",
        )
    if status >= 500:
        return ChatUnavailable(
            f"언어 모델 서버({place(config)})에 문제가 생겼습니다(HTTP {status}).",
            "서버의 기록을 확인하고 잠시 뒤 다시 물어보세요.",
        )
    problem, remedy = _REFUSALS.get(status, _REFUSED)
    if status == 429 and wait_s is not None:
        remedy = f"{wait_s:.0f}초 뒤에 다시 물어보세요."
    said = f" 서버가 알린 내용: {detail}" if detail and status not in {401, 403} else ""
    return ChatRefused(problem.format(status=status, model=config.model), remedy + said)


_REFUSED = (
    "언어 모델 서버가 요청을 받아들이지 않았습니다(HTTP {status}).",
    "모델 이름과 서버의 설정을 확인해 주세요.",
)
_REFUSALS = {
    401: ("언어 모델 서버가 API 키를 받아들이지 않았습니다(HTTP 401).", "OPENAI_API_KEY가 맞는지 확인해 주세요."),
    403: ("이 API 키로는 언어 모델을 쓸 수 없습니다(HTTP 403).", "서버 담당자에게 사용 권한을 확인해 주세요."),
    404: (
        "언어 모델 서버에 '{model}' 모델이나 대화 주소가 없습니다(HTTP 404).",
        "MUNDAP_MODEL의 이름과 OPENAI_BASE_URL이 /v1로 끝나는지 확인해 주세요.",
    ),
    413: (
        "질문과 자료가 언어 모델 서버의 한도를 넘었습니다(HTTP 413).",
        "MUNDAP_CONTEXT_TOKENS를 줄이거나 더 긴 글을 받는 모델을 쓰세요.",
    ),
    429: ("언어 모델 서버가 지금 너무 바쁩니다(HTTP 429).", "잠시 뒤 다시 물어보세요."),
}


def place(config: ChatConfig) -> str:
    """Name the server without user names or keys that its address may hold."""
    return re.sub(r"(^|//)[^/\s]*@", r"\1", config.base_url or DEFAULT_ADDRESS).partition("?")[0]


def detail(body: object, config: ChatConfig) -> str:
    """Give the server's own words, shortened, without the key."""
    words = body
    for name in ("error", "message", "detail"):
        if isinstance(words, dict) and name in words:
            words = words[name]
    text = " ".join(words.split()) if isinstance(words, str) else ""
    return (text.replace(config.api_key, "…") if config.api_key else text)[:_LONGEST_DETAIL]
