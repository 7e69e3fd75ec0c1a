"""From a reader's conversations to the safe HTML of the column beside the chat. Pure; talks.js acts on it."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from urllib.parse import quote

from assistant.page.prose import escape
from assistant.talks.types import Talk

NEW_TALK = "새 대화"
_HEAD = (
    '<div class="talks-head"><h2>대화</h2>'
    '<button type="button" class="button plain small" data-act="fold" aria-expanded="true">접기</button>'
    '<a class="button fresh" href="/" data-act="fresh">새 대화</a>'
    '<input type="search" id="talk-words" aria-label="대화 찾기" placeholder="대화 찾기" maxlength="200"'
    ' autocomplete="off" spellcheck="false">'
)
# Joined, else a line may end inside the page's name.
_STATUS = "설정&#8288;·&#8288;상태"
_NOT_KEPT = (
    '<div class="notice warned unkept" role="note"><p>대화를 저장할 수 없습니다.</p>'
    f"<p>서버를 끄면 모두 사라집니다. 까닭은 {_STATUS}에서 볼 수 있습니다.</p></div>"
)
_ASIDE = (
    '<div class="notice warned unkept" role="note"><p>전에 나눈 대화가 보이지 않습니다.</p>'
    f"<p>저장한 파일이 손상되어 따로 두었습니다. 관리자는 {_STATUS}에서 볼 수 있습니다.</p></div>"
)
_REMOVAL = (
    '<dialog id="removal-sheet" class="sheet" aria-labelledby="removal-title"><form method="dialog">'
    '<h2 id="removal-title" class="title">이 대화를 지울까요?</h2><p class="which"></p>'
    '<p class="small-print">질문과 답, 남기신 의견까지 모두 지워지고 되돌릴 수 없습니다.</p>'
    '<p class="bar end-bar"><button type="submit" class="button" value="">그만두기</button>'
    '<button type="submit" class="button danger" value="remove">지우기</button></p></form></dialog>'
)
_PEN = '<path d="M11.2 2.3l2.5 2.5L5.6 12.9l-3.2.7.7-3.2z"/>'
_BIN = '<path d="M2.5 4.5h11M6 4.5V3h4v1.5M4 4.5l.6 8.7h6.8l.6-8.7M6.7 7v3.8M9.3 7v3.8"/>'


def talks_head(*, kept: bool, aside: bool) -> str:
    """Write what stands over the list; it says where talks can't be kept, and where damaged ones lie aside."""
    return f"{_HEAD}{_ASIDE if aside else ''}{'' if kept else _NOT_KEPT}</div>{_REMOVAL}"


def talk_list(talks: Sequence[Talk], here: str, words: str, now: datetime) -> str:
    """Write the list, by days, the last talk first; ``here`` is the key of the open one, empty for a new one."""
    opening = f'<nav aria-label="지난 대화" data-here="{escape(here)}" data-words="{escape(words)}">'
    if not talks:
        told = (
            f"‘{escape(words)}’에 맞는 대화가 없습니다." if words else "아직 대화가 없습니다. 물어보면 여기에 남습니다."
        )
        return f'{opening}<p class="none">{told}</p></nav>'
    days = groupby(talks, key=lambda talk: _day(talk.changed_at, now))
    groups = "".join(f"<h3>{day}</h3><ul>{''.join(_entry(talk, here) for talk in group)}</ul>" for day, group in days)
    return f"{opening}{groups}</nav>"


def _entry(talk: Talk, here: str) -> str:
    title, key = escape(talk.title), escape(talk.key)
    current = ' aria-current="page"' if talk.key == here else ""
    acts = _icon("rename", f"이름 바꾸기: {title}", "이름 바꾸기", _PEN) + _icon(
        "remove", f"지우기: {title}", "지우기", _BIN
    )
    return (
        f'<li data-talk="{key}"><a href="/?talk={escape(quote(talk.key))}" title="{title}"{current}>{title}</a>'
        f"{acts}</li>"
    )


def _icon(act: str, label: str, tip: str, path: str) -> str:
    return (
        f'<button type="button" class="icon" data-act="{act}" aria-label="{label}" title="{tip}">'
        f'<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{path}</svg></button>'
    )


def _day(moment: str, now: datetime) -> str:
    """Name the day of a moment as people do, one long ago by its month; both are read in the server's own time zone."""
    days = (now.astimezone().date() - datetime.fromisoformat(moment).astimezone().date()).days
    if days < 1:
        return "오늘"
    if days < 2:
        return "어제"
    if days <= 7:
        return "지난 7일"
    day = datetime.fromisoformat(moment).astimezone()
    return f"{day.month}월" if day.year == now.astimezone().year else f"{day.year}년 {day.month}월"
