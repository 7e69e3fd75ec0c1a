"""What a question asks of every member of a kind, one line each: 분야별 예산, 사업별 담당 부서, 부서별 사업.

A table whose members are of another kind is no answer: 구별 is not told by quarters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.cells import cell_value, is_total
from assistant.answering.draft import Draft
from assistant.answering.picking.records import Field, Record, Records
from assistant.answering.picking.sources import tables_found
from assistant.answering.tabular.asked import Columns, each_asked, nouns_of
from assistant.answering.tabular.columns import LEAST, columns_meant
from assistant.answering.tabular.members import (
    by_kind,
    grouping,
    kind_fit,
    older,
    years_above,
    years_of_columns,
)
from assistant.answering.wording import readable, shortened
from assistant.answering.year_labels import is_year
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.question import Question, years_of
from ingest.particles import with_particle
from ingest.types import Block

_LEAST_COVERED, _OF_HITS = 0.6, 0.3
_FAR, _INSIDE = 0.75, 0.8
_LEAST_MEMBERS = 2
_MOST_SAID, _MOST_NAMED, _LONGEST, _MOST_COLUMNS = 12, 4, 160, 5


@dataclass(frozen=True, slots=True)
class _Fit:
    """A table with its columns that are asked for, the members asked of, and how well it fits."""

    records: Records
    heads: tuple[str, ...]
    members: tuple[Record, ...]
    score: float
    by: str = ""  # the column that groups the members where they are of another kind: 부서 of 사업


def each_of(found: Found) -> Draft | None:
    """Say what is asked of every member of a kind; None where that isn't asked or no table has such members."""
    asked = each_asked(found.question)
    if asked is None:
        return None
    best = max(_fitting(found, asked), key=lambda fit: fit.score, default=None)
    if best is None or _names_one(found.question, best.members):
        return None
    return _said(asked, best)


def _names_one(question: Question, members: Sequence[Record]) -> bool:
    """Whether a question names one of the members, so that only it is asked for: 부처별 투자실적표에서 환경부."""
    told = squeezed(question.text)
    names = [squeezed(member.name) for member in members]
    forms = {squeezed(form) for body in question.bodies for form in (body.name, *body.forms)}
    return any(len(name) > 1 and (stands_in(told, name) or name in forms) for name in names)


def _fitting(found: Found, asked: Columns) -> Iterator[_Fit]:
    """The tables that fit."""
    question = found.question
    for relevance, table in tables_found(found):
        records = by_kind(asked.kind, table)
        kind, by = (kind_fit(asked.kind, records), "")
        if not kind:
            by = grouping(asked, records)
            kind = 0.8 if by else 0.0
        columns = [columns_meant(measure, records, question.years) for measure in asked.measures or ("",)]
        if not kind or (not by and any(fit < LEAST for fit, _ in columns)):
            continue
        heads = tuple(dict.fromkeys(head for _, some in columns for head in some)) if not by else (records.kind,)
        years = years_of_columns(records, heads)
        if (question.years and years and not set(years) & set(question.years)) or len(heads) > _MOST_COLUMNS:
            continue
        covered, members = _of_topic(found, asked, records)
        members = tuple(one for one in members if by or any(field.head in heads for field in one.fields))
        if covered < _LEAST_COVERED or len(members) < _LEAST_MEMBERS:
            continue
        fit = 1.0 if by else sum(fit for fit, _ in columns) / len(columns)
        score = kind + fit + covered + _OF_HITS * relevance - older(found, years)
        yield _Fit(records, heads, members, score, by)


def _of_topic(found: Found, asked: Columns, records: Records) -> tuple[float, tuple[Record, ...]]:
    """How much of the question's matter a table is of, and the members that are of it: those of 청년 분야."""
    around = squeezed(" ".join([*records.heads, records.kind])) + records.near
    names = {squeezed(member.name) for member in records.members}
    asked_for = [measure.rpartition(" ")[2] for measure in asked.measures]
    nouns = nouns_of(found.question, [f"{asked.kind}별", *asked_for])
    members, told = records.members, 0.0
    for noun in nouns:
        own = tuple(one for one in members if any(stands_in(squeezed(field.text), noun) for field in one.fields))
        if stands_in(around, noun):
            told += 1.0
        elif own and noun not in names:
            told += _INSIDE
            members = own
        elif records.far and stands_in(records.far, noun):
            told += _FAR
    return (told / len(nouns) if nouns else 1.0), members


def _said(asked: Columns, fit: _Fit) -> Draft:
    draft = Draft()
    lines = list(_grouped(draft, fit)) if fit.by else [_line(draft, fit, member) for member in fit.members[:_MOST_SAID]]
    if len(fit.members) > _MOST_SAID and not fit.by:
        lines.append(f"- {draft.others(len(fit.members) - _MOST_SAID)}")
    named = ", ".join(fit.heads)
    if len(fit.heads) == 1 and is_year(named) and asked.measures:
        named = f"{named} {asked.measures[0]}"  # a column named by its year alone
    years = () if any(map(years_of, fit.heads)) else years_above(fit.records)
    year = f"{years[0]}년 " if len(years) == 1 else ""
    draft.lines[:0] = [f"{year}{asked.kind}별 {with_particle(named, '은/는')} 다음과 같습니다.", "\n".join(lines)]
    return draft


def _line(draft: Draft, fit: _Fit, member: Record) -> str:
    """A member with what its columns say."""
    fields = [field for head in fit.heads for field in member.fields if field.head == head]
    told = [cell_value(fit.records.reading, field.cell).said for field in fields]
    if len(fit.heads) > 1:
        told = [f"{field.head} {said}" for field, said in zip(fields, told, strict=True)]
    marks = "".join(_cited(draft, fit.records, fields))
    return f"- {member.name}: {shortened(', '.join(told), _LONGEST)} {marks}"


def _cited(draft: Draft, records: Records, fields: Sequence[Field]) -> Iterator[str]:
    """Cite cells with the label of their row before them, those of one row as one."""
    blocks = records.reading.document.blocks
    rows: dict[int | None, list[Block]] = {}
    for field in fields:
        rows.setdefault(field.cell.parent, []).append(field.cell)
    for cells in rows.values():
        labels = (blocks[head] for head in cells[0].headers if blocks[head].parent == cells[0].parent)
        start = next((label.start for label in labels if label.end <= cells[0].start), cells[0].start)
        ends = [cell.end for cell in cells]
        yield draft.cite(records.reading, cells[0], (min(start, *(cell.start for cell in cells)), max(ends)))


def _grouped(draft: Draft, fit: _Fit) -> Iterator[str]:
    """The members by what a column says of them: 청년정책과: 청년 월세 지원, 가온 첫걸음 인턴."""
    groups: dict[str, list[Record]] = {}
    for member in fit.members:
        name = next((field.text for field in member.fields if field.head == fit.by), "")
        if name and not is_total(name):
            groups.setdefault(readable(name), []).append(member)
    for number, (name, members) in enumerate(groups.items()):
        if number == _MOST_SAID:
            yield f"- {draft.others(len(groups) - number)}"
            return
        marks = [draft.cite(fit.records.reading, one.block, one.span) for one in members[:_MOST_NAMED]]
        told = ", ".join(one.name for one in members[:_MOST_NAMED])
        more = f" {draft.others(len(members) - _MOST_NAMED)}" if len(members) > _MOST_NAMED else ""
        yield f"- {name}: {told}{more} {''.join(dict.fromkeys(marks))}"
