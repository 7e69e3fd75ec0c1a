"""Members that were picked, in words: by what and how many, then one line each with its citation."""

from collections.abc import Sequence

from assistant.answering.draft import Draft
from assistant.answering.picking.binding import Picked
from assistant.answering.picking.changes import Change
from assistant.answering.picking.records import Field, Record, Records, value_of
from assistant.answering.wording import as_statement, closed, shortened
from assistant.understanding.picking import Relation, Wish
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.particles import with_particle

_MOST_SAID, _MOST_IN_LINE, _LONGEST_NAME, _NARROW, _SHOWN = 12, 8, 90, 60, 3
_COUNTED = re.compile(r"[명별]$")
_PERSONS = re.compile(r"성\s*[명함]|이\s*름|(?:담당|책임)자|(?:직|사|회)원(?:명|\s이름)?|학생(?:명|\s이름)?")
_ASIDE, _MOST_OTHERS = re.compile(r"번호|순번|연번|^No\.?$", re.I), 3
_LIMITS = {
    Relation.ABOVE: ("을/를", " 넘는"),
    Relation.AT_LEAST: ("", " 이상인"),
    Relation.BELOW: ("", "에 못 미치는"),
    Relation.AT_MOST: ("", " 이하인"),
    Relation.EQUAL: ("", "인"),
}


def say_picked(wish: Wish, one: Picked, years: Sequence[int]) -> Draft:
    """Say the members that satisfy a question's conditions, or that none does; ``years`` are those asked for."""
    draft = Draft()
    if not one.members:
        return _none(draft, wish, one, years)
    count = f"{len(one.members)}개"
    draft.computed.add(count)
    if wish.limit is not None and one.records.whole and len(one.members) <= _MOST_IN_LINE:
        return _in_line(draft, wish, one, years)
    kind = with_particle(wish.kind or "것", "은/는")
    if len(one.members) == 1 and not wish.counts:
        member, fields = one.members[0]
        fields = _fields_told(member, fields)
        told = _told(one.records, member, fields)
        said = f"{closed(told)}입니다." if one.records.whole else as_statement(told)
        draft.say(said, _cite(draft, one.records, member, fields))
        return draft
    condition = _condition(wish, one.head, years)
    draft.say(f"{f'{condition} ' if condition else '조건에 맞는 '}{kind} {count}입니다.")
    lines = []
    for member, deciding in one.members[:_MOST_SAID]:
        fields = _fields_told(member, deciding)
        lines.append(f"- {_told(one.records, member, fields)} {_cite(draft, one.records, member, fields)}")
    if len(one.members) > _MOST_SAID:
        lines.append(f"- {draft.others(len(one.members) - _MOST_SAID)}")
    draft.lines.append("\n".join(lines))
    return draft


def _in_line(draft: Draft, wish: Wish, one: Picked, years: Sequence[int]) -> Draft:
    """Few members in one sentence, each with the figure that it is picked for."""
    persons = _PERSONS.fullmatch(one.records.kind) is not None
    kind = "사람" if persons else _COUNTED.sub("", one.records.kind) or wish.kind or "것"
    count = f"{len(one.members)}{'명' if persons else '개'}"
    draft.computed.add(count)
    marks, named = [], []
    for member, fields in one.members:
        marks.append(_cite(draft, one.records, member, fields[:1]))
        named.append(f"{shortened(member.name, _LONGEST_NAME)} {value_of(one.records, fields[0]).said}")
    told = f"{_condition(wish, one.head, years)} {with_particle(kind, '은/는')} {count}입니다"
    said = f"{told}: {', '.join(named)}."
    draft.say(said, *dict.fromkeys(marks))
    return draft


def _condition(wish: Wish, head: str, years: Sequence[int]) -> str:
    """A figure's condition in words: 2025년 예산이 50억을 넘는."""
    if wish.limit is None:
        return ""
    limited = _bounded(wish.limit.relation, wish.limit.written)
    if years and head and not years_of(head):
        head = f"{years[0]}년 {head}"
    return f"{with_particle(head, '이/가')} {limited}" if head else limited


