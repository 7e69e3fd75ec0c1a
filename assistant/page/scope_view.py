"""Where to search, as safe HTML: the line over the composer with what is chosen, and what there is to choose. Pure."""

from collections.abc import Iterable, Sequence

from assistant.page.prose import escape
from assistant.page.scoping import scope_text
from assistant.scope import Facets, Scope
from assistant.titled import called

# More are found by their words; nobody reads on beyond these.
_MOST_DOCUMENTS, _MOST_BODIES, _MOST_YEARS = 60, 60, 40
COMING_CHOICES = '<p class="soft">고를 수 있는 것을 모으는 중…</p>'
LOADING_CHOICES = '<p class="soft">문서를 불러오는 중입니다. 잠시 뒤에 다시 열어 주세요.</p>'
FIND_DOCUMENTS = (
    '<div class="scope-head"><h3>찾을 범위</h3>'
    '<input type="search" id="scope-words" aria-label="문서 이름으로 좁히기" placeholder="문서 이름으로 좁히기"'
    ' maxlength="100" autocomplete="off" spellcheck="false">'
    '<button type="button" class="button small" data-act="scope">닫기</button></div>'
)


def scope_line(scope: Scope, fitting: int | None) -> str:
    """Write what is chosen, each to be taken out again; ``fitting`` documents, None where nothing is chosen."""
    opener = (
        '<button type="button" class="button plain small" data-act="scope" aria-expanded="false"'
        f' aria-controls="scope-panel">{"찾을 범위" if scope else "찾을 범위: 모든 문서"}</button>'
    )
    if not scope:
        return f'<div class="scope-line" data-held="">{opener}</div>'
    tags = [
        *(_tag("years", str(year), f"{year}년") for year in sorted(scope.years, reverse=True)),
        *(_tag("bodies", body, body) for body in sorted(scope.bodies)),
        *(_tag("documents", name, name) for name in sorted(scope.documents)),
    ]
    told = "" if fitting is None else f'<span class="soft">문서 {fitting:,}건</span>'
    if fitting == 0:
        told = '<span class="bad" role="status">이 범위에 맞는 문서가 없습니다. 하나를 빼 보세요.</span>'
    every = '<button type="button" class="button plain small" data-act="everywhere">모두 풀기</button>'
    every = every if len(tags) > 1 else ""
    held = escape(scope_text(scope))
    return f'<div class="scope-line" data-held="{held}">{opener}{"".join(tags)}{told}{every}</div>'


def scope_choices(facets: Facets, scope: Scope, words: str) -> str:
    """Write what there is to choose from: years, bodies, and the documents whose name or title holds all words."""
    # Where a mark was misread for a year, such years are of one document each: they must not crowd out the others.
    most = sorted(facets.years, key=lambda one: (-one[1], -one[0]))[:_MOST_YEARS]
    years = [(str(year), f"{year}년", count) for year, count in sorted(most, reverse=True)]
    bodies = [(body, body, count) for body, count in facets.bodies[:_MOST_BODIES]]
    return (
        _group("years", "연도", _boxes("years", years, {str(year) for year in scope.years}))
        + _group("bodies", "기관", _boxes("bodies", bodies, scope.bodies))
        + _group("documents", "문서", _documents(facets.documents, scope, words))
    )


def _documents(documents: Sequence[tuple[str, str]], scope: Scope, words: str) -> str:
    wanted = words.casefold().split()
    fitting = [
        (name, title)
        for name, title in documents
        if name in scope.documents or all(word in f"{name} {title}".casefold() for word in wanted)
    ]
    if not fitting:
        return f'<p class="soft">‘{escape(words)}’에 맞는 문서가 없습니다.</p>' if documents else ""
    fitting.sort(key=lambda pair: (pair[0] not in scope.documents, pair))
    shown = "".join(
        _box("documents", name, name in scope.documents, escape(called(name, title)), f' title="{escape(title)}"')
        for name, title in fitting[:_MOST_DOCUMENTS]
    )
    left = len(fitting) - _MOST_DOCUMENTS
    return shown + (f'<p class="soft">{left:,}건이 더 있습니다. 이름으로 좁혀 보세요.</p>' if left > 0 else "")


def _boxes(kind: str, choices: Iterable[tuple[str, str, int]], chosen: frozenset[str] | set[str]) -> str:
    return "".join(
        _box(kind, value, value in chosen, f'{escape(shown)} <span class="soft">{count:,}</span>', "")
        for value, shown, count in choices
    )


def _box(kind: str, value: str, checked: bool, shown: str, more: str) -> str:
    ticked = " checked" if checked else ""
    return (
        f'<label class="choice"{more}><input type="checkbox" data-kind="{kind}" value="{escape(value)}"{ticked}>'
        f" <span>{shown}</span></label>"
    )


def _group(kind: str, name: str, choices: str) -> str:
    return f'<fieldset class="{kind}"><legend>{name}</legend>{choices}</fieldset>' if choices else ""


def _tag(kind: str, value: str, shown: str) -> str:
    return (
        f'<span class="tag"><span class="name">{escape(shown)}</span><button type="button" data-act="unscope"'
        f' data-kind="{kind}" data-value="{escape(value)}" aria-label="{escape(shown)} 빼기">×</button></span>'
    )
