"""Whether a value that a cited text has is there another year's or another item's. Knows no citations."""

from collections.abc import Sequence

from assistant.checking.around import Wording, wording
from assistant.checking.bare import bare_places, is_small_and_bare
from assistant.checking.company import shares
from assistant.checking.exempted import is_an_exception
from assistant.checking.parallels import names_a_parallel
from assistant.checking.rivals import LIMIT, Contest, contest, odds
from assistant.checking.standing import UNPLACED, Place, is_named, places_of, said_around, scores
from assistant.figures.compare import equal_value, measure
from assistant.figures.parsing import Figure, same_when_rounded
from assistant.support import Evidence

OTHER_ITEM = "다른 항목 값"
# Of a text with more figures of one measure than this, as a whole register, too much looks alike.
_MOST_PLACES = 150
# Of 47 right small numbers and 11 wrong ones without a unit (Welfare-QA, train) none and 10 have larger odds.
_BARE_LIMIT = 4.0
# Where one word tells values apart, smaller odds do; two right figures of train of which it holds are below this.
_LEAST = -1.0
# Of 39 right sums and 31 wrong figures that other figures gave by accident (Welfare-QA, train), none and 10 fit better.
_NAMED_WELL, _TAKEN = 8.0, 2.4


def other_place(claim: Figure, answer: Wording, question: Wording, cited: Sequence[Evidence]) -> str:
    """Say what a figure of the answer belongs to in the source, where the answer says otherwise; else nothing."""
    if claim.kind in UNPLACED:
        return _other_number(claim, answer, question, cited)
    alike = [figure for source in cited for figure in source.figures if measure(figure) == measure(claim)]
    if not alike or len(alike) > _MOST_PLACES:
        return ""
    named = [figure for figure in answer.figures if figure.start != claim.start]
    competing = any(not same_when_rounded(claim, one) for one in alike)
    dated = _may_differ(answer.all_years | question.all_years, frozenset().union(*(source.years for source in cited)))
    if not competing and not dated:
        return ""
    texts = [(wording(source.text), source.figures) for source in cited]
    places = places_of(claim, texts)
    own = [place for place in places if same_when_rounded(claim, place.figure)]
    if own and dated and (year := _other_year(claim, answer, question, places, own, cited)):
        return year
    if not own:
        places += [place for place in bare_places(texts) if equal_value(claim, place.figure)]
    held = contest(claim, places, named) if competing else None
    return OTHER_ITEM if held is not None and _is_others(claim, answer, question, held) else ""


def _is_others(claim: Figure, answer: Wording, question: Wording, held: Contest) -> bool:
    """Say whether another value belongs where a claim stands: by all that is said, or by one word."""
    for_others = odds(claim, answer, question, held)
    if for_others <= _LEAST or for_others > LIMIT:
        return for_others > LIMIT
    texts = tuple(dict.fromkeys(place.text for place in held.own))
    return names_a_parallel(claim, answer, question, held) or is_an_exception(claim, answer, question, texts)


def _other_number(claim: Figure, answer: Wording, question: Wording, cited: Sequence[Evidence]) -> str:
    """Compare a small number without a unit with the others; what it counts is only told by words around it."""
    if not is_small_and_bare(claim, answer.text):
        return ""
    named = [figure for figure in answer.figures if figure.start != claim.start]
    places = bare_places([(wording(source.text), source.figures) for source in cited])
    held = contest(claim, places, named) if len(places) <= _MOST_PLACES else None
    return OTHER_ITEM if held is not None and odds(claim, answer, question, held) > _BARE_LIMIT else ""


def is_taken(claim: Figure, answer: Wording, question: Wording, cited: Sequence[Evidence]) -> bool:
    """Say whether the source has another value just where the answer has a claim that the source lacks.

    What is said in the claim's place is then no result of a sum, though the answer's other figures would give it.
    """
    named = [figure for figure in answer.figures if figure.start != claim.start]
    places = places_of(claim, [(wording(source.text), source.figures) for source in cited])
    said = said_around(claim, answer, question)
    if said is None or not places or len(places) > _MOST_PLACES:
        return False
    company = shares(claim, answer, question, places)
    fits = [
        fit / _NAMED_WELL + share.sentence + share.clause
        for place, fit, share in zip(places, scores(said, places), company, strict=True)
        if not is_named(place.figure, named)
    ]
    return max(fits, default=0.0) > _TAKEN


def _may_differ(said: frozenset[int], cited: frozenset[int]) -> bool:
    """Say whether a figure may stand with another year: not where one year is all that answer and source name."""
    return bool(said and cited) and (len(said | cited) > 1)


def _other_year(
    claim: Figure,
    answer: Wording,
    question: Wording,
    places: Sequence[Place],
    own: Sequence[Place],
    cited: Sequence[Evidence],
) -> str:
    """Compare the years beside the figure: only where the source gives one and it is not the answer's."""
    around = answer.around(claim.start)
    years = around.years if around is not None else frozenset()
    if not years and around is not None and not answer.years_of_sentence(around):
        years = question.all_years if len(question.all_years) == 1 else frozenset()
    if not years or any(not place.around.years or place.around.years & years for place in own):
        return ""
    elsewhere = any(place.around.years & years for place in places)
    if not elsewhere and any(years & source.years for source in cited):
        return ""
    given = min(own[0].around.years)
    return f"다른 연도({given}년) 값"
