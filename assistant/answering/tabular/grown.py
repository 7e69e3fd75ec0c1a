"""By how much a figure grew from one column of years to another: 2024년보다 예산이 얼마나 늘었나요.

The row is the one that the question names, else the total; both figures are cited, and what follows is worked out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.cells import is_total, without_share
from assistant.answering.choosing import Scored, above, fitting
from assistant.answering.draft import Draft
from assistant.answering.grid import Member
from assistant.answering.measuring import MEASURES
from assistant.answering.naming import years_in
from assistant.answering.operations import ranking_of
from assistant.answering.polarity import of_change
from assistant.answering.presenting import cite_cell
from assistant.answering.tabular.asked import nouns_of
from assistant.answering.year_labels import without_years
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_THAN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d|['‘’]?\d\d)년?도?|작년|전년|지난해) ?(?:예산)?(?:보다|에 ?비[해하]|에 ?견줘|대비)"
)
_HOW_MUCH = re.compile(r"(?:얼마|몇 ?(?:%|퍼센트|프로|원|억)).*(?:늘|줄|증가|감소|올[랐라]|내[렸려]|변|달라|증액|감액)")
_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.LIST})
_WHOLE, _BY_NOUNS, _TOTAL, _OF_KIND = 1.0, 0.8, 0.5, 0.3
_MEASURED = frozenset({"예산", "총예산", "금액", "예산액", "투자", "규모", "작년", "전년", "지난해"})
# What one person gets or pays is no budget, where no column is called so.
_PAID = re.compile(r"지원금|보조금|장려금|장학금|수당|급여|월급|임금|요금|이용료|사용료|수수료|임대료")
_GOAL = re.compile(r"목표|계획")


@dataclass(frozen=True, slots=True)
class _Pair:
    """The figures of one row in two years, with how well they fit."""

    scored: Scored
    measure: str
    earlier: tuple[int, Member]
    later: tuple[int, Member]
    score: float


def grown(found: Found, finder: EvidenceFinder) -> Draft | None:
    """Say by how much a figure of the total, or of the row named, grew; None where that isn't asked or told."""
    question = found.question
    than = _THAN.search(question.text)
    if than is None or _HOW_MUCH.search(question.text) is None or question.asked & _TELLING or len(question.years) > 1:
        return None
    if ranking_of(question.text) is not None:
        return None
    since = question.years[0] if than["year"] and question.years else 0
    if since:  # the later year's document has both
        found = finder.find(finder.for_year(question, since + 1))
    pairs = _pairs(found, since)
    best = max(pairs, key=lambda pair: (pair.score, pair.later[0]), default=None)
    return _said(question, best) if best is not None else None


def _pairs(found: Found, since: int) -> Iterator[_Pair]:
    """The rows that have one measure in both years; ``since`` is the earlier one, 0 for the last but one."""
    for scored in fitting(found.question, found.weighed, ()):
        named = _is_named(found.question, scored)
        if not scored.series.across or not named:
            continue
        for measure, members in _by_measure(scored).items():
            years = sorted(members)
            start = since or (years[-2] if len(years) > 1 else 0)
            later = [year for year in years if year > start]
            if start not in members or not later or not _is_asked(found.question, measure, members[start]):
                continue
            score = named + (_OF_KIND if _kind_of(scored) in squeezed(found.question.text) else 0.0)
            yield _Pair(scored, measure, (start, members[start]), (later[-1], members[later[-1]]), score)


def _is_named(question: Question, scored: Scored) -> float:
    """How well a row is the one asked of: named whole, or by all nouns; the total where what stands above has them."""
    label = squeezed(scored.series.measure)
    nouns = [noun for noun in nouns_of(question, ["분야", "사업"]) if noun not in _MEASURED]
    if scored.label_named:
        return _WHOLE
    if is_total(label):
        return _TOTAL if all(stands_in(above(scored.series), noun) for noun in nouns) else 0.0
    return _BY_NOUNS if nouns and all(stands_in(label, noun) for noun in nouns) else 0.0


def _kind_of(scored: Scored) -> str:
    """What a table calls its rows: 분야; a mark that stands nowhere where it calls them nothing."""
    labels = scored.series.members[0].entry.labels
    return squeezed(labels[-1].kind) or "|" if labels else "|"


def _by_measure(scored: Scored) -> dict[str, dict[int, Member]]:
    """The figures of a row by what they measure, by year: 예산 in 2024 and in 2025."""
    found: dict[str, dict[int, Member]] = {}
    for member in scored.series.members:
        years = years_in(member.name)
        if len(years) == 1 and member.entry.read.value is not None:
            found.setdefault(without_years(member.name), {})[years[0]] = member
    return found


def _is_asked(question: Question, measure: str, member: Member) -> bool:
    """Whether a measure is what grew: named itself, or as people call it; money where nothing is named."""
    asked, unit = squeezed(question.text), member.entry.read.unit
    if _GOAL.search(measure) and not _GOAL.search(question.text):
        return False
    if measure and squeezed(measure) in asked:
        return True
    if _PAID.search(question.text):
        return False
    cue = next((named for said, named in MEASURES if said.search(question.text)), None)
    return cue is not None and (cue.search(measure) is not None or cue.search(unit) is not None)


def _said(question: Question, pair: _Pair) -> Draft:
    draft = Draft()
    marks = [cite_cell(draft, pair.scored.candidate, member.entry.cell) for _, member in (pair.earlier, pair.later)]
    earlier, later = (_operand(year, member) for year, member in (pair.earlier, pair.later))
    opening = of_change(question, later.value - earlier.value)
    label = pair.scored.series.measure
    topic = f"{pair.measure} {label}" if is_total(label) else f"{label} {pair.measure}"
    worked = arithmetic.growth(topic.strip(), earlier, later, opening=opening)
    draft.computed |= worked.computed
    draft.say(worked.sentence, *marks)
    return draft


def _operand(year: int, member: Member) -> Operand:
    read = member.entry.read
    return Operand(f"{year}년", without_share(read.said), read.value or Decimal(0), read.unit)
