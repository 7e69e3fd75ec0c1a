"""The largest, smallest and n-th of a series, with their figures.

Sums (합계, 총계) and empty cells are never among them, and members of one value share their place.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.cells import is_total
from assistant.answering.choosing import Scored, above, fits, fitting, topic_of
from assistant.answering.draft import Draft
from assistant.answering.grid import Member, Series
from assistant.answering.operations import Ranking, kind_ranked, measure_ranked, ranking_of
from assistant.answering.places import place_said, size_said
from assistant.answering.presenting import cite_cell
from assistant.answering.ranking_inside import names_matter
from assistant.answering.refusing import NEAREST, NOT_FOUND
from assistant.evidence.finding import Found
from assistant.evidence.parts import parts_of
from assistant.evidence.reading import squeezed, stands_in
from assistant.figures.parts_of_year import part_of_year
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import IN_TABLES

_MOST_SAID = 8
_LEAST_KIND = 0.3
_SURELY = 0.7  # what the members are may go unsaid where the measure is named
_KIND_NAME = re.compile(r"[명별]$")
_SUPERLATIVE = re.compile(r"가장|제일|최고|최저|최대|최소|최다")
_ASIDES = re.compile(r"[(\[].*$")


def ranked(found: Found) -> Draft | None:
    """The members of a table's series that the question picks by their size; None where it picks none so."""
    question = found.question
    ranking = ranking_of(question.text)
    if ranking is None:
        return None
    kind = kind_ranked(question.text)
    for scored in fitting(question, found.weighed):
        members = _comparable(scored.series)
        told = fits(scored) or _is_all_asked(question, kind, scored)
        if told and len(members) > 1 and scored.kind_fit >= _LEAST_KIND and _is_of_kind(kind, scored.series):
            return _placed(question, scored, members, ranking)
    return None


def ranked_otherwise(found: Found) -> Draft | None:
    """Refuse where a kind of members is ranked that no table measures so, and say what another kind's ranking is."""
    question = found.question
    ranking, kind = ranking_of(question.text), kind_ranked(question.text)
    first = found.weighed[0].candidate if found.weighed else None
    if ranking is None or not kind or not measure_ranked(question.text) or first is None:
        return None
    # A sentence may say it, or line up the members: 시비가 530억원으로 가장 많고.
    lined_up = len(parts_of(first.quote)) > 1 and names_matter(found, measure_ranked(question.text), kind)
    if first.block.kind not in IN_TABLES and (_SUPERLATIVE.search(first.quote) or lined_up):
        return None
    draft = Draft()
    draft.say(f"{NOT_FOUND} {kind}별로 견줄 수 있는 표가 없습니다.")
    for scored in fitting(question, found.weighed):
        members = _comparable(scored.series)
        if len(members) > 1 and fits(scored) and scored.measure_fit > _SURELY:
            near = _placed(question, scored, members, ranking)
            if near is not None:
                near.lines[:1] = [draft.text, f"{NEAREST}{near.lines[0]}"]
            return near or draft
    return draft


def _is_of_kind(kind: str, series: Series) -> bool:
    """Whether the members may be of the kind that is ranked: so called, so ending, or so spoken of above the table."""
    own = squeezed(_KIND_NAME.sub("", squeezed(series.kind)))
    if not kind or (own and (own.endswith(kind) or kind.endswith(own))):
        return True
    names = [squeezed(_ASIDES.sub("", member.name)) for member in series.members if not member.total]
    if sum(name.endswith(kind) for name in names) * 3 >= len(names) * 2:
        return True
    return len(kind) > 1 and stands_in(above(series), kind)


def _is_all_asked(question: Question, kind: str, scored: Scored) -> bool:
    """Whether a question names a measure and a kind of one syllable, and the members are of it: 예산이 제일 큰 과."""
    others = [word for word in question.focus if not (word.verb or word.light or word.adverb) and word.form != kind]
    ends = all(member.name.endswith(kind) for member in scored.series.members if not member.total)
    named = [word.form for word in question.focus if word.form not in (kind, "제일", "가장")]
    return len(kind) == 1 and ends and bool(named) and not others and scored.measure_fit >= _SURELY


def _comparable(series: Series) -> list[Member]:
    """The members that can be compared: no sums, and all in one unit."""
    members = [member for member in series.members if not member.total]
    units = {member.entry.read.unit for member in members}
    return members if len(units) == 1 else []  # 850가구 is neither more nor less than 1,200명


def _placed(question: Question, scored: Scored, members: Sequence[Member], ranking: Ranking) -> Draft | None:
    """Say who holds the places asked for."""
    ordered = sorted(members, key=_value, reverse=ranking.largest)
    count = ranking.count or len(ordered)
    if ranking.first > len(ordered):
        return None
    picked = ordered[ranking.first - 1 : ranking.first - 1 + count]
    tied = [member for member in ordered if _value(member) == _value(picked[-1]) and member not in picked]
    if len(picked) == 1:
        return _one_place(question, scored, [*picked, *tied], ranking)
    draft = Draft()
    marks = [cite_cell(draft, scored.candidate, member.entry.cell) for member in picked[:_MOST_SAID]]
    named = ", ".join(f"{member.name} {member.entry.read.said}" for member in picked[:_MOST_SAID])
    size = _size(ranking, picked[0])
    more = f" {draft.others(len(picked) - _MOST_SAID)}" if len(picked) > _MOST_SAID else ""
    adverb = {"습니다": "은"}.get(size[-3:], "")
    order = f"{size[:-3]}{adverb}" if adverb else "큰" if ranking.largest else "작은"
    draft.say(f"{_among(question, scored)} {order} 순으로 {named}{more}입니다.", *marks)
    return draft


def _one_place(question: Question, scored: Scored, holders: Sequence[Member], ranking: Ranking) -> Draft:
    """Say who holds one place; holders of one value share it."""
    draft = Draft()
    marks = [cite_cell(draft, scored.candidate, member.entry.cell) for member in holders[:_MOST_SAID]]
    names = "·".join(member.name for member in holders[:_MOST_SAID])
    together = "각각 " if len(holders) > 1 else ""
    value = with_particle(holders[0].entry.read.said, "으로/로")
    placed = f"{value} {place_said(ranking)} {_size(ranking, holders[0])}"
    draft.say(f"{_among(question, scored)} {with_particle(names, '이/가')} {together}{placed}.", *marks)
    return draft


def _value(member: Member) -> Decimal:
    return member.entry.read.value or Decimal(0)


def _among(question: Question, scored: Scored) -> str:
    """What the places are places in: 2023년 투자계획 가운데, or 2025년에는 where the measure is a year."""
    topic = topic_of(question, scored)
    part = part_of_year(topic.rpartition(" ")[2])
    return f"{topic}에는" if part is not None and not is_total(topic) else f"{topic} 가운데"


def _size(ranking: Ranking, member: Member) -> str:
    return size_said(ranking, member.name, member.entry.read.unit)
