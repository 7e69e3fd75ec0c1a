"""The members that a question picks by conditions, said with what each of them is picked for: 예산이 50억을 넘는 사업.

Looks through the tables and lists of the documents found. Where a column tells that no member satisfies the condition,
that is said; where no column tells, nothing is.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.operations import ranking_of
from assistant.answering.picking.binding import Picked, bound
from assistant.answering.picking.changes import Change, changes
from assistant.answering.picking.kinds import Like, kind_fit
from assistant.answering.picking.records import Records
from assistant.answering.picking.sources import sources
from assistant.answering.picking.telling import say_changed, say_picked
from assistant.evidence.finding import Found
from assistant.evidence.likeness import Likeness
from assistant.evidence.named import names_person
from assistant.evidence.reading import squeezed
from assistant.understanding.asked import Asked
from assistant.understanding.picking import Wish
from assistant.understanding.question import Question
from ingest import patterns as re

_LEAST_TOLD, _LEAST_TOLD_SURELY = 0.75, 0.6
_OLDER = 0.04
_LEAST_KIND, _SURELY_NAMED = 0.5, 0.8
_MARKS = re.compile(r" ?\[\d+\]")
_SHARES = re.compile(r"비중|비율|몫")
# What people say for what tables call otherwise.
_SAME_MEASURE = (
    ("예산", "투자"),
    ("투자", "예산"),
    ("돈", "예산"),
    ("돈", "투자"),
    ("예산", "추경"),
    ("사람", "인구"),
    ("사람", "인원"),
    ("투자액", "투자"),
    ("비중", "투자"),
)


def picked(wish: Wish | None, found: Found, likeness: Likeness) -> Draft | None:
    """Say the members that satisfy the question's conditions; None where it picks none or no table or list tells."""
    return None if wish is None or wish.loosely else _picked(wish, found, likeness)


def picked_of_kind(wish: Wish | None, found: Found, likeness: Likeness) -> Draft | None:
    """Say the members that a question only names by their kind and their values: 청년 분야에는 무슨 사업이 있나요."""
    return _picked(wish, found, likeness) if wish is not None and wish.loosely else None


def _picked(wish: Wish, found: Found, likeness: Likeness) -> Draft | None:
    question = found.question
    if ranking_of(question.text) is not None:
        return None

    def like(left: Sequence[str], right: Sequence[str]) -> float:
        named = [name for name in right if name]
        return float(likeness.cosines(left, named).max()) if left and named else 0.0

    if wish.change:
        return _changed(wish, found, like)
    best: tuple[float, Picked] | None = None
    for relevance, records in sources(found):
        one = bound(wish, found, records, like)
        least = _LEAST_TOLD_SURELY if one is not None and one.surely else _LEAST_TOLD
        if one is None or one.told < least or not _tells_apart(one, wish):
            continue
        score = one.score + 0.3 * relevance + (0.2 if one.members else 0.0) - _behind(found, records)
        if best is None or score > best[0]:
            best = score, one
    said = say_picked(wish, best[1], question.years) if best is not None else None
    return None if said is None or _is_nobody(said, wish, question) else said


def _is_nobody(said: Draft, wish: Wish, question: Question) -> bool:
    """Whether a person is asked for, by no figure, and none is among the members: 점검을 맡은 사람은 누구."""
    asked = Asked.PERSON in question.asked and wish.limit is None
    return asked and not names_person(_MARKS.sub("", said.text), "", question.text)


def _changed(wish: Wish, found: Found, like: Like) -> Draft | None:
    """Say which members became more or less; None where no two years of a fitting table tell."""
    tables = [records for _, records in sources(found) if records.whole]
    best: tuple[float, Change] | None = None
    for change in changes(tables, found.question.years):
        fit = kind_fit(wish, change.records, like)
        named = _measure_fit(wish, change)
        newest = change.years[1] if change.years is not None else change.records.reading.edition_year or 0
        if fit < (_LEAST_KIND if named < _SURELY_NAMED else 0.0) or not named:
            continue
        score = fit + named + (0.1 if change.years is not None else 0.0) + newest / 1e5
        if len(change.pairs) > 1 and (best is None or score > best[0]):
            best = score, change
    if best is None:
        return None
    return say_changed(wish, replace(best[1], of_shares=_SHARES.search(wish.changed) is not None))


def _measure_fit(wish: Wish, change: Change) -> float:
    """How well a change is one of what the question names; 0 where it is one of something else."""
    asked = squeezed(wish.changed.rpartition(" ")[2])
    around = squeezed(change.measure) + change.records.near + squeezed(" ".join(change.records.heads))
    if not asked:
        return 0.3
    if asked in squeezed(change.measure) or (change.measure and squeezed(change.measure) in asked):
        return 1.0
    if asked in around or any(asked.endswith(word) and other in around for word, other in _SAME_MEASURE):
        return 0.8
    return 0.6 if len(asked) > 1 and asked[:2] in around else 0.0


def _behind(found: Found, records: Records) -> float:
    """A little for each year that a document is older than the newest found, where no year is asked for."""
    years = [reading.edition_year for _, reading in found.readings() if reading.edition_year is not None]
    own = records.reading.edition_year
    if own is None or not years or found.question.years:
        return 0.0
    return _OLDER * min(5, max(years) - own)


def _tells_apart(one: Picked, wish: Wish) -> bool:
    """Whether the conditions pick some and leave others, or a figure or time tells of all or none."""
    if not one.members:
        asked = wish.limit is not None or wish.change or any(moment.day or moment.minutes for moment in wish.moments)
        return bool(asked) and one.records.whole and bool(one.head)
    least = 2 if wish.loosely else 1
    return least <= len(one.members) < len(one.records.members) or wish.limit is not None
