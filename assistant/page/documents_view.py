"""From the library's documents to the safe HTML of the page: what stands always, and the list. Pure.

The list is a table that documents.css shows as cards on a narrow screen. What can be done is a ``data-act`` for the
page's script, with the document's name beside it.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from assistant.catalogue import PER_PAGE, Listed, Order, Shown, Wanted, years_told
from assistant.intake.limits import UploadLimits
from assistant.page.cutting import cut_inside
from assistant.page.prose import escape
from assistant.source_states import SourceState
from index.types import DocumentEntry
from ingest.formats.detect import SUFFIXES
from ingest.limits import MEGABYTE

_ORDERS = (
    (Order.ADDED, True, "최근에 넣은 순"),
    (Order.ADDED, False, "먼저 넣은 순"),
    (Order.TITLE, False, "제목순"),
    (Order.NAME, False, "파일 이름순"),
    (Order.DATE, True, "최근 문서 순"),
    (Order.FORMAT, False, "형식순"),
    (Order.PAGES, True, "쪽이 많은 순"),
    (Order.PASSAGES, True, "대목이 많은 순"),
)
# The heads of columns that can be ordered by, and how they are the first time.
_COLUMNS = (
    (Order.TITLE, "문서", "about", False),
    (Order.FORMAT, "형식", "", False),
    (None, "상태", "", False),
    (Order.PAGES, "쪽", "number", True),
    (Order.PASSAGES, "대목", "number", True),
    (Order.DATE, "문서 날짜", "", True),
    (Order.ADDED, "넣은 날", "", True),
)
_STATES = {
    SourceState.THERE: ("읽음", ""),
    SourceState.CHANGED: (
        "원본이 바뀜",
        "원본 파일이 문서를 넣은 뒤에 바뀌었습니다. 다시 읽으면 새 내용으로 바뀝니다.",
    ),
    SourceState.GONE: ("원본 없음", "원본 파일을 찾을 수 없습니다. 읽어 둔 글은 그대로 찾고 물을 수 있습니다."),
}
_NAMES_SHOWN = 4
_NONE = "–"
_LONGEST = 200
LOADING_LIST = '<div class="loading soft" role="status">문서를 불러오는 중…</div>'
NOTHING_OPEN = ""
NONE_YET = "문서 0건"
READER_BAR = (
    '<div class="reader-bar"><span>문서 읽기</span><button class="button small" data-act="close">닫기</button></div>'
)


def standing(limits: UploadLimits, folders: Sequence[Path] = ()) -> str:
    """Write what always stands on the page: where files are dropped, those on their way, and the finder."""
    return f"{_dropping(limits, folders)}{_INCOMING}{_finder()}{_DIALOG}"


def missing() -> str:
    """Write the list of a library that is not there yet."""
    return _EMPTY


def shelf(shown: Shown) -> str:
    """Write one page of the list."""
    if not shown.total:
        return _EMPTY
    if not shown.rows:
        words = escape(cut_inside(shown.wanted.words, 60))
        return (
            f'<div class="empty none-found"><p>‘{words}’에 맞는 문서가 없습니다.</p>'
            "<p>제목과 파일 이름에서 찾습니다. 글 속의 말은 묻고 답하기에서 찾아 주세요.</p></div>"
        )
    rows = "".join(map(_row, shown.rows))
    told = f' data-total="{shown.total}" data-unrelated="{int(shown.unrelated)}"'
    table = f'<table class="grid documents"{told}>{_heads(shown.wanted)}<tbody>{rows}</tbody></table>'
    return f"{_count(shown)}{table}{_pager(shown)}"


def _dropping(limits: UploadLimits, folders: Sequence[Path]) -> str:
    accept = ",".join(sorted(SUFFIXES))
    watched = "".join(f"<code>{escape(str(folder))}</code> " for folder in folders)
    watching = (
        f'<p class="small-print">지켜보는 폴더: {watched}— 새 파일과 바뀐 파일이 저절로 들어옵니다.</p>'
        if watched
        else ""
    )
    return (
        f'<section class="dropping" id="dropping" aria-labelledby="dropping-title" data-files="{limits.files}"'
        f' data-bytes="{limits.bytes}" data-file-bytes="{limits.file_bytes}" data-accept="{accept}">'
        '<div class="zone"><div class="invitation"><h2 class="title" id="dropping-title">문서 넣기</h2>'
        '<p class="soft drag">파일이나 폴더를 이 화면에 끌어다 놓으세요.</p></div>'
        '<div class="bar"><button class="button primary" data-act="pick">파일 고르기</button>'
        '<button class="button" data-act="pick-folder">폴더 고르기</button></div>'
        f'<input type="file" id="pick" multiple accept="{accept}" tabindex="-1" aria-hidden="true">'
        '<input type="file" id="pick-folder" webkitdirectory tabindex="-1" aria-hidden="true">'
        '<p class="small-print formats">한글(hwp·hwpx), PDF, 워드·파워포인트·엑셀, CSV, HTML, 메일(eml), 텍스트, '
        f"ZIP · 파일 하나에 {limits.file_bytes // MEGABYTE:,}MB, 한꺼번에 {limits.files:,}개까지</p></div>"
        f"{watching}</section>"
    )


_INCOMING = (
    '<section class="incoming" id="incoming" aria-label="넣는 파일" hidden>'
    '<div class="sending" id="sending">'
    '<div class="bar spread" id="sending-head" hidden><h2 class="title">올리는 중</h2><p class="soft counts"></p>'
    '<button class="button small end" data-act="stop-sending">올리기 그만두기</button></div>'
    '<button class="button small refused" data-act="clear-refused" hidden>받지 않은 파일 모두 닫기</button>'
    "</div>"
    '<div class="read" id="read"></div></section>'
    '<p class="sr" id="said" role="status"></p>'
)
_DIALOG = (
    '<dialog class="sheet" id="confirm" aria-labelledby="confirm-title"><h2 class="title" id="confirm-title"></h2>'
    '<p class="what"></p><ul class="names"></ul><p class="consequence soft"></p>'
    '<div class="bar"><button class="button" data-confirm="no">그만두기</button>'
    '<button class="button danger" data-confirm="yes">빼기</button></div></dialog>'
)
_EMPTY = (
    '<div class="empty no-documents" data-total="0"><p>아직 문서가 없습니다.</p>'
    "<p>업무 문서를 넣으면 묻고 답하기에서 근거와 함께 답을 찾아 드립니다. "
    "문서와 질문은 이 서버 밖으로 나가지 않습니다.</p></div>"
)


def _finder() -> str:
    options = "".join(
        f'<option value="{order.value}:{int(descending)}">{words}</option>' for order, descending, words in _ORDERS
    )
    return (
        '<section class="finder" id="finder" aria-label="문서 찾기" hidden><h2 class="title">문서</h2>'
        '<div class="field"><label class="sr" for="words">제목과 파일 이름에서 찾기</label>'
        '<input type="search" id="words" placeholder="제목이나 파일 이름" autocomplete="off" maxlength="200"></div>'
        '<div class="field"><label class="sr" for="order">늘어놓는 순서</label>'
        f'<select id="order">{options}</select></div></section>'
        '<div class="bar chosen" id="chosen" role="group" aria-label="고른 문서" hidden><p class="count"></p>'
        '<button class="button small" data-act="again-chosen">다시 읽기</button>'
        '<button class="button small danger" data-act="remove-chosen">빼기</button>'
        '<button class="button small plain" data-act="choose-none">고르기 취소</button></div>'
    )


def _heads(wanted: Wanted) -> str:
    cells = ['<th class="pick"><input type="checkbox" data-act="pick-page" aria-label="이 쪽의 문서 모두 고르기"></th>']
    for order, words, kind, descending in _COLUMNS:
        if order is None:
            cells.append(f'<th scope="col">{words}</th>')
            continue
        here = order is wanted.order
        sort = ("descending" if wanted.descending else "ascending") if here else "none"
        turned = not wanted.descending if here else descending
        sign = ("↓" if wanted.descending else "↑") if here else ""
        cells.append(
            f'<th scope="col" class="{kind}" aria-sort="{sort}"><button class="order" data-act="order"'
            f' data-order="{order.value}:{int(turned)}">{words}<span aria-hidden="true">{sign}</span></button></th>'
        )
    cells.append('<th scope="col"><span class="sr">할 일</span></th>')
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _row(row: Listed) -> str:
    entry = row.entry
    name, title = escape(entry.name), escape(cut_inside(entry.title, _LONGEST))
    number = [f"{count:,}" if count else _NONE for count in (entry.pages, entry.passages)]
    cells = (
        ("", "number", "쪽", number[0]),
        ("", "number", "대목", number[1]),
        ("", "", "문서 날짜", escape(_dated(entry))),
        (
            f' title="{escape(_local(entry.added_at, "%Y-%m-%d %H:%M"))}"',
            "",
            "넣은 날",
            _local(entry.added_at, "%Y-%m-%d"),
        ),
    )
    rest = "".join(
        f'<td class="{kind}{" none" if words == _NONE else ""}" data-label="{label}"{more}>{words}</td>'
        for more, kind, label, words in cells
    )
    return (
        f'<tr data-name="{name}" data-own="{int(row.own)}"><td class="pick">'
        f'<input type="checkbox" data-act="pick-one" aria-label="{title} 고르기"></td>'
        f'<th scope="row" class="about"><button class="open" data-act="open" data-name="{name}">{title}</button>'
        f'<p class="file-name">{escape(cut_inside(entry.name, _LONGEST))}</p>'
        f"{_relations(entry)}{_remarks(entry.remarks)}</th>"
        f'<td data-label="형식">{escape(entry.format.upper())}</td><td data-label="상태">{_state(row)}</td>{rest}'
        f'<td class="row-acts">{_acts(row, title)}</td></tr>'
    )


def _state(row: Listed) -> str:
    words, why = _STATES[row.source]
    return f'<span class="tag warn" title="{why}">{words}<span class="sr">: {why}</span></span>' if why else words


def _remarks(remarks: Sequence[str]) -> str:
    """Write what could not be read, folded up."""
    if not remarks:
        return ""
    listed = "".join(f"<li>{escape(remark)}</li>" for remark in remarks)
    return f'<details class="remarks"><summary>읽지 못한 것 {len(remarks)}가지</summary><ul>{listed}</ul></details>'


def _relations(entry: DocumentEntry) -> str:
    parts = []
    if entry.same_as:
        parts.append(f'<p class="relation"><span class="tag">같은 문서</span> {_names(entry.same_as)}</p>')
    if entry.editions:
        parts.append(f'<p class="relation"><span class="tag">다른 판</span> {_names(entry.editions)}</p>')
    return "".join(parts)


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(escape(cut_inside(name, 60)) for name in names[-_NAMES_SHOWN:])
    return shown + (f" 외 {len(names) - _NAMES_SHOWN}건" if len(names) > _NAMES_SHOWN else "")


def _acts(row: Listed, title: str) -> str:
    name, address = escape(row.entry.name), quote(row.entry.name, safe="")
    acts = [f'<a class="button small" href="/?document={address}" aria-label="{title}에 묻기">묻기</a>']
    if row.source is not SourceState.GONE:
        acts.append(
            f'<a class="button small plain" href="/original?name={address}" target="_blank" rel="noopener"'
            f' aria-label="{title} 원문 열기">원문</a>'
        )
        acts.append(_act("again", name, title, "다시 읽기"))
    acts.append(_act("remove", name, title, "빼기"))
    return f'<div class="bar">{"".join(acts)}</div>'


def _act(act: str, name: str, title: str, words: str) -> str:
    label = f"{title} {words}"
    return (
        f'<button class="button small plain" data-act="{act}" data-name="{name}" aria-label="{label}">{words}</button>'
    )


def _count(shown: Shown) -> str:
    first = (shown.wanted.page - 1) * PER_PAGE + 1
    seen = f"{first:,}–{first + len(shown.rows) - 1:,}번째"
    words = f"{shown.total:,}건 중 {shown.found:,}건" if shown.found != shown.total else f"모두 {shown.total:,}건"
    return f'<p class="found soft" role="status">{words}{f" · {seen}" if shown.pages > 1 else ""}</p>'


def _pager(shown: Shown) -> str:
    if shown.pages == 1:
        return ""
    here, last = shown.wanted.page, shown.pages
    near = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
    parts = [_turn(here - 1, "이전", here > 1)]
    before = 0
    for page in near:
        if page - before > 1:
            parts.append('<span class="soft">…</span>')
        before = page
        current = ' aria-current="page"' if page == here else ""
        parts.append(
            f'<button class="button small plain" data-act="page" data-page="{page}"{current}>{page:,}</button>'
        )
    parts.append(_turn(here + 1, "다음", here < last))
    return f'<nav class="bar pager" aria-label="목록의 쪽">{"".join(parts)}</nav>'


def _turn(page: int, words: str, there: bool) -> str:
    off = "" if there else " disabled"
    return f'<button class="button small" data-act="page" data-page="{page}"{off}>{words}</button>'


def _dated(entry: DocumentEntry) -> str:
    if entry.date:
        return entry.date
    years = years_told(entry)
    if not years:
        return _NONE
    first, last = min(years), max(years)
    return f"{last}년" if first == last else f"{first}~{last}년"


def _local(moment: str, form: str) -> str:
    """Write a moment of UTC as the server's clock shows it."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime(form)
    except ValueError:
        return escape(moment)
