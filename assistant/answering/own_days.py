"""A day of the asker's own held against the periods that the documents set: 3월 30일에 신청해도 되나요.

Knows weighed evidence, not how it was found.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.decided import Verdict, said
from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.own_figures import own_day
from assistant.evidence.reading import stands_in
from assistant.evidence.weighing import holds
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Day, FigureKind
from assistant.understanding.question import is_negated
from assistant.understanding.words import Word
from assistant.understanding.yes_no import NO, YES
from ingest import patterns as re
from ingest.particles import with_particle

_APPLYING = frozenset({"신청", "접수", "응모", "지원", "참여", "등록"})
_APPLICATION = re.compile(
    r"(?<![가-힣])(?:[가-힣]{2} )?(?:신청|접수|모집|응모|공모|등록) ?(?:기간|기한|접수|일정|[:：\t]|$)"
)
_LOOKED_AT, _OWN_TIME, _TWO = 60, 0.5, 2
# What stands between the two days: an hour, and from when until when.
_UNTIL = re.compile(r"[ *]*(?:\d{1,2}(?::\d{2}|시(?: ?\d{1,2}분)?))?[ *]*(?:~|～|부터|-|∼)[ *]*")


def by_own_day(found: Found) -> Draft | None:
    """Say whether a day that a question names lies in the period of the deed; None where no period is of it."""
    question = found.question
    figure = own_day(question)
    if figure is None or figure.since is None or is_negated(question.text):
        return None
    for candidate, period in sorted(_periods(found), key=lambda one: -(one[0].reading.edition_year or 0)):
        inside = period.has(figure.since)
        if inside is not None:
            day = with_particle(question.text[figure.start : figure.end], "은/는")
            reason = f"{day} “{period.written}”에 {'듭니다' if inside else '들지 않습니다'}."
            return said(question, Verdict(YES if inside else NO, candidate, reason))
    return None


@dataclass(frozen=True, slots=True)
class Period:
    """From one day until another, as it is written."""

    written: str
    since: Day
    until: Day

    def has(self, day: Day) -> bool | None:
        """Whether a day lies in it; None where that is of another year, or the period of two and the day of none."""
        years = {one.year for one in (self.since, self.until) if one.year}
        if (day.year and years and day.year not in years) or (len(years) > 1 and not day.year):
            return None
        first, own, last = ((one.month or 0, one.day or 0) for one in (self.since, day, self.until))
        return first <= own <= last


def _periods(found: Found) -> Iterator[tuple[Candidate, Period]]:
    """The evidence that tells one period with its days, of all that the question names."""
    words = [word for word in found.words if not word.light]
    for one in found.weighed[:_LOOKED_AT]:
        period = period_of(one.candidate.quote) if one.year_fit >= _OWN_TIME else None
        if period is not None and words and all(_is_of(word, found, one.candidate) for word in words):
            yield one.candidate, period


def period_of(text: str) -> Period | None:
    """The one period with its days that a text tells: 3. 4.(화) 10:00 ~ 3. 28.(금) 18:00."""
    figures = [figure for figure in parse_figures(text) if figure.kind in (FigureKind.PERIOD, FigureKind.DATE)]
    whole = [figure for figure in figures if figure.kind is FigureKind.PERIOD]
    if len(figures) == 1 and whole:
        return _period(text[whole[0].start : whole[0].end], whole[0].since, whole[0].until)
    if len(figures) == _TWO and not whole and _UNTIL.fullmatch(text[figures[0].end : figures[1].start]):
        return _period(text[figures[0].start : figures[1].end], figures[0].since, figures[1].since)
    return None


def _period(written: str, since: Day | None, until: Day | None) -> Period | None:
    days = since is not None and until is not None and since.day and until.day
    return Period(readable(written), since, until) if days and since and until else None


def _is_of(word: Word, found: Found, candidate: Candidate) -> bool:
    """Whether a period is of what a word says; one of 이의신청 is not one of 신청, but 모집 기간 is when to 신청."""
    form = word.forms[0]
    inside = any(form in name and stands_in(candidate.own, name) for name in found.question.compounds)
    if form not in _APPLYING or inside:
        return holds(word, candidate)
    return _APPLICATION.search(f"{candidate.names} {candidate.quote}") is not None
