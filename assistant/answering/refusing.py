"""Saying that the documents don't give the answer, and what they do give instead."""

from assistant.answering.cells import cited_span
from assistant.answering.draft import Draft
from assistant.answering.presenting import cell_of_row, told
from assistant.evidence.finding import Found
from assistant.evidence.kinds import FIGURES_OF, holds
from assistant.evidence.reading import stands_in
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import parse_figures
from assistant.understanding.asked import Asked
from ingest.particles import with_particle
from ingest.types import IN_TABLES

# Evidence below this isn't given as an answer. Chosen on the two question sets for few false answers first.
LEAST_SCORE = 0.44
# Related facts are named when they cover the question well but are of another year or body.
_RELATED = 0.6
_LOOKED_AT, _AS_GOOD = 8, 0.7
# One noun in common makes no matter; what is longer than two lines is no hint; and another year's or body's is told so.
_SEVERAL, _SHORT, _OWN_TIME = 2, 160, 0.8
# Whom to ask changes from year to year; the number of another year helps nobody.
_OF_TODAY = frozenset({Asked.PHONE, Asked.EMAIL, Asked.PERSON})
NOT_FOUND = "문서에서 답을 찾지 못했습니다."
NEAREST = "가장 가까운 내용: "


def refusal(found: Found) -> Draft:
    """Refuse, say what is missing, and name a related fact when there is a good one."""
    draft = Draft()
    question = found.question
    reasons = []
    absent = [body.name for body in question.bodies if not _named(found, body.forms)]
    if absent:
        reasons.append(f"{with_particle(', '.join(absent), '을/를')} 다룬 내용이 문서에 없습니다.")
    draft.say(" ".join([NOT_FOUND, *reasons]))
    related = _of_other_year(found)
    if related is not None:
        candidate = related.candidate
        years = candidate.years or candidate.standing_years
        mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
        asked = ", ".join(f"{year}년" for year in question.years)
        draft.say(
            f"{asked} 자료는 없지만 {max(years)}년 내용은 있습니다: {told(question, candidate, of_year=True)}", mark
        )
    return draft


def name_near_miss(draft: Draft, found: Found, first: Weighed) -> None:
    """Behind a refusal, say what the best evidence tells of the matter in place of what is asked of it."""
    # What is told beside who holds an office helps nobody: a 시장 that is a market.
    if Asked.PERSON in found.question.asked or first.coverage < _RELATED:
        return
    candidate = _most_alike(found, first).candidate
    mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
    draft.say(f"{NEAREST}{told(found.question, candidate, of_year=True)}", mark)


def name_nearest(draft: Draft, found: Found) -> None:
    """Behind a refusal, say the sentence that is of the same matter in its own words, if it is short.

    It helps a person on, and where the search was right and only unsure it is the answer.
    """
    first = found.weighed[0]
    if not _is_of_matter(found, first):
        return
    candidate = first.candidate
    said = told(found.question, candidate, of_year=True)
    if len(said) <= _SHORT:
        mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
        draft.say(f"{NEAREST}{said}", mark)


def _is_of_matter(found: Found, first: Weighed) -> bool:
    """Whether a sentence itself holds most of the nouns asked about, the first among them, and is of no other's."""
    candidate = first.candidate
    if candidate.block.kind in IN_TABLES or min(first.year_fit, first.body_fit) < _OWN_TIME:
        return False
    nouns = [word for word in found.words if not (word.verb or word.light)]
    held = [word for word in nouns if any(stands_in(candidate.own, form) for form in (*word.forms, *word.alike))]
    share = sum(word.weight for word in held) / (sum(word.weight for word in nouns) or 1.0)
    asked = found.question.text.lower()
    matter = min(nouns, key=lambda word: asked.find(word.forms[0]), default=None)
    return len(held) >= _SEVERAL and share >= _RELATED and matter in held


def _most_alike(found: Found, first: Weighed) -> Weighed:
    """The best evidence, or as good a piece that has a figure of the kind asked for: 54개소 before 9,600백만원."""
    asked = found.question.asked & FIGURES_OF.keys()
    for one in found.weighed[:_LOOKED_AT]:
        as_good = one.score >= _AS_GOOD * first.score and one.coverage >= first.coverage
        if as_good and any(holds(kind, told(found.question, one.candidate, of_year=False)) for kind in asked):
            return one
    return first


def gives_no_reason(found: Found) -> bool:
    """Whether a reason is asked for and the evidence is figures of a table: how much there is says nothing of why."""
    first = found.weighed[0]
    if Asked.REASON not in found.question.asked or first.candidate.block.kind not in IN_TABLES:
        return False
    return first.kind_fit < 1 and parse_figures(first.candidate.quote) != ()


def _named(found: Found, forms: tuple[str, ...]) -> bool:
    return any(
        form in one.candidate.own + one.candidate.near + one.candidate.far for one in found.weighed for form in forms
    )


def _of_other_year(found: Found) -> Weighed | None:
    """Evidence that would answer but for its year, of the nearest year."""
    if not found.question.years or found.question.asked & _OF_TODAY:
        return None
    asked = found.question.years[0]
    related: dict[int, list[Weighed]] = {}
    for one in found.weighed[:_LOOKED_AT]:
        years = one.candidate.years or one.candidate.standing_years
        if one.year_fit < 0.5 and years and one.coverage >= _RELATED and one.body_fit > 0.8 and one.kind_fit >= 1:
            related.setdefault(max(years), []).append(one)
    if not related:
        return None
    return cell_of_row(related[min(related, key=lambda year: (abs(year - asked), -year))])
