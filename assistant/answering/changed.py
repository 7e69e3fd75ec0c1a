"""Which members of a table grew or shrank from one year to another: 예산이 줄어든 사업.

Both years must stand in one table, each in a column of its own. How much one member changed is said elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.choosing import Scored, fitting
from assistant.answering.draft import Draft
from assistant.answering.grid import Member, Series, series_of
from assistant.answering.operations import ranking_of, sets_bound
from assistant.answering.presenting import cite_cell
from assistant.answering.year_labels import without_years
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.particles import with_particle

_LESS, _MORE = (
    r"줄어든|줄은|줄인|감소한|감소된|깎인|삭감된|내린|떨어진|적어진",
    r"늘어난|늘은|늘린|증가한|증가된|오른|증액된|많아진|커진",
)
_THINGS = r"(?:[가-힣]{1,8} )?(?:사업|과제|부처|부서|기관|분야|항목|지역|곳|데|것|게|거|과목|품목|업종|학과|팀|과)"
_SAME = (
    r"그대로인|그대로 ?둔|변동(?:이)? ?없는|변화(?:가)? ?없는|똑같은|(?:작년|전년|지난해)[과와]? ?같은|동결된|동결한"
)
_ASKS = re.compile(rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<same>{_SAME})) {_THINGS}")
_CHANGED = {-1: "줄어든", 0: "그대로인", 1: "늘어난"}
_MOST = re.compile(
    r"(?:가장|제일|젤) ?(?:많이|크게|큰 폭으로)? ?"
    r"(?:(?P<less>줄|감소|깎|삭감|내린|내렸|떨어)|(?P<more>늘|증가|오른|올랐|증액|커진))(?!.*[율률%])"
)
# 예산이 가장 많이 준 사업 got less; 예산을 가장 많이 준 사업 was given it.
_SHRANK = re.compile(r"[이가] ?(?:가장|제일|젤) ?많이 ?준 ")
_EITHER_WAY = re.compile(
    r"(?:차이|변화|변동|증감)[가이]? ?(?:가장|제일|젤) ?(?:큰|크|많)"
    r"|(?:가장|제일|젤) ?(?:많이|크게) ?(?:바뀐|변한|달라진)"
)
_LEAST_COVERAGE, _LEAST_MEASURE = 0.4, 0.5
_MOST_SAID = 10


@dataclass(frozen=True, slots=True)
class _Change:
    name: str
    before: Member
    after: Member

    @property
    def by(self) -> Decimal:
        """How much more it is."""
        old, new = self.before.entry.read.value, self.after.entry.read.value
        return Decimal(0) if old is None or new is None else new - old

    @property
    def difference(self) -> int:
        """-1, 0 or 1: less, the same, more."""
        return 0 if not self.by else 1 if self.by > 0 else -1


def changed(found: Found) -> Draft | None:
    """List the members that changed as the question asks, or say that none did; None where no table tells."""
    text = found.question.text
    most = _most_asked(text)
    asked = _ASKS.search(text)
    if (not most and (asked is None or ranking_of(text) is not None)) or sets_bound(text):
        return None  # by more than so much is picked elsewhere
    for scored in fitting(found.question, found.weighed, years=()):
        if scored.coverage < _LEAST_COVERAGE or scored.measure_fit < _LEAST_MEASURE or scored.series.across:
            continue
        pair = _two_years(scored.series, found.question.years)
        if pair is not None:
            changes = _changes(*pair)
            if len(changes) > 1 and most:
                return _most_changed(scored, pair, changes, most)
            if len(changes) > 1 and asked is not None:
                return _said(scored, pair, changes, -1 if asked["less"] else 1 if asked["more"] else 0)
    return None


def _most_asked(text: str) -> frozenset[int]:
    """Which ways of changing are meant where the most changed is asked for: -1 less, 1 more; none where it isn't."""
    most = _MOST.search(text)
    if most is not None:
        return frozenset({-1 if most["less"] else 1})
    return frozenset({-1}) if _SHRANK.search(text) else frozenset({-1, 1} if _EITHER_WAY.search(text) else ())


