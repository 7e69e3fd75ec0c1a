"""What all pages have in common: their names, the head with the way to the others, the order of the style sheets.

Pure: values in, safe HTML out. Knows nothing of gradio.
"""

from enum import StrEnum

from assistant.page.prose import escape, inline


class PageName(StrEnum):
    """The pages by their paths."""

    ASKING = "/"
    DOCUMENTS = "/documents"
    EVALUATION = "/evaluation"
    STATUS = "/status"


TITLES = {
    PageName.ASKING: "묻고 답하기",
    PageName.DOCUMENTS: "문서",
    PageName.EVALUATION: "평가",
    PageName.STATUS: "설정·상태",
}
STYLES = (
    "base.css",
    "parts.css",
    "chat.css",
    "answer.css",
    "source.css",
    "documents.css",
    "evaluation.css",
    "status.css",
    "print.css",
)
# Of the whole page, where gradio's own selectors before ours would keep them from it.
HEAD_STYLES = "ground.css"
HEAD_SCRIPT = "document.documentElement.lang = 'ko'"
# The first sees a press before any other script; of the rest each wraps what the one before it asks the server with.
HEAD_SCRIPTS = ("press.js", "early.js", "stream.js", "session.js", "connection.js")
LOADING = "문서를 불러오는 중…"
NO_DOCUMENTS = "아직 문서가 없습니다. 문서 화면에서 파일을 올려 주세요."


def header(here: PageName, state: str, *, trouble: bool = False, user: str = "") -> str:
    """Write a page's head: the program's name, the way to the other pages, how the library stands, and who is here."""
    kind = "state trouble" if trouble else "state"
    links = "".join(
        f'<a href="{page.value}"{_current(page, here)}>{escape(title)}</a>' for page, title in TITLES.items()
    )
    leaving = (
        f'<span class="user">{escape(user)}</span>'
        '<form class="leave" method="post" action="/logout"><button>나가기</button></form>'
        if user
        else ""
    )
    return (
        f'<a class="skip" href="#main">본문으로 가기</a><h1>문답</h1><nav aria-label="화면">{links}</nav>'
        f'<p class="{kind}" role="status">{inline(state, {})}</p>{leaving}'
    )


def library_state(documents: int) -> str:
    """Say how many documents there are."""
    return f"문서 {documents:,}건"


def _current(page: PageName, here: PageName) -> str:
    return ' aria-current="page"' if page is here else ""
