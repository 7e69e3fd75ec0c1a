"""Whether the members of a table are of the kind that a question names, and of which years its columns are.

Knows the words and the table; which of several tables is told is chosen elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.picking.records import Records
from assistant.answering.tabular.asked import Columns
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from assistant.understanding.question import years_of
from ingest import patterns as re

COUNTED = re.compile(r"[명별수]$")
_BARE_KIND = re.compile(r"구분|항목|")
_SUFFIX = re.compile(r"[(\[].*$")
_A_YEAR_OLDER, _MOST_YEARS = 0.05, 5
_CALLED, _MADE_OF, _CAPTIONED = 1.0, 1.0, 0.9


def kind_fit(kind: str, records: Records) -> float:
    """How surely the members are of a kind: by what their table calls them, by their names, or by its caption."""
    wanted = COUNTED.sub("", kind) or kind
    own = squeezed(_SUFFIX.sub("", records.kind))
    own = COUNTED.sub("", own) or own
    if own and own.endswith(wanted):
        return _CALLED
    names = [squeezed(_SUFFIX.sub("", member.name)) for member in records.members]
    if sum(name.endswith(wanted) and name != wanted for name in names) * 3 >= len(names) * 2:
        return _MADE_OF
    return _CAPTIONED if f"{wanted}별" in records.near and _BARE_KIND.fullmatch(own) else 0.0


def by_kind(kind: str, records: Records) -> Records:
    """The members called by another column that tells them apart and is of the kind: 제품명 beside 분야."""
    heads = [head for head in records.heads if _is_called(kind, head)]
    if kind_fit(kind, records) or not heads:
        return records
    named = [next((field for field in member.fields if field.head == heads[0]), None) for member in records.members]
    told = {field.text for field in named if field is not None}
    if len(told) < len(named):
        return records
    members = tuple(
        replace(member, name=field.text, block=field.cell)
        for member, field in zip(records.members, named, strict=True)
        if field is not None
    )
    return replace(records, kind=heads[0], members=members)


def _is_called(kind: str, head: str) -> bool:
    return squeezed(COUNTED.sub("", _SUFFIX.sub("", head))).endswith(COUNTED.sub("", kind) or kind)


def grouping(asked: Columns, records: Records) -> str:
    """The column that names the kind in a table of what is asked for: 담당 부서 where 부서별 사업 is asked."""
    called = squeezed(COUNTED.sub("", records.kind))
    if len(asked.measures) != 1 or not called or not called.endswith(squeezed(asked.measures[0].rpartition(" ")[2])):
        return ""
    return next((head for head in records.heads if head != records.kind and _is_called(asked.kind, head)), "")


def years_of_columns(records: Records, heads: Sequence[str]) -> tuple[int, ...]:
    """The years that columns are of: those they name, else their table's or document's."""
    named = tuple(year for head in heads for year in years_of(head))
    edition = records.reading.edition_year
    return named or years_above(records) or ((edition,) if edition is not None else ())


def years_above(records: Records) -> tuple[int, ...]:
    """The years that a table's captions name, or the nearest heading that names one, or the document's title."""
    reading = records.reading
    above = (records.near, *reversed(reading.headings(records.owner)), reading.document.title)
    return next((years for words in above if (years := years_of(words))), ())


def older(found: Found, years: Sequence[int]) -> float:
    """What a table of some years loses against one of the newest document found; nothing where a year is asked for."""
    if found.question.years or not years:
        return 0.0
    return _A_YEAR_OLDER * min(_MOST_YEARS, max(0, found.newest_edition - max(years)))
