"""Which members of a series a question names: by whole names, as bodies, by words only they have, by their years.

Knows names and the question's words, not what the figures are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.answering.grid import Member, Series
from assistant.answering.year_labels import without_years
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.bodies import Body
from assistant.understanding.question import Question, years_of
from ingest import patterns as re

_BRACKETS = re.compile(r"\([^()]*\)")
_PARTICLE = r"(?:[은는이가을를의과와도로만]|에서|하고|이?랑|보다|부터|까지|에)?(?![가-힣A-Za-z0-9])"
_NUMBERED = re.compile(r"[가-힣A-Za-z]\d{4}(?!년)")
_CITY = re.compile(r"([가-힣]{2,})(?:특별자치|특별|광역)[시도]")
LAST_YEAR = re.compile(r"작년|전년|지난해|전 ?해")


def surely_named(question: Question, members: Sequence[Member]) -> list[tuple[float, Member]]:
    """The members that a question names: 1 by a whole name, as a body or year, 0.7 by words that only one has."""
    shared = Counter(word for member in members for word in set(words_of(member.name)))
    wanted = years_wanted(question, members)
    found = ((_named(question, member, wanted, shared), member) for member in members if not member.total)
    return [(fit, member) for fit, member in found if fit]


def _named(question: Question, member: Member, wanted: tuple[int, ...], shared: Mapping[str, int]) -> float:
    asked = squeezed(question.text)
    years = years_in(member.name)
    if years:
        return _names_year(asked, member, years, wanted)
    if any(is_body(body, member.name) for body in question.bodies):
        return 1.0
    if any(len(form) > 1 and stands_in(asked, form) for form in forms_of(member.name)):
        return 1.0
    own = [word.lower() for word in words_of(member.name) if shared[word] == 1]
    said = [word for word in own if stands_alone(word, question.text.lower())]
    # What a name is stands at its end: 관광 진흥 is no 관광 안내소.
    head = bool(said) and said[-1] == own[-1] and len(said) * 2 >= len(own)
    return 0.7 if head or (len(said) > 1 and len(said) * 3 >= len(own) * 2) else 0.0


def _names_year(asked: str, member: Member, years: Sequence[int], wanted: tuple[int, ...]) -> float:
    """Whether a question names a column of a year: 2024년 실적, or the year alone."""
    if wanted and not set(years) & set(wanted):
        return 0.0
    rest = words_of(without_years(member.name))
    held = [word for word in rest if word.lower() in asked]
    return 1.0 if (held or not rest) and (wanted or held) else 0.0


def years_wanted(question: Question, members: Sequence[Member]) -> tuple[int, ...]:
    """The years that a question compares among columns of years, with the one before where it says 작년보다."""
    named = sorted({year for member in members for year in years_in(member.name)})
    if not LAST_YEAR.search(question.text) or len(question.years) > 1 or not named:
        return question.years
    this = question.years[0] if question.years else named[-1]
    return (this - 1, this)


def years_in(name: str) -> tuple[int, ...]:
    """The years in the name of a row or column; a number behind a word is none: 마을2000."""
    return () if _NUMBERED.search(name) else years_of(name)


def stands_alone(word: str, text: str) -> bool:
    """Whether a word stands in a text by itself or with a particle."""
    return word in text and re.search(rf"(?<![가-힣A-Za-z0-9]){re.escape(word)}{_PARTICLE}", text) is not None


def is_body(body: Body, name: str) -> bool:
    """Whether a name is one of a body's."""
    bare = squeezed(name)
    return bare == squeezed(body.name) or any(bare == squeezed(form) for form in body.forms)


def forms_of(name: str) -> list[str]:
    """Give a name whole, without what is in brackets, and what is: 한국형발사체(누리호); 부산 of 부산광역시."""
    inside = re.findall(r"\(([^()]+)\)", name)
    city = _CITY.fullmatch(name.strip())
    return [squeezed(form) for form in (name, _BRACKETS.sub("", name), *inside, *([city[1]] if city else []))]


def words_of(name: str) -> list[str]:
    """The words of a name that can tell it from others."""
    return [word for word in re.split(r"[\s,·/()'\"‘’]+", name) if len(word) > 1 and not word.isdecimal()]


def named_members(question: Question, series: Series) -> list[Member]:
    """The members that a question names, in its own order; those named surely, where two are."""
    sure = surely_named(question, series.members)
    whole = [member for fit, member in sure if fit == 1.0]
    found = whole if len(whole) > 1 else [member for _, member in sure]
    longest = [
        one
        for one in found
        if not any(other is not one and squeezed(one.name) in squeezed(other.name) for other in found)
    ]
    return sorted(longest, key=lambda member: _place(question, member))


def _place(question: Question, member: Member) -> int:
    """Where a question names a member."""
    text = squeezed(question.text)
    forms = [*forms_of(member.name), *(squeezed(word) for word in words_of(member.name))]
    forms += [squeezed(form) for body in question.bodies if is_body(body, member.name) for form in body.forms]
    forms += [str(year) for year in years_in(member.name)]
    places = [text.find(form) for form in forms if form and form in text]
    return min(places, default=len(text))
