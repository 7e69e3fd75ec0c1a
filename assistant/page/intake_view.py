"""From the files on their way to the safe HTML of their list. Pure; knows neither gradio nor the server.

The script of the page puts each ``li`` in place of the one with its ``data-key`` only where it has changed, so that a
reader's focus stays where it is, and says the paragraph with ``data-said`` aloud when nothing is going on any more.
"""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from assistant.intake.journal import is_over
from assistant.intake.types import ASKING, UNDER_WAY, Choice, FileState, IntakeFile, IntakeState, Origin
from assistant.page.cutting import cut_inside
from assistant.page.prose import escape
from ingest.limits import MEGABYTE

# Rows shown of those that wait and of those that went in; the others are counted.
_WAITING_SHOWN, _OVER_SHOWN = 8, 6
_EDITIONS_SHOWN = 3
_REMARKS_SHOWN = 5
_LONGEST_NAME = 160
# How full the bar is at each stage; encoding fills what lies between its own and the next.
_FILLED = {FileState.READING: 8, FileState.ANALYZING: 30, FileState.ENCODING: 45, FileState.STORING: 95}
_GOOD = frozenset({FileState.ADDED, FileState.REPLACED})
_QUIET = frozenset({FileState.KNOWN, FileState.CANCELLED, FileState.DECLINED})
_ALL = {FileState.COPY: "같은 내용의 문서가 있는 파일", FileState.NAMESAKE: "같은 이름의 문서가 있는 파일"}
_ANSWERS = {
    FileState.COPY: ((Choice.DROP, "넣지 않기"), (Choice.KEEP, "그래도 넣기")),
    FileState.NAMESAKE: (
        (Choice.REPLACE, "새 파일로 바꾸기"),
        (Choice.BESIDE, "둘 다 두기"),
        (Choice.DROP, "넣지 않기"),
    ),
}


def intake_view(state: IntakeState) -> str:
    """Write how all files stand; empty where there is none and nothing is wrong."""
    notices = [*state.unwatched, *([state.waits_for] if state.waits_for and (state.busy or not state.files) else [])]
    told = "".join(_notice(*notice) for notice in notices)
    if not state.files:
        return f"{told}{_said(state, '')}"
    rows, hidden = _shown(state.files)
    said = f"파일을 다 읽었습니다. {summary(state.files)}." if not state.busy else ""
    listed = f'<ul class="files">{"".join(map(_row, rows))}</ul>'
    return f"{_head(state)}{_said(state, said)}{told}{_all_at_once(state.files)}{listed}{hidden}"


def summary(files: Sequence[IntakeFile]) -> str:
    """Count what became of the files in a sentence."""
    states = Counter(file.state for file in files)
    counts = (
        ("넣음", sum(states[state] for state in _GOOD)),
        ("이미 있음", states[FileState.KNOWN]),
        ("못 넣음", states[FileState.FAILED]),
        ("넣지 않음", states[FileState.CANCELLED] + states[FileState.DECLINED]),
        ("골라 주세요", sum(states[state] for state in ASKING)),
        ("남음", states[FileState.WAITING] + sum(states[state] for state in UNDER_WAY)),
    )
    return " · ".join(f"{words} {count:,}" for words, count in counts if count)


