"""What stands around the turns of a talk: how it begins, its title, what the composer says. Pure: safe HTML out."""

from collections.abc import Sequence
from urllib.parse import quote

from assistant.page.frame import NO_DOCUMENTS
from assistant.page.judging import judging_sheet
from assistant.page.prose import escape, inline

# What stays for the whole life of the page: where changes are said to screen readers, the sheet.
ACTS = '<p class="sr" role="status" id="said"></p>' + judging_sheet()

UNFOLD = '<button type="button" class="button small" data-act="unfold" aria-expanded="false">대화</button>'


def start(examples: Sequence[str], trouble: str = "") -> str:
    """Write what a new talk begins with: what this page does, and questions that the documents answer.

    ``trouble`` says why nothing can be asked yet; it leads to the page where documents are added, or where all that is
    to be mended is told.
    """
    where, page = ("/documents", "문서") if trouble == NO_DOCUMENTS else ("/status", "설정·상태")
    state = (
        f'<div class="notice calm"><p>{inline(trouble, {})}</p><p><a href="{where}">{page} 화면으로 가기</a></p></div>'
        if trouble
        else ""
    )
    offered = "".join(f"<li>{question_button(words)}</li>" for words in examples)
    told = '<p class="soft">이런 것을 물어볼 수 있습니다.</p>'
    listed = f'<div class="offered">{told}<ul class="examples">{offered}</ul></div>' if offered else ""
    return (
        '<div class="greeting"><p>문서에 대해 궁금한 것을 물어보세요.</p>'
        "<p>문서에 있는 내용으로만 답하고, 어느 대목을 보고 답했는지 함께 보여 드립니다. "
        f"문서에 없으면 없다고 말씀드립니다.</p></div>{state}{listed}"
    )


def question_button(words: str) -> str:
    """Write a button that asks a question."""
    asked = escape(words)
    return f'<button type="button" class="example" data-act="ask" data-words="{asked}">{asked}</button>'


def follow_ups(questions: Sequence[str]) -> str:
    """Write under the last turn what may be asked next."""
    if not questions:
        return ""
    offered = "".join(f"<li>{question_button(words)}</li>" for words in questions)
    return f'<div class="next" role="group" aria-label="이어서 물어보기"><p>이어서 물어보기</p><ul>{offered}</ul></div>'


def talk_bar(key: str, title: str) -> str:
    """Write the line over a talk: the way to the others, its title, and the ways to take it along."""
    forms = "".join(
        f'<a href="/export?talk={escape(quote(key))}&amp;form={form}" download>{words}</a>'
        for form, words in (("hwpx", "한글 문서 (HWPX)"), ("docx", "워드 문서 (DOCX)"), ("md", "마크다운 (MD)"))
    )
    export = (
        '<details class="menu"><summary class="button plain small">내보내기</summary>'
        f'<div class="choices">{forms}</div></details>'
        if key
        else ""
    )
    return f'<div class="talk-bar"><h2 id="talk-title" tabindex="-1">{escape(title)}</h2>{export}</div>'


def editing_line(editing: bool) -> str:
    """Write over the composer that a question is being worded anew, and the way out."""
    if not editing:
        return ""
    return (
        '<p class="bar editing"><span>마지막 질문을 고치는 중입니다. 보내면 앞의 답을 바꿉니다.</span>'
        '<button type="button" class="button plain small" data-act="leave">그만두기 (Esc)</button></p>'
    )
