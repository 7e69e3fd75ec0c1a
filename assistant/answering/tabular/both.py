"""Several columns of one row in one sentence: 다회용기 사업 예산이랑 담당 부서."""

from collections.abc import Iterator

from assistant.answering.cells import cell_value
from assistant.answering.draft import Draft
from assistant.answering.operations import operation_of
from assistant.answering.picking.records import Field, Record, Records
from assistant.answering.picking.sources import tables_found
from assistant.answering.tabular.asked import WHO_AND_WHEN, both_asked, nouns_of
from assistant.answering.tabular.columns import SURE, columns_meant
from assistant.answering.tabular.members import older, years_of_columns
from assistant.answering.wording import closed
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.question import Question
from ingest.particles import with_particle

_OF_HITS = 0.3


def both_of(found: Found) -> Draft | None:
    """Say the columns that a question asks of one thing; None where it asks for less, or no row has them all."""
    measures = both_asked(found.question)
    worked_out = operation_of(found.question.text) is not None and measures != WHO_AND_WHEN
    if not measures or worked_out:
        return None
    best = max(_rows(found, measures), key=lambda one: one[0], default=None)
    return _said(*best[1:]) if best is not None else None


def _rows(found: Found, measures: tuple[str, ...]) -> Iterator[tuple[float, Records, Record, list[Field]]]:
    """The rows that have every column, each with how well it fits."""
    question = found.question
    for relevance, records in tables_found(found):
        columns = [columns_meant(measure, records, question.years) for measure in measures]
        heads = [some[0] for fit, some in columns if fit >= SURE and len(some) == 1]
        years = years_of_columns(records, heads)
        if len(set(heads)) < len(measures) or (question.years and years and not set(years) & set(question.years)):
            continue
        member = _called(question, records) or _named(nouns_of(question, measures), records)
        fields = [field for head in heads for field in (member.fields if member else ()) if field.head == head]
        if member is not None and len(fields) == len(heads):
            score = sum(fit for fit, _ in columns) + _OF_HITS * relevance - older(found, years)
            yield score, records, member, fields


def _called(question: Question, records: Records) -> Record | None:
    """The one member whose whole name stands in the question, the longest where one is part of another."""
    asked = squeezed(question.text)
    called = [one for one in records.members if len(one.name) > 1 and stands_in(asked, squeezed(one.name))]
    longest = max(called, key=lambda one: len(one.name), default=None)
    names = squeezed(longest.name) if longest is not None else ""
    return longest if all(squeezed(one.name) in names for one in called) else None


def _named(nouns: list[str], records: Records) -> Record | None:
    """The one member whose name has the most nouns of the question; what it lacks stands around the table."""
    around = squeezed(" ".join([records.kind, *records.heads])) + records.near + records.far
    called = [noun for noun in nouns if noun not in squeezed(records.kind)]
    held = [(sum(stands_in(squeezed(one.name), noun) for noun in called), one) for one in records.members]
    most = max((count for count, _ in held), default=0)
    best = [one for count, one in held if count == most]
    if not most or len(best) > 1:
        return None
    rest = (noun for noun in called if not stands_in(squeezed(best[0].name), noun))
    return best[0] if all(stands_in(around, noun) for noun in rest) else None


def _said(records: Records, member: Record, fields: list[Field]) -> Draft:
    draft = Draft()
    told = [f"{with_particle(field.head, '은/는')} {cell_value(records.reading, field.cell).said}" for field in fields]
    # Each cell by itself: a row holds other years' figures, too.
    marks = [draft.cite(records.reading, field.cell, (field.cell.start, field.cell.end)) for field in fields]
    draft.say(f"{member.name}의 {', '.join(told[:-1])}, {closed(told[-1])}입니다.", *marks)
    return draft