def size_words(size: int) -> str:
    """Write a size as people read it."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1000)):,}KB"
    return f"{size / MEGABYTE:,.1f}MB"


def _head(state: IntakeState) -> str:
    files = state.files
    over = sum(is_over(file) for file in files)
    title = "넣는 중" if state.busy else "넣은 파일"
    cancel = '<button class="button small" data-act="cancel-all">모두 취소</button>' if state.busy else ""
    clear = '<button class="button small plain" data-act="clear">끝난 것 지우기</button>' if over else ""
    asked = sum(file.state in ASKING for file in files)
    return (
        f'<div class="bar spread"><h2 class="title">{title}</h2><p class="soft counts">{summary(files)}</p>'
        f'<span class="bar end">{cancel}{clear}</span></div>'
        + (_meter(over + asked, len(files), "전체") if state.busy and len(files) > 1 else "")
    )


def _all_at_once(files: Sequence[IntakeFile]) -> str:
    """Offer one answer to a question that several files wait with."""
    written = ""
    for state, answers in _ANSWERS.items():
        count = sum(file.state is state for file in files)
        if count > 1:
            buttons = "".join(
                f'<button class="button small" data-act="choose-all" data-key="{state.value}"'
                f' data-choice="{choice.value}" aria-label="{_ALL[state]} {count:,}개 모두 {words}">{words}</button>'
                for choice, words in answers
            )
            written += (
                f'<div class="bar all-at-once {state.value}"><span>{_ALL[state]} {count:,}개 모두</span>{buttons}</div>'
            )
    return written


def _said(state: IntakeState, words: str) -> str:
    """Write what is said aloud, and a sign that changes when documents may have gone in or out."""
    over = sum(is_over(file) for file in state.files)
    asked = sum(file.state in ASKING for file in state.files)
    return f'<p class="sr" data-said data-asked="{asked}" data-documents="{over}-{state.removed}">{words}</p>'


def _meter(done: int, total: int, label: str) -> str:
    filled = round(100 * done / total)
    return (
        f'<div class="meter whole" role="progressbar" aria-label="{label}" aria-valuemin="0" aria-valuemax="{total}"'
        f' aria-valuenow="{done}" aria-valuetext="{total}개 중 {done}개"><span style="width:{filled}%"></span></div>'
    )


def _shown(files: Sequence[IntakeFile]) -> tuple[list[IntakeFile], str]:
    """Choose the rows to show, and say how many others there are."""
    waiting = [file.key for file in files if file.state is FileState.WAITING][_WAITING_SHOWN:]
    over = [file.key for file in files if file.state in _GOOD | _QUIET][:-_OVER_SHOWN]
    hidden = {*waiting, *over}
    words = []
    if over:
        words.append(f"앞서 끝난 파일 {len(over):,}개")
    if waiting:
        words.append(f"차례를 기다리는 파일 {len(waiting):,}개")
    told = f'<p class="small-print hidden-files">그 밖에 {", ".join(words)}</p>' if words else ""
    return sorted((file for file in files if file.key not in hidden), key=_urgency), told


def _urgency(file: IntakeFile) -> tuple[int, int]:
    """What somebody has to answer comes first, then what is being read, what failed, what waits, the last to go in."""
    if file.state in ASKING:
        return 0, file.key
    if file.state in UNDER_WAY:
        return 1, file.key
    if file.state is FileState.FAILED:
        return 2, file.key
    return (3, file.key) if file.state is FileState.WAITING else (4, -file.key)


def _row(file: IntakeFile) -> str:
    kind = "busy" if file.state in UNDER_WAY else "asked" if file.state in ASKING else file.state.value
    return (
        f'<li class="file {kind}" data-key="{file.key}"><div class="about">'
        f'<p class="name"><strong>{escape(cut_inside(file.name, _LONGEST_NAME))}</strong>'
        f' <span class="soft">{_about(file)}</span></p>'
        f"{_told(file)}</div>{_actions(file)}{_bar(file)}</li>"
    )


def _about(file: IntakeFile) -> str:
    origins = {Origin.WATCH: "지켜보는 폴더", Origin.AGAIN: "다시 읽기", Origin.UPLOAD: ""}
    return escape(" · ".join(part for part in (size_words(file.size), origins[file.origin], file.user) if part))


def stage_words(file: IntakeFile) -> str:
    """Say what is being done to a file."""
    pages = f" {file.pages:,}쪽" if file.pages else ""
    return {
        FileState.WAITING: "차례를 기다리는 중",
        FileState.READING: "읽는 중",
        FileState.ANALYZING: f"분석 중{pages}",
        FileState.ENCODING: f"인코딩 {file.encoded:,}/{file.passages:,}",
        FileState.STORING: "저장 중",
        FileState.CANCELLING: "취소하는 중",
    }.get(file.state, "")


def _told(file: IntakeFile) -> str:
    """Say how a file stands, and what should be known of it."""
    if file.state is FileState.FAILED:
        return f'<p class="bad">{escape(file.problem)}</p><p class="soft">{escape(file.remedy)}</p>'
    words = stage_words(file) or _end_words(file)
    kind = "good" if file.state in _GOOD else "warn" if file.state in ASKING else "soft"
    return f'<p class="stage {kind}">{escape(words)}</p>{_more(file)}'


def _end_words(file: IntakeFile) -> str:
    count = len(file.documents)
    again = file.origin is Origin.AGAIN
    return {
        FileState.ADDED: f"문서 {count:,}건을 넣었습니다." if count > 1 else "넣었습니다.",
        FileState.REPLACED: "다시 읽었습니다." if again else "새 내용으로 바꾸었습니다.",
        FileState.KNOWN: "이미 있는 문서입니다. 다시 넣지 않았습니다.",
        FileState.COPY: f"{_copies(file.related)} 같은 내용입니다. 이 파일도 넣을까요?",
        FileState.NAMESAKE: "같은 이름의 문서가 있는데 내용이 다릅니다. 어떻게 할까요?",
        FileState.CANCELLED: f"취소했습니다. 그 전에 문서 {count:,}건이 들어갔습니다." if count else "취소했습니다.",
    }.get(file.state, "넣지 않았습니다.")


def _more(file: IntakeFile) -> str:
    parts: list[str] = []
    if file.state in _GOOD and file.related:
        parts.append(f'<p class="warn">{escape(_copies(file.related))} 같은 내용입니다. 그래도 넣었습니다.</p>')
    if file.state in _GOOD and file.editions:
        parts.append(f'<p class="soft">{escape(_names(file.editions))}의 다른 판입니다. 나란히 두었습니다.</p>')
        parts.append(_edition_buttons(file.editions))
    if file.remarks:
        rows = "".join(f"<li>{escape(remark)}</li>" for remark in file.remarks[:_REMARKS_SHOWN])
        rest = len(file.remarks) - _REMARKS_SHOWN
        more = f"<li>그 밖에 {rest}가지</li>" if rest > 0 else ""
        parts.append(f'<ul class="remarks warn">{rows}{more}</ul>')
    return "".join(parts)


def _edition_buttons(editions: Sequence[str]) -> str:
    """Offer to let the new edition take the place of others, where they are few."""
    if len(editions) > _EDITIONS_SHOWN:
        return ""
    buttons = "".join(
        f'<button class="button small" data-act="remove" data-name="{escape(edition)}">'
        f"‘{escape(cut_inside(edition, 60))}’ 빼기</button>"
        for edition in editions
    )
    return f'<p class="bar editions">{buttons}</p>'


def _actions(file: IntakeFile) -> str:
    """The buttons of a row: to answer, to cancel, to see what went in."""
    buttons: list[str] = []
    if file.state in ASKING:
        for choice, words in _ANSWERS[file.state]:
            buttons.append(_button("choose", file, words, f' data-choice="{choice.value}"'))
    elif file.state is FileState.WAITING or file.state in UNDER_WAY:
        buttons.append(_button("cancel", file, "취소"))
    elif file.documents and file.state in _GOOD | {FileState.KNOWN}:
        name = escape(file.documents[0])
        if len(file.documents) == 1:
            href = f"/?document={quote(file.documents[0], safe='')}"
            buttons.append(f'<a class="button small" href="{href}" aria-label="{name}에 묻기">묻기</a>')
            buttons.append(f'<button class="button small" data-act="open" data-name="{name}">열기</button>')
    elif file.state is FileState.KNOWN and file.related:
        name = escape(file.related[0])
        buttons.append(f'<button class="button small" data-act="open" data-name="{name}">열기</button>')
    return f'<div class="bar actions">{"".join(buttons)}</div>' if buttons else ""


def _button(act: str, file: IntakeFile, words: str, more: str = "") -> str:
    label = escape(f"{cut_inside(file.name, _LONGEST_NAME)} {words}")
    named = f'data-act="{act}" data-key="{file.key}"{more} aria-label="{label}"'
    return f'<button class="button small" {named}>{words}</button>'


def _bar(file: IntakeFile) -> str:
    if file.state not in _FILLED:
        return ""
    filled = _FILLED[file.state]
    if file.state is FileState.ENCODING and file.passages:
        filled += round((_FILLED[FileState.STORING] - filled) * min(1, file.encoded / file.passages))
    return (
        f'<div class="meter" role="progressbar" aria-label="{escape(cut_inside(file.name, _LONGEST_NAME))}"'
        ' aria-valuemin="0"'
        f' aria-valuemax="100" aria-valuenow="{filled}" aria-valuetext="{escape(stage_words(file))}">'
        f'<span style="width:{filled}%"></span></div>'
    )


def _notice(problem: str, remedy: str) -> str:
    return f'<div class="notice warned"><p>{escape(problem)}</p><p>{escape(remedy)}</p></div>'


def _copies(names: Sequence[str]) -> str:
    """Name what a file is the same as."""
    return f"{_names(names)}과" if len(names) > 1 else f"{_names(names)} 문서와"


def _names(names: Sequence[str]) -> str:
    more = f" 외 {len(names) - 1}건" if len(names) > 1 else ""
    return f"‘{cut_inside(names[0], 80)}’{more}" if names else ""
