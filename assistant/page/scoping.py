"""Where a reader wants to search, as the page holds it: to and from text, changed by one choice. Pure.

What comes from the page is a reader's wish and no more: a name that no document has fits nothing.
"""

import json

from assistant.scope import EVERYWHERE, Scope

_LONGEST = 300
# Far more than anyone ticks one by one.
_MOST = 500
LONGEST_SCOPE = 2 * _MOST * _LONGEST


def scope_text(scope: Scope) -> str:
    """Write a scope for the page to hold."""
    if not scope:
        return ""
    kinds = {"documents": sorted(scope.documents), "years": sorted(scope.years), "bodies": sorted(scope.bodies)}
    return json.dumps(kinds, ensure_ascii=False)


def read_scope(text: str) -> Scope:
    """Read what the page held; everywhere for anything else."""
    try:
        kinds = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return EVERYWHERE
    if not isinstance(kinds, dict):
        return EVERYWHERE
    return Scope(
        frozenset(_names(kinds.get("documents"))),
        frozenset(year for year in _listed(kinds.get("years")) if isinstance(year, int) and 0 < year < 10_000),
        frozenset(_names(kinds.get("bodies"))),
    )


def first_scope(text: str, document: str) -> Scope:
    """Give where a talk that is yet to begin is searched: a document that another page named, else what was held."""
    return chosen(EVERYWHERE, "documents", document, on=True) if document else read_scope(text)


def chosen(scope: Scope, kind: str, value: str, *, on: bool) -> Scope:
    """Give the scope with one document, year or body taken in or left out; unchanged where there is no such kind."""
    if not value or not _is_name(value):
        return scope
    documents, years, bodies = scope.documents, scope.years, scope.bodies
    if kind == "documents":
        documents = _changed(documents, value, on)
    elif kind == "bodies":
        bodies = _changed(bodies, value, on)
    elif kind == "years" and value.isascii() and value.isdigit() and len(value) <= len("2025"):
        years = years | {int(value)} if on else years - {int(value)}
    if len(documents) + len(bodies) > _MOST:
        return scope
    return Scope(documents, years, bodies)


def all_chosen(scope: Scope, changes: object) -> Scope:
    """Give the scope after all choices of a list from the page, in their order; what is none changes nothing."""
    for change in _listed(changes):
        if isinstance(change, dict):
            kind, value = change.get("kind"), change.get("value")
            if isinstance(kind, str) and isinstance(value, str):
                scope = chosen(scope, kind, value, on=change.get("on") is True)
    return scope


def _changed(names: frozenset[str], name: str, on: bool) -> frozenset[str]:
    return names | {name} if on else names - {name}


def _listed(value: object) -> list[object]:
    return value[:_MOST] if isinstance(value, list) else []


def _names(value: object) -> list[str]:
    return [name for name in _listed(value) if isinstance(name, str) and _is_name(name)]


def _is_name(text: str) -> bool:
    """Whether a text may be a name: half a surrogate pair, which JSON can hold, can't be written anywhere."""
    return len(text) <= _LONGEST and not any("\ud800" <= character <= "\udfff" for character in text)
