"""The list of as many members as a question names: 세 가지, 3대 추진 방향, 4개 분야. Said whole and in order.

Which of the lists around the evidence is meant is told by its number of members first, then by the question's words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.lists import MOST_ITEMS, Listing, lists_around
from assistant.answering.operations import operation_of, ranking_of
from assistant.answering.wording import shortened
from assistant.evidence.kinds import FIGURES_OF
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.listed import NUMBERS
from assistant.understanding.question import Question, years_of
from ingest import patterns as re

_COUNTER = "가지|갈래|군데|곳|개소|개사|명|사람|단계|종류|종|축|개(?![월년소국사])|대(?= ?[가-힣])"
_COUNTED = re.compile(
    rf"(?<![\d.,제가-힣])(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)}|몇)"
    rf" ?(?P<counter>{_COUNTER}|(?<=[두세네] )(?=(?!번째)[가-힣]{{2}}))"
)
# A particle behind a noun, which ends the phrase.
_PARTICLE = re.compile(r"(?:에는|에서|에게|이란|으로|이고|이며|인지|[은는이가을를의로])$")
_ASKING = re.compile(
    r"(?:가운데|중에?서?$|어떤|무엇|뭐|뭘|뭔|어디|누구|어느|각각|모두|전부|이름|좀|알려|말해|정리|나열|적어|보여|입니까|인가|있|되)"
)
_OUT_OF = re.compile(r"[가-힣]{0,3} ?(?:가운데|중에?서?|중) ")  # 4대 전략 가운데 asks for one of them
_MOST_WORDS = 3
_AND_WHICH = re.compile(r"몇.*(?:무엇|뭐|뭔|어떤|어디|누구|이름|나열)|(?:무엇|뭐|어떤|어디).*몇")
_LIMIT = re.compile(r"이상|이하|이내|미만|초과|까지|씩|마다")
_OWN, _NEAR, _FAR, _LIGHT = 1.0, 0.85, 0.6, 0.3
_LEAST_COVERAGE, _LEAST_SCORE, _LEAST_FIT = 0.6, 0.3, 0.55
_LOOKED_AT = 60
_NAMED, _NUMBERED, _AS_ASKED, _NAMED_ITSELF = 0.35, 0.3, 0.2, 0.85
_LEAST_NOUN = 2
_OTHER_YEAR = 0.4
_SHORT, _LONGEST_MEMBER, _LONGEST = 140, 160, 600


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are asked for, of what, and the question's own words: 3, 추진 방향, 3대 추진 방향."""

    number: int
    noun: str
    written: str


def counted_in(question: Question) -> Counted | None:
    """How many members a question names; None where it asks for a figure, a place in an order or a comparison."""
    text = question.text
    found = _COUNTED.search(text)
    if found is None or not _asks_for_members(question, found):
        return None
    number = 0 if found["number"] == "몇" else NUMBERS.get(found["number"]) or int(found["number"])
    behind = _phrase(question, text[found.end() :])
    noun = behind or _noun_before(question, text[: found.start()])
    ends = text.find(behind, found.end()) + len(behind)
    if number == 1 or number > MOST_ITEMS or _OUT_OF.match(text, ends):
        return None
    written = f"{found['number']}{' ' if found['number'] in NUMBERS else ''}{found['counter']} {behind}"
    return Counted(number, noun, " ".join(written.split()))


def _asks_for_members(question: Question, found: re.Match[str]) -> bool:
    """Whether members are asked for where a number stands, no figure of them, no order and no comparison."""
    text = question.text
    is_open = found["number"] == "몇"
    figures = question.asked & FIGURES_OF.keys() - ({Asked.COUNT} if is_open else set())
    if figures or question.asked & {Asked.YES_NO, Asked.REASON, Asked.METHOD}:
        return False
    if (is_open and _AND_WHICH.search(text) is None) or _LIMIT.match(text[found.end() :].lstrip()):
        return False
    return ranking_of(text) is None and operation_of(text) is None


def _phrase(question: Question, rest: str) -> str:
    """The nouns right behind a counter: 추진 방향 of 추진 방향은 무엇인가요."""
    if _PARTICLE.fullmatch(re.split(r"[\s?.,]", rest)[0]):
        return ""
    words: list[str] = []
    for word in rest.rstrip("?!. ").split()[:_MOST_WORDS]:
        bare = _PARTICLE.sub("", word)
        if _ASKING.match(word) or not _is_noun(question, bare):
            break
        words.append(bare)
        if bare != word:
            break
    return " ".join(words)


def _noun_before(question: Question, before: str) -> str:
    """The noun right before a number: 과제 of 추진 과제 세 가지."""
    word = _PARTICLE.sub("", before.rsplit(maxsplit=1)[-1]) if before.split() else ""
    return word if _is_noun(question, word) else ""


def _is_noun(question: Question, word: str) -> bool:
    return any(form.form in word for form in question.focus if not form.verb) and not word.endswith(("는", "한", "된"))


def counted_list(question: Question, weighed: Sequence[Weighed]) -> Draft | None:
    """The list of the evidence that has as many members as the question names and fits its words best."""
    counted = counted_in(question)
    if counted is None:
        return None
    best: tuple[float, Listing] | None = None
    for held, around in _around(weighed):
        listing = _of_kind(around, counted)
        if len(listing.members) != counted.number if counted.number else listing.span is not None:
            continue
        score = _score(question, counted, held, listing)
        if score > (best[0] if best is not None else _LEAST_FIT):
            best = score, listing
    return _said(best[1], counted) if best is not None else None