def _two_years(series: Series, asked: Sequence[int]) -> tuple[Series, Series] | None:
    """The series of one measure for the last two of its years, or the two that are asked for."""
    alike = {
        years_of(other.measure)[0]: other
        for other in series_of(series.reading, series.table.id)
        if not other.across and years_of(other.measure) and _bare(other) == _bare(series)
    }
    years = sorted(alike)
    if len(asked) > 1:
        years = [year for year in years if year in asked]
    elif asked:
        years = [year for year in years if year <= max(asked)]
    return (alike[years[-2]], alike[years[-1]]) if len(years) > 1 else None


def _bare(series: Series) -> str:
    return squeezed(without_years(series.measure))


def _changes(before: Series, after: Series) -> list[_Change]:
    old = {member.name: member for member in before.members if not member.total}
    new = [member for member in after.members if not member.total and member.name in old]
    return [_Change(member.name, old[member.name], member) for member in new]


def _said(scored: Scored, pair: tuple[Series, Series], changes: Sequence[_Change], wanted: int) -> Draft:
    draft = Draft()
    candidate = scored.candidate
    before, after = (years_of(series.measure)[0] for series in pair)
    measure = without_years(pair[1].measure) or "금액"
    than = "보다" if wanted else "과 견주어"
    told = f"{before}년{than} {after}년 {with_particle(measure, '이/가')} {_CHANGED[wanted]} 것은"
    those = [change for change in changes if change.difference == wanted]
    if not those:
        total = next((member for member in pair[1].members if member.total), pair[1].members[-1])
        draft.computed.add(f"{len(changes)}개")
        draft.say(f"{told} 표에 적힌 {len(changes)}개 가운데 없습니다.", cite_cell(draft, candidate, total.entry.cell))
        return draft
    draft.computed.add(f"{len(those)}개")
    draft.say(f"{told} {len(those)}개입니다.")
    lines = []
    for change in those[:_MOST_SAID]:
        marks = dict.fromkeys(
            cite_cell(draft, candidate, member.entry.cell) for member in (change.before, change.after)
        )
        old, new = change.before.entry.read.said, change.after.entry.read.said
        lines.append(f"- {change.name}: {old} → {new} {''.join(marks)}")
    if len(those) > _MOST_SAID:
        lines.append(f"- {draft.others(len(those) - _MOST_SAID)}")
    draft.lines.append("\n".join(lines))
    return draft


def _most_changed(
    scored: Scored, pair: tuple[Series, Series], changes: Sequence[_Change], ways: frozenset[int]
) -> Draft | None:
    """Say which member changed most, with its formula; None where none changed so or the units differ."""
    those = [change for change in changes if change.difference in ways]
    if not those and len(ways) == 1:
        return _said(scored, pair, changes, *ways)  # that none did
    if not those or len({change.after.entry.read.unit for change in those}) > 1:
        return None
    draft = Draft()
    first = max(those, key=lambda change: abs(change.by))
    unit = first.after.entry.read.unit
    marks = dict.fromkeys(
        cite_cell(draft, scored.candidate, member.entry.cell) for member in (first.before, first.after)
    )
    before, after = (years_of(series.measure)[0] for series in pair)
    measure = without_years(pair[1].measure) or "금액"
    old, new = (f"{member.entry.read.value:,}" for member in (first.before, first.after))
    grew = first.difference > 0
    greater, less = (new, old) if grew else (old, new)
    difference = f"{abs(first.by):,}{unit}"
    draft.computed.add(difference)
    draft.say(
        f"{before}년보다 {after}년 {with_particle(measure, '이/가')} "
        f"가장 많이 {'늘어난' if grew else '줄어든'} 것은 "
        f"{with_particle(first.name, '으로/로')}, {old}{unit}에서 {new}{unit}으로 {difference} "
        f"{'늘었습니다' if grew else '줄었습니다'}(계산: {greater} − {less} = {abs(first.by):,}).",
        *marks,
    )
    return draft