def _fields_told(member: Record, fields: Sequence[Field]) -> tuple[Field, ...]:
    """What a member is picked for, and the rest of a narrow row; what is told is cited, too."""
    own = [one for one in fields if one.text != member.name]
    others = [
        one for one in member.fields if one not in own and one.text != member.name and not _ASIDE.search(one.head)
    ]
    others = others if own and len(others) <= _MOST_OTHERS else []
    narrow = sum(len(one.head) + len(one.text) for one in own + others) <= _NARROW
    return (*own, *others) if narrow else tuple(own)


def _told(records: Records, member: Record, fields: Sequence[Field]) -> str:
    """A member with what is told of it."""
    name = shortened(member.name, _LONGEST_NAME)
    said = ", ".join(_field(records, one) for one in fields)
    return f"{name}({said})" if said else name


def _field(records: Records, one: Field) -> str:
    value = value_of(records, one).said if records.whole else one.text
    return f"{one.head} {value}".strip()


def _cite(draft: Draft, records: Records, member: Record, fields: Sequence[Field]) -> str:
    reading = records.reading
    if not records.whole or len({one.cell.parent for one in fields} | {member.block.parent}) == 1:
        spans = [(one.cell.start, one.cell.end) for one in fields] + [(member.block.start, member.block.end)]
        return draft.cite(reading, member.block, (min(start for start, _ in spans), max(end for _, end in spans)))
    return draft.cite(reading, member.block, member.span)


def _none(draft: Draft, wish: Wish, one: Picked, years: Sequence[int]) -> Draft:
    """Say that none of the members satisfies the condition, with how many were looked at."""
    count = f"{len(one.records.members)}개"
    draft.computed.add(count)
    looked = [field for member in one.records.members for field in member.fields if field.head == one.head]
    marks = [
        draft.cite(one.records.reading, field.cell, (field.cell.start, field.cell.end)) for field in looked[:_SHOWN]
    ]
    condition = _condition(wish, one.head, years) or "그런"
    draft.say(f"표에 적힌 {count} 가운데 {condition} {with_particle(wish.kind or '것', '은/는')} 없습니다.", *marks)
    return draft


def _bounded(relation: Relation, written: str) -> str:
    particle, rest = _LIMITS[relation]
    return (with_particle(written, particle) if particle else written) + rest


def say_changed(wish: Wish, change: Change) -> Draft:
    """Say which members became more or less, with both figures, or that none did."""
    draft = Draft()
    those = change.those(wish.change)
    word = "늘어난" if wish.change > 0 else "줄어든"
    measure = change.measure or wish.changed or "값"
    when = f"{change.years[0]}년보다 {change.years[1]}년 " if change.years is not None else ""
    head = f"{when}{with_particle(measure, '이/가')} {word}"
    kind = with_particle(wish.kind or "것", "은/는")
    if not those:
        count = f"{len(change.pairs)}개"
        draft.computed.add(count)
        marks = [_mark(draft, change, pair) for pair in change.pairs[:_SHOWN]]
        draft.say(f"표에 적힌 {count} 가운데 {head} {kind} 없습니다.", *dict.fromkeys(marks))
        return draft
    count = f"{len(those)}개"
    draft.computed.add(count)
    draft.say(f"{head} {kind} {count}입니다.")
    lines = []
    for pair in those[:_MOST_SAID]:
        member, before, after = pair
        new = value_of(change.records, after).said
        old = f"{value_of(change.other or change.records, before).said} → " if before is not None else ""
        lines.append(f"- {shortened(member.name, _LONGEST_NAME)}: {old}{new} {_mark(draft, change, pair)}")
    if len(those) > _MOST_SAID:
        lines.append(f"- {draft.others(len(those) - _MOST_SAID)}")
    draft.lines.append("\n".join(lines))
    return draft


def _mark(draft: Draft, change: Change, pair: tuple[Record, Field | None, Field]) -> str:
    """Cite both figures, each with the label of its row."""
    _, before, after = pair
    marks = []
    if before is not None:
        old = change.other or change.records
        marks.append(_cite_field(draft, old, before))
    marks.append(_cite_field(draft, change.records, after))
    return "".join(dict.fromkeys(marks))


def _cite_field(draft: Draft, records: Records, field: Field) -> str:
    blocks = records.reading.document.blocks
    cell = field.cell
    label = next((blocks[head] for head in cell.headers if blocks[head].parent == cell.parent), None)
    start = label.start if label is not None and label.end <= cell.start else cell.start
    return draft.cite(records.reading, cell, (start, cell.end))
