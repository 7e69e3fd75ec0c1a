"""Which members of a table or list satisfy a question's conditions, and how well the question fits the records.

A figure is about a column that measures what the figure measures, by its name where the question gives one; a time
about a column of times; a word about the column that has it in some of its fields. Every word of the question must be
told: by a condition, by what the columns and members are called, or by what stands above.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.picking.columns import Test
from assistant.answering.picking.kinds import LIKE_FROM, Like, kind_fit
from assistant.answering.picking.limits import limit_test
from assistant.answering.picking.records import Field, Record, Records
from assistant.answering.picking.times import is_context, moment_test
from assistant.answering.picking.values import forms_of, state_test, word_tests
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.asked import Asked
from assistant.understanding.picking import Moment, Wish
from assistant.understanding.question import years_of
from assistant.understanding.words import Word

# Words of conditions and of asking, which stand in no table.
_OF_CONDITIONS = frozenset({"안", "못", "이상", "이하", "초과", "미만", "이내", "이전", "이후", "하나"})
_LEAST_KIND, _LEAST_LOOSELY, _LEAST_OF_LINES, _SURE_VALUE, _SURE = 0.5, 0.8, 0.9, 0.75, 0.5
_NAMED, _OPENS, _TITLED, _LIKE, _MENTIONED = 0.9, 0.85, 0.8, 0.7, 0.5
_OF_KIND, _OF_SURE, _OF_SEVERAL, _MOST_COUNTED = 0.5, 0.3, 0.05, 10


@dataclass(frozen=True, slots=True)
class Picked:
    """The members that satisfy a question's conditions, each with the fields that say so; best by ``score``.

    ``told`` is how well the question's words are told, 0 to 1; ``head`` the column that decides, where it has a name;
    ``surely`` says that a figure, a time or a yes or no decides, not words alone.
    """

    records: Records
    members: tuple[tuple[Record, tuple[Field, ...]], ...]
    told: float
    score: float
    head: str = ""
    surely: bool = False


def bound(wish: Wish, found: Found, records: Records, like: Like) -> Picked | None:
    """Bind a wish to the records; None where a condition has no field or the members are of another kind."""
    tests = _tests(wish, found, records) if _is_of_year(found, records) else None
    if not tests:
        return None
    kind = kind_fit(wish, records, like)
    by_words = all(test.by_words for test in tests)
    if kind < _least_kind(wish, records, by_words=by_words):
        return None
    sure = [test.sure for test in tests]
    if not wish.kind and by_words and max(sure) < _SURE_VALUE:
        return None
    if Asked.PLACE in found.question.asked and not (wish.kind or wish.limit or wish.moments):
        return None  # 신청할 수 있는 곳 picks no members
    told = _told(_words(wish, found), records, tests, like)
    kept = frozenset.intersection(*(test.satisfied for test in tests))
    # Of lists that fit alike the one with more of what is looked for: the whole document's before a sentence's.
    several = 0.0 if records.whole else _OF_SEVERAL * min(_MOST_COUNTED, len(kept))
    score = told + several + _OF_KIND * kind + _OF_SURE * sum(sure) / len(sure)
    members = tuple((records.members[place], _fields(tests, place)) for place in sorted(kept))
    head = next((test.head for test in tests if test.head), "")
    return Picked(records, members, told, score, head, not by_words and min(sure) >= _SURE)


def _tests(wish: Wish, found: Found, records: Records) -> list[Test] | None:
    """Every condition of a wish bound to its fields; None where one has none."""
    tests: list[Test] = []
    if wish.limit is not None:
        limited = limit_test(wish.limit, found.question, records)
        if limited is None:
            return None
        tests.append(limited)
    for moment in wish.moments:
        if _only_dates(moment, wish, records):
            continue
        timed = moment_test(moment, records)
        if timed is None and not is_context(moment, records):
            return None
        tests += [timed] if timed is not None else []
    context = f"{squeezed(' '.join(records.heads))}|{squeezed(records.kind)}|{records.near}|{records.far}"
    loose = [word for word in _words(wish, found) if not _stands_around(word, context, records)]
    tests += word_tests(loose, found.question, records, wish, context)
    state = state_test(wish, found.question, found.words, records, tests)
    return [*tests, state] if state is not None else tests


def _only_dates(moment: Moment, wish: Wish, records: Records) -> bool:
    """Whether a year only says which edition, column or item is meant."""
    if moment.day is None or moment.day.month is not None or moment.day.part:
        return False
    return is_context(moment, records) if records.whole else wish.limit is not None


def _words(wish: Wish, found: Found) -> list[Word]:
    """The words that the records must tell: none of asking, of conditions, or for the kind that is picked."""
    kinds = {squeezed(wish.kind), squeezed(wish.stem)} if wish.kind else set()
    return [word for word in found.words if not (word.verb or kinds & set(word.forms) or word.term in _OF_CONDITIONS)]


def _least_kind(wish: Wish, records: Records, *, by_words: bool) -> float:
    """How surely the members must be of the kind that is picked: surest where only words of a line pick them."""
    if wish.loosely:
        return _LEAST_LOOSELY if records.whole else 1.1
    if records.whole:
        return _LEAST_KIND if by_words else 0.0
    return 0.0 if wish.limit is not None else _LEAST_OF_LINES


def _is_of_year(found: Found, records: Records) -> bool:
    """Whether the records are of a year that is asked for: by their columns, their captions, what stands above them."""
    wanted = found.question.years
    if not wanted or not records.whole:
        return True
    reading = records.reading
    heads = {year for head in records.heads for year in years_of(head)}
    above = (years_of(text) for text in (records.near, *reversed(reading.headings(records.owner))))
    near = next((years for years in above if years), ())
    own: set[int | None] = {*(heads or near)} or {reading.edition_year}
    stated = {year for member in records.members for field in member.fields for year in years_of(field.text)}
    return bool(set(wanted) & {*own, *stated}) or None in own


def _fields(tests: Sequence[Test], place: int) -> tuple[Field, ...]:
    fields = (test.fields.get(place) for test in tests)
    return tuple(dict.fromkeys(field for field in fields if field is not None))


def _stands_around(word: Word, context: str, records: Records) -> bool:
    return _in(context, word) or _opens(word, records)


def _in(text: str, word: Word) -> bool:
    return any(stands_in(text, form) for form in forms_of(word))


def _opens(word: Word, records: Records) -> bool:
    return any(records.reading.opens_with(form) for form in word.forms if len(form) > 1)


def _told(words: Sequence[Word], records: Records, tests: Sequence[Test], like: Like) -> float:
    """The share of the question's words, by weight, that conditions, columns and what stands above tell."""
    explained = {term for test in tests for term in test.explains}
    told = total = 0.0
    for word in words:
        if word.light:
            continue
        worth = 1.0 if any(form in term for form in (word.term, *word.forms) for term in explained) else None
        if worth is None and word.term[0].isdecimal() and not _stands_around(word, records.near + records.far, records):
            return 0.0  # the number of another one
        told += word.weight * (worth if worth is not None else _worth(word, records, like))
        total += word.weight
    return told / total if total else 1.0


def _worth(word: Word, records: Records, like: Like) -> float:
    """How surely what stands around the records tells a word, 0 to 1."""
    if _in(squeezed(f"{' '.join(records.heads)} {records.kind}"), word):
        return 1.0
    if _in(records.near, word):
        return _NAMED
    if _opens(word, records):
        return _OPENS
    if _in(records.far, word):
        return _TITLED
    if like([word.term], [*records.heads, records.kind]) >= LIKE_FROM:
        return _LIKE
    return _MENTIONED if _in(records.reading.squeezed, word) else 0.0
