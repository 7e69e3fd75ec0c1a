"""A conversation put together as a report: questions, answers, how they were checked, and the words they rest on.

Pure: values in, values out. Knows no file format.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from assistant.checking.telling import WEAK_EVIDENCE, explained, has_weak_evidence, kind_name, sign
from assistant.reports.prose_blocks import prose_blocks
from assistant.reports.types import Block, Line, Report, Run, Source, Sources, Style
from assistant.reports.wording import fit, in_line
from assistant.shell.terminal import corrections_text
from assistant.talks.types import ExchangeState, KeptExchange
from assistant.titled import called
from assistant.types import Answer, AnswererKind, Citation

# A question longer than this is a text of its own below its heading.
_LONGEST_HEADING = 90
_SIGNS = (
    "✓는 인용한 원문에 그대로 있는 값이고, ‘계산’은 원문의 값으로 계산한 값이며, "
    "✗는 원문에서 확인하지 못했으니 직접 확인하셔야 하는 값입니다."
)


def compose(title: str, exchanges: Sequence[KeptExchange], library: str, made_at: datetime) -> Report:
    """Put a conversation together; ``library`` names it for readers, ``made_at`` is when the report is made."""
    named = in_line(title) or "대화"
    told = [f"문서함: {in_line(library)}"] if library else []
    told += [f"{_moment(made_at)} 작성", f"질문 {len(exchanges)}개"]
    blocks: list[Block] = [_line(Style.TITLE, "근거 보고서"), _line(Style.SUBTITLE, named), _note(" · ".join(told))]
    if any(one.answer and one.answer.checks for one in exchanges):
        blocks.append(_note(_SIGNS))
    for number, one in enumerate(exchanges, 1):
        blocks += _exchange(number, one)
    blocks += _unanswered(exchanges)
    return Report(f"근거 보고서: {named}", tuple(blocks))


def _exchange(number: int, one: KeptExchange) -> Iterator[Block]:
    question = in_line(one.question)
    short = _shortened(question)
    yield _line(Style.QUESTION, f"질문 {number}. {short}")
    if short != question:
        yield _line(Style.BODY, fit(one.question).strip())
    if one.answer is not None:
        yield from _understood(one.answer)
    yield _line(Style.PART, "답변")
    yield from prose_blocks(one.answer.text if one.answer is not None else one.text)
    yield _note(_how(one))
    if one.answer is not None:
        if has_weak_evidence(one.answer):
            yield Line(Style.NOTE, (Run(WEAK_EVIDENCE, bold=True),))
        yield from _behind(one.answer)


_UNANSWERED = {ExchangeState.STOPPED: "답변을 멈춤", ExchangeState.BROKEN: "답변이 끝나지 않음"}


def _understood(answer: Answer) -> Iterator[Block]:
    if "".join(answer.understood.split()) not in ("", "".join(answer.question.split())):
        yield _line(Style.UNDERSTOOD, f"이렇게 이해했습니다: {in_line(answer.understood)}")
    if answer.corrections:
        yield _line(Style.UNDERSTOOD, in_line(corrections_text(answer.corrections)))


def _how(one: KeptExchange) -> str:
    """Say when it was asked and who answered, and what was out of the ordinary."""
    try:
        told = [f"{_moment(datetime.fromisoformat(one.asked_at).astimezone())} 질문"]
    except ValueError:
        told = []
    if one.answer is None:
        told.append(_UNANSWERED.get(one.state, "답변하지 못함"))
    elif one.answer.answerer is AnswererKind.LLM:
        told.append(f"언어 모델({in_line(one.answer.model)})이 답변" if one.answer.model else "언어 모델이 답변")
    else:
        told.append("내장 방식이 답변")
    if one.answer is not None and one.answer.notice:
        told.append(in_line(one.answer.notice))
    return " · ".join(told)


def _behind(answer: Answer) -> Iterator[Block]:
    """Give the checks in words, then the sources."""
    if answer.checks:
        yield _line(Style.PART, "확인한 결과")
    for check in answer.checks:
        bold = not check.supported
        words = f"{kind_name(check.kind)} ‘{in_line(check.value)}’: {in_line(explained(check))}"
        yield Line(Style.BULLET, (Run(words, bold),), sign(check))
    if answer.citations:
        title = "관련된 내용" if answer.refused else "근거"
        yield _line(Style.PART, title)
        yield Sources(title, tuple(map(source, answer.citations)))
    if answer.elsewhere:
        yield _note(f"답이 있는 다른 문서: {', '.join(map(in_line, answer.elsewhere))}")


def source(citation: Citation) -> Source:
    """Give a citation's words and place, fit for a file."""
    return Source(
        number=citation.number,
        document=in_line(called(citation.document, citation.title)),
        headings=tuple(map(in_line, citation.headings)),
        page=f"{citation.page}쪽" if citation.page is not None else "",
        same_as=tuple(map(in_line, citation.same_as)),
        quote=fit(citation.quote),
    )


def _unanswered(exchanges: Sequence[KeptExchange]) -> Iterator[Block]:
    questions = [(n, one) for n, one in enumerate(exchanges, 1) if one.answer is None or one.answer.refused]
    if questions:
        yield _line(Style.QUESTION, "답을 찾지 못한 질문")
    for number, one in questions:
        reason = "문서에서 답을 찾지 못했습니다" if one.answer is not None else "답변을 마치지 못했습니다"
        yield Line(Style.BULLET, (Run(f"질문 {number}. {_shortened(in_line(one.question))} ({reason})"),), "•")


def _line(style: Style, text: str) -> Line:
    return Line(style, (Run(text),))


def _note(text: str) -> Line:
    return _line(Style.NOTE, text)


def _shortened(question: str) -> str:
    return question if len(question) <= _LONGEST_HEADING else question[: _LONGEST_HEADING - 1].rstrip() + "…"


def _moment(moment: datetime) -> str:
    return f"{moment.year}년 {moment.month}월 {moment.day}일 {moment:%H:%M}"
