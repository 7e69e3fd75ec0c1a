"""Who heads a body: 장관, 시장, 위원장, 대표이사 by name, as press releases, minutes and contracts give them.

A head's name stands in brackets behind the body (행정안전부(장관 윤호중)), before the title (윤해솔 가온시장은),
behind it in brackets or where minutes give the floor (위원장(정시온), ◯위원장 박정), or where a contract is signed.
Knows nothing of those who work below a head; ``holders`` looks for them through what their office is in charge of.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.evidence.finding import Found
from assistant.evidence.named import NAME, NO_NAME, names_person
from assistant.evidence.reading import Reading, squeezed
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_TITLES = (
    "장관|차관|시장|군수|구청장|도지사|위원장|의장|청장|처장|이사장|총장|교장|본부장|관장|회장|원장|사장|대표이사|대표"
)
_ASKS = re.compile(
    rf"(?P<body>(?:[가-힣A-Za-z0-9·]+ )?[가-힣A-Za-z·]*?)(?P<title>부?(?:{_TITLES}))(?:님)?(?:은|는|이|가|의)? ?"
    r"(?:누구|누군|이름|성함|성명)"
)
_NAME = rf"(?!{NO_NAME})(?P<name>{NAME})"
_BODY = r"(?P<body>[가-힣A-Za-z·]{2,20})"
_LINES = frozenset({BlockKind.HEADING, BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.CELL})
_LEAST_RELEVANCE = 0.2
_LEAST_BODY, _LEAST_SHORT = 2, 3
# A line that begins with a title and a name is a speaker's where it comes again: 위원장 선출 방법 does not.
_SPEAKS_AGAIN = 2


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where a head is named; ``body`` is what the place itself says that the person heads, else empty."""

    reading: Reading
    block: Block
    span: tuple[int, int]
    name: str
    body: str


def head(found: Found) -> Draft | None:
    """Name who heads the body asked about; None where nobody is asked for so, or the documents don't agree on one."""
    asked = _ASKS.search(found.question.text)
    if asked is None:
        return None
    title = asked["title"]
    forms = _forms(found, asked["body"])
    readings = [reading for relevance, reading in found.readings() if relevance >= _LEAST_RELEVANCE]
    named = [one for reading in readings for one in _named(reading, title) if _is_of(one, forms)]
    named = [one for one in named if _is_of_years(one.reading, found.question.years)]
    if len({one.name for one in named}) != 1:
        return None
    return _said(named[0], title, asked["body"].strip())


def lacks_head(question: Question, draft: Draft) -> bool:
    """Whether the head of a body is asked for, and what would be said speaks of no such head or names nobody."""
    asked = _ASKS.search(question.text)
    if asked is None:
        return False
    before = "|".join([r"(?<![가-힣])", *map(re.escape, asked["body"].split()[-1:])])
    spoken_of = re.search(f"(?:{before}){asked['title']}", draft.text) is not None
    return not (spoken_of and names_person(draft.text, "", question.text))


def _forms(found: Found, written: str) -> Sequence[str]:
    """The names of the body, squeezed: the word before the title, and the other names of a known body."""
    words = [word for word in written.split() if len(word) >= _LEAST_BODY]
    return [squeezed(form) for form in [*words[-1:], *(form for body in found.question.bodies for form in body.forms)]]


def _named(reading: Reading, title: str) -> Iterator[_Named]:
    """Every place of a document that names somebody with a title."""
    said = rf"(?<!부){title}{'(?:이사)?' if title == '대표' else ''}"
    patterns = (
        re.compile(rf"{_BODY}[(（](?:[^()（）]{{0,20}}, ?)?{said} {_NAME}(?=[,)）])"),
        re.compile(rf"(?<![가-힣]){_NAME} (?P<body>[가-힣]{{2,12}}?){said}(?=[은는이가]|[,()]|\s|$)"),
        re.compile(rf"(?P<body>[가-힣]{{0,12}}?){said}[(（]{_NAME}[)）]"),
        re.compile(rf"{_BODY}\s{said}\s+{_NAME}\s*[(（]인[)）]"),
    )
    lines = [block for block in reading.document.blocks if block.kind in _LINES and title in reading.own(block)]
    for block in lines:
        for pattern in patterns:
            yield from (_place(reading, block, found) for found in pattern.finditer(reading.own(block)))
    floor = re.compile(rf"(?P<body>[가-힣]{{0,12}}?){said} {_NAME}(?=\s|$)")
    speaks = [(block, match) for block in lines if (match := floor.match(reading.own(block)))]
    times = Counter(match["name"] for _, match in speaks)
    yield from (_place(reading, block, match) for block, match in speaks if times[match["name"]] >= _SPEAKS_AGAIN)


def _place(reading: Reading, block: Block, found: re.Match[str]) -> _Named:
    span = (block.content_start + found.start(), block.content_start + found.end())
    return _Named(reading, block, span, squeezed(found["name"]), squeezed(found["body"]))


def _is_of_years(reading: Reading, years: Sequence[int]) -> bool:
    """Whether a document is of one of the years asked about, as far as it says."""
    said = {*years_of(reading.front), reading.edition_year} - {None}
    return not (years and said) or not said.isdisjoint(years)


def _is_of(one: _Named, forms: Sequence[str]) -> bool:
    """Whether a place names the head of a body: the body stands there, or the document is headed by it."""
    if not forms:
        return True
    if one.body:
        return any(form in one.body or one.body in form or _shortens(form, one.body) for form in forms)
    return any(one.reading.opens_with(form) or _shortens(form, one.reading.front) for form in forms)


def _shortens(form: str, text: str) -> bool:
    """Whether a name is made of syllables of a longer one: 환노위, 환경노동위원회."""
    return len(form) >= _LEAST_SHORT and re.search(r"[가-힣]{0,2}".join(map(re.escape, form)), text) is not None


def _said(one: _Named, title: str, asked: str) -> Draft:
    draft = Draft()
    mark = draft.cite(one.reading, one.block, one.span)
    body = one.body or asked
    together = f"{body.removesuffix(title[0])}{title}"  # 가온시장, but 행정안전부 장관
    written = one.reading.document.text[slice(*one.span)]
    who = together if body.endswith(title[0]) or together in written else f"{body} {title}".strip()
    draft.say(f"{with_particle(who, '은/는')} {one.name}입니다.", mark)
    return draft
