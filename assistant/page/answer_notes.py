"""What is said around an answer's words: how the question was read, how far to trust the answer, who wrote it. Pure."""

from assistant.checking.telling import WEAK_EVIDENCE, has_weak_evidence
from assistant.page.cutting import cut_short
from assistant.page.prose import escape, inline
from assistant.types import Answer, AnswererKind, Check
from assistant.writing.fallback import IN_ITS_PLACE

_MOST_CORRECTIONS = 6
_TO_TRY = (
    '<p class="hint">문서에 쓰인 말로 바꾸어 물어보세요. 필요한 문서가 아직 없다면 '
    "문서 화면에서 올리실 수 있습니다.</p>"
)


def before_words(question: str, answer: Answer) -> str:
    """Write what stands above an answer: the question as it was read, and what went wrong on the way."""
    read = question
    for written, meant in answer.corrections:
        read = read.replace(written, meant)
    return understood_as(read, answer.understood) + _corrections(answer) + _notice(answer)


def own_words(answer: Answer) -> tuple[str, list[Check]]:
    """Give an answer's text and its checks without the line on a failed model, which ``before_words`` tells in full."""
    told, sign, rest = answer.text.partition(f"{IN_ITS_PLACE}\n\n")
    if not answer.notice or not sign:
        return answer.text, list(answer.checks)
    return rest, [check.moved(-len(told + sign)) for check in answer.checks]


def after_words(answer: Answer) -> str:
    """Write what stands right below an answer's words: that its evidence is weak, or what to try without any.

    Looking in more documents is offered with those that answer, and where there are none it would bring nothing.
    """
    if answer.refused and not answer.citations:
        return "" if answer.elsewhere else _TO_TRY
    return f'<p class="weak">{WEAK_EVIDENCE}</p>' if has_weak_evidence(answer) else ""


def written_by(answer: Answer) -> str:
    """Name who wrote the answer."""
    if answer.answerer is AnswererKind.EXTRACTIVE:
        return '<span class="by">내장 방식</span>'
    return f'<span class="by">언어 모델 {escape(cut_short(answer.model or "", 60))}</span>'


def understood_as(question: str, understood: str) -> str:
    """Show the question as completed from the conversation, where that changed it."""
    if "".join(understood.split()) in ("", "".join(question.split())):
        return ""
    return f'<p class="understood">이렇게 이해했습니다: {escape(cut_short(understood, 300))}</p>'


def _corrections(answer: Answer) -> str:
    """Show which words were read as others."""
    if not answer.corrections:
        return ""
    pairs = ", ".join(
        f"‘{escape(cut_short(written, 40))}’ → ‘{escape(cut_short(read, 40))}’"
        for written, read in answer.corrections[:_MOST_CORRECTIONS]
    )
    return f'<p class="understood">입력하신 말을 이렇게 고쳐 읽었습니다: {pairs}</p>'


def _notice(answer: Answer) -> str:
    if not answer.notice:
        return ""
    instead = f"<p>{IN_ITS_PLACE}</p>" if IN_ITS_PLACE in answer.text else ""
    return f'<div class="notice warned"><p>{inline(answer.notice, {})}</p>{instead}</div>'
