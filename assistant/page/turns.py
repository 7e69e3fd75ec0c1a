"""How an exchange stands on the page: growing, or over with the bar of what can be done with it.

Pure: values in, safe HTML out. Each button says its act in ``data-act``; chat.js carries it to the server.
"""

from collections.abc import Sequence

from assistant.page.conversation import Exchange
from assistant.page.cutting import one_line
from assistant.page.prose import escape, inline
from assistant.page.rendering import failed_turn, finished_turn, growing_turn, unfinished_turn
from assistant.reports.clipboard import answer_with_sources
from assistant.talks.types import ExchangeState, Judgement, KeptExchange

STOPPED = "답변을 멈췄습니다."
BROKEN = "서버가 꺼져 답이 끊겼습니다. 질문은 그대로 있으니 다시 물어보세요."


def held_back(why: str) -> str:
    """Say of an exchange why it can't be saved yet; empty where nothing keeps it."""
    return f"{why} 이 답은 저장할 수 있게 되면 저장하고, 그 전에 서버를 끄면 사라집니다." if why else ""


def current_turn(turn: int, exchange: Exchange) -> str:
    """Write the exchange that is under way, or has just ended."""
    if exchange.over:
        return settled_turn(turn, exchange.kept(), last=True, unkept=exchange.unkept)
    return growing_turn(turn, exchange.question, exchange.understood, exchange.text, exchange.doing)


def settled_turn(turn: int, kept: KeptExchange, *, last: bool, unkept: str = "") -> str:
    """Write an exchange that is over; the last one of a talk can be asked again and worded anew."""
    below = (f'<p class="state">{inline(unkept, {})}</p>' if unkept else "") + _bar(turn, kept, last)
    if kept.answer is not None:
        return finished_turn(turn, kept.question, kept.answer, below)
    if kept.state is ExchangeState.FAILED:
        problem, _, remedy = kept.text.partition("\n")
        return failed_turn(turn, kept.question, problem, remedy, below)
    ended = STOPPED if kept.state is ExchangeState.STOPPED else BROKEN
    return unfinished_turn(turn, kept.question, kept.text, ended, below)


def past_turns(exchanges: Sequence[KeptExchange], first: int = 0) -> str:
    """Write the exchanges before the last one; ``first`` is the number of the first of them, if others come before."""
    turns = "".join(settled_turn(turn, kept, last=False) for turn, kept in enumerate(exchanges, first))
    return (_earlier(first) if first and exchanges else "") + turns


def _earlier(first: int) -> str:
    """Write the way to what was asked before the first turn that is drawn."""
    return (
        '<p class="earlier"><button type="button" class="button small" data-act="earlier"'
        f' data-first="{first}">앞의 문답 보기</button><span class="soft">앞에 {first:,}개가 더 있습니다.</span></p>'
    )


def _bar(turn: int, kept: KeptExchange, last: bool) -> str:
    buttons = []
    if kept.answer is not None:
        copied = escape(f"{kept.question}\n\n{answer_with_sources(kept.answer)}\n")
        buttons.append(_button("copy", "복사", f' data-text="{copied}" title="답변을 근거와 함께 복사합니다"'))
    if last and kept.answer is not None and kept.answer.elsewhere:
        buttons.append(_button("widen", "모든 문서에서 묻기"))
    if last:
        buttons.append(_button("again", "다시 묻기"))
        buttons.append(_button("edit", "질문 고치기"))
    if kept.answer is not None:
        buttons.append(_judging(kept.judgement))
    if not buttons:
        return ""
    return f'<div class="acts" data-turn="{turn}" role="group" aria-label="이 답변">{"".join(buttons)}</div>'


def _judging(judgement: Judgement | None) -> str:
    good = judgement is not None and judgement.good
    bad = judgement is not None and not judgement.good
    said = ""
    if judgement is not None and (judgement.reason or judgement.wanted):
        words = one_line(judgement.reason or judgement.wanted, 60)
        said = f'<span class="said">의견을 남기셨습니다: {escape(words)}</span>'
    return (
        '<span class="judging" role="group" aria-label="답변 평가">'
        f"{_button('good', '도움이 됐어요', _pressed(good))}{_button('bad', '아니에요', _pressed(bad))}{said}</span>"
    )


def _pressed(pressed: bool) -> str:
    return f' aria-pressed="{"true" if pressed else "false"}"'


def _button(act: str, words: str, more: str = "") -> str:
    return f'<button type="button" class="button plain small" data-act="{act}"{more}>{words}</button>'
