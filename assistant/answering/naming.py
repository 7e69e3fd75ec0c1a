"""Which members of a series a question names: by whole names, as bodies, by words only they have, by their years.

Knows names and the question's words, not what the figures are.
"""

import re
from collections.abc import Sequence

from assistant.answering.grid import Member, Series
from assistant.evidence.reading import squeezed
from assistant.understanding.bodies import Body
from assistant.understanding.question import Question, years_of

_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?:(?:19|20)\d\d|['‘’]\d\d)년?도?")
_PARTICLE = r"(?:[은는이가을를의과와도로만]|에서|하고|이?랑|보다|부터|까지|에)?(?![가-힣A-Za-z0-9])"
_LAST_YEAR = re.compile(r"작년|전년|지난해|전 ?해")


def names(question: Question, member: Member, others: Sequence[Member]) -> float:
    """How surely a question names a member: 1 by its whole name or as a body, 0.7 by words only it has, else 0."""
    if member.total:
        return 0.0
    asked = squeezed(question.text)
    years = years_of(member.name)
    if years:
        return _names_year(question, member, others, years)
    if any(is_body(body, member.name) for body in question.bodies):
        return 1.0
    if any(len(form) > 1 and form in asked for form in forms_of(member.name)):
        return 1.0
    words = {word for other in others if other is not member for word in words_of(other.name)}
    own = [word.lower() for word in words_of(member.name) if word not in words]
    said = [
        word for word in own if re.search(rf"(?<![가-힣A-Za-z0-9]){re.escape(word)}{_PARTICLE}", question.text.lower())
    ]
    # What a name is stands at its end: 관광 진흥 is no 관광 안내소.
    head = bool(said) and said[-1] == own[-1] and len(said) * 2 >= len(own)
    return 0.7 if head or (len(said) > 1 and len(said) * 3 >= len(own) * 2) else 0.0


def _names_year(question: Question, member: Member, others: Sequence[Member], years: Sequence[int]) -> float:
    """Whether a question names a column of a year: 2024년 실적, or the year alone."""
    wanted = years_wanted(question, others)
    if wanted and not set(years) & set(wanted):
        return 0.0
    rest = words_of(_YEAR.sub(" ", member.name))
    asked = squeezed(question.text)
    held = [word for word in rest if word.lower() in asked]
    return 1.0 if (held or not rest) and (wanted or held) else 0.0


def years_wanted(question: Question, members: Sequence[Member]) -> tuple[int, ...]:
    """The years that a question compares among columns of years, with the one before where it says 작년보다."""
    named = sorted({year for member in members for year in years_of(member.name)})
    if not _LAST_YEAR.search(question.text) or len(question.years) > 1 or not named:
        return question.years
    this = question.years[0] if question.years else named[-1]
    return (this - 1, this)


def stands_alone(word: str, text: str) -> bool:
    """Whether a word stands in a text by itself or with a particle."""
    return re.search(rf"(?<![가-힣A-Za-z0-9]){re.escape(word)}{_PARTICLE}", text) is not None


def is_body(body: Body, name: str) -> bool:
    """Whether a name is one of a body's."""
    bare = squeezed(name)
    return bare == squeezed(body.name) or any(bare == squeezed(form) for form in body.forms)


def forms_of(name: str) -> list[str]:
    """Give a name whole, without what stands in brackets, and what stands there: 한국형발사체(누리호)."""
    inside = re.findall(r"\(([^()]+)\)", name)
    return [squeezed(form) for form in (name, _BRACKETS.sub("", name), *inside)]


def words_of(name: str) -> list[str]:
    """The words of a name that can tell it from others."""
    return [word for word in re.split(r"[\s,·/()'\"‘’]+", name) if len(word) > 1 and not word.isdecimal()]


def named_members(question: Question, series: Series) -> list[Member]:
    """The members that a question names, in its own order; those named surely, where two are."""
    sure = [(names(question, member, series.members), member) for member in series.members]
    whole = [member for fit, member in sure if fit == 1.0]
    found = whole if len(whole) > 1 else [member for fit, member in sure if fit]
    longest = [
        one for one in found
        if not any(other is not one and squeezed(one.name) in squeezed(other.name) for other in found)
        or _stands_apart(question, one, found)
    ]  # fmt: skip
    return sorted(longest, key=lambda member: _place(question, member))


def _stands_apart(question: Question, member: Member, found: Sequence[Member]) -> bool:
    """Whether a name that is part of another's stands in the question outside of it, too."""
    text = squeezed(question.text)
    for other in sorted(found, key=lambda one: -len(one.name)):
        if other is not member and squeezed(member.name) in squeezed(other.name):
            text = text.replace(squeezed(other.name), "|")
    return squeezed(member.name) in text


def _place(question: Question, member: Member) -> int:
    """Where a question names a member."""
    text = squeezed(question.text)
    forms = [*forms_of(member.name), *(squeezed(word) for word in words_of(member.name))]
    forms += [squeezed(form) for body in question.bodies if is_body(body, member.name) for form in body.forms]
    forms += [str(year) for year in years_of(member.name)]
    places = [text.find(form) for form in forms if form and form in text]
    return min(places, default=len(text))