def _around(weighed: Sequence[Weighed]) -> Iterator[tuple[list[Weighed], Listing]]:
    """The lists around the evidence, each block looked at once, with the evidence of the block."""
    top = weighed[0].score if weighed else 0.0
    blocks: dict[tuple[int, int], list[Weighed]] = {}
    for one in weighed[:_LOOKED_AT]:
        if one.score >= _LEAST_SCORE * top:
            blocks.setdefault((id(one.candidate.reading), one.candidate.block.id), []).append(one)
    seen: set[tuple[int, int, int]] = set()
    for held in blocks.values():
        first = held[0].candidate
        for listing in lists_around(first.reading, first.block):
            key = (id(listing.reading), listing.members[0].start, listing.members[-1].end)
            if key not in seen:
                yield held, listing
            seen.add(key)


def _of_kind(listing: Listing, counted: Counted) -> Listing:
    """The members whose names end in the noun that is counted, where there are just as many: 지원사업 of 사업관리."""
    if len(listing.members) <= counted.number or len(counted.noun) < _LEAST_NOUN or not counted.number:
        return listing
    kind = squeezed(counted.noun)[-2:]
    alike = tuple(member for member in listing.members if squeezed(member.name).endswith(kind))
    if len(alike) != counted.number:
        return listing
    return Listing(listing.reading, listing.owner, listing.frame, listing.near, alike, listing.span)


def _score(question: Question, counted: Counted, held: Sequence[Weighed], listing: Listing) -> float:
    """How well a list fits: by the question's words, what is counted and the number said; 0 where it doesn't fit."""
    own, near = squeezed(listing.frame), squeezed(listing.near)
    covered = _coverage(question, counted, listing)
    noun, last = squeezed(counted.noun), squeezed(counted.noun.rpartition(" ")[2])
    fits = ((noun, own, 1.0), (last, own, 0.85), (noun, near, 0.7), (last, near, 0.5))
    named = max((share for form, text, share in fits if form and form in text), default=0.0)
    if covered < _LEAST_COVERAGE or (not counted.number and named < _NAMED_ITSELF):
        return 0.0
    count = len(listing.members)
    numbered = re.search(rf"(?<!\d){count}(?:대|개|가지|종|곳|개소){re.escape(last[:2])}", own)
    score = covered + _NAMED * named + (_NUMBERED if numbered else 0.0)
    score += _AS_ASKED if squeezed(counted.written) in own or (not noun and listing.marked) else 0.0
    return score * _year_fit(question, held, listing) * max(min(1.0, one.body_fit) for one in held)


def _year_fit(question: Question, held: Sequence[Weighed], listing: Listing) -> float:
    """1 where a list is of a year that is asked for: its own line's, else that of its evidence or document."""
    if not question.years:
        return 1.0
    own = years_of(f"{listing.frame} {' '.join(member.name for member in listing.members)}")
    if own:
        return 1.0 if set(own) & set(question.years) else _OTHER_YEAR
    if listing.reading.edition_year in question.years:
        return 1.0
    return max(min(1.0, one.year_fit) for one in held)


def _coverage(question: Question, counted: Counted, listing: Listing) -> float:
    """The share of the question's nouns that stand around a list, above it, in it, or at the head of its document."""
    own, near = squeezed(listing.frame), squeezed(listing.near)
    inside = squeezed(" ".join(member.name for member in listing.members))
    told = total = 0.0
    for word in question.focus:
        form = word.form.lower()
        if len(form) < _LEAST_NOUN or word.verb or years_of(form):
            continue
        weight = _LIGHT if word.light else 1.0
        worth = _OWN if stands_in(own, form) else _NEAR if stands_in(near, form) else 0.0
        titled = word.form not in counted.noun and listing.reading.opens_with(form)
        worth = worth or (_NEAR if titled else _FAR if stands_in(inside, form) else 0.0)
        told += weight * worth
        total += weight
    return told / total if total else 0.0


def _said(listing: Listing, counted: Counted) -> Draft:
    """Say a list: short members in one sentence, others line by line."""
    draft = Draft()
    written = counted.written
    if not counted.number:
        written = written.replace("몇 ", "몇").replace("몇", f"모두 {len(listing.members)}", 1)
        draft.computed.add(written.removeprefix("모두 ").split()[0])
    names = [shortened(member.name, _LONGEST_MEMBER) for member in listing.members]
    reading = listing.reading
    if listing.span is not None:
        marks = [draft.cite(reading, listing.owner, listing.span)]
    else:
        marks = [draft.cite(reading, member.block, (member.start, member.end)) for member in listing.members]
    if sum(map(len, names)) <= _SHORT:
        draft.say(f"{', '.join(names)}, 이렇게 {written}입니다.", *dict.fromkeys(marks))
        return draft
    draft.say(f"다음 {written}입니다.", *(marks if listing.span is not None else ()))
    lines, length = [], 0
    for number, name in enumerate(names):
        length += len(name)
        if length > _LONGEST:
            lines.append(f"- {draft.others(len(names) - number)}")
            break
        lines.append(f"- {name}{'' if listing.span is not None else f' {marks[number]}'}")
    draft.lines.append("\n".join(lines))
    return draft
