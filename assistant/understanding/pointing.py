"""A follow-up with its pointing word said in full: 그 위원회 becomes 청년주거지원위원회, 거기 what the answer named."""

from collections.abc import Sequence

from assistant.types import Turn
from assistant.understanding.anatomy import Anatomy, take_apart
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.exchanging import next_one
from assistant.understanding.joining import among, attached, topic_of, whole_phrase
from assistant.understanding.listed import member_at, members_of
from assistant.understanding.question import years_of
from assistant.understanding.references import PERSONS, Points, Reference, antecedent, named_by, ordinal, two_sides
from ingest import patterns as re
from ingest.korean import Korean
from ingest.particles import with_particle

_FIGURES = frozenset({Asked.AMOUNT, Asked.PERCENT, Asked.COUNT, Asked.QUANTITY})
_OF_THING = frozenset(
    {Asked.DATE, Asked.PERIOD, Asked.PLACE, Asked.BODY, Asked.METHOD, Asked.PERSON, Asked.DEFINITION, Asked.LIST}
)
_OF_FIGURE = frozenset({Asked.COMPARISON, Asked.REASON})
_PARTICLES = {
    "은": "은/는",
    "는": "은/는",
    "이": "이/가",
    "가": "이/가",
    "을": "을/를",
    "를": "을/를",
    "로": "으로/로",
    "으로": "으로/로",
}
_SUMS = re.compile(r"(?:다 |모두 |전부 )?(?:합치|합하|더하|빼)")
_DIFFERS = re.compile(r"(?:합계?|차이|격차|차액)(?:은|는|가|이)? ?(?:얼마|뭐|$|[?？])")
_ASKS_FIRST = re.compile(r"얼마|몇|언제|누구|누가|어디|무엇|뭐|무슨|어느|어떤|어떻게|왜")
_SHORT_NAME = 3
_SUPERLATIVE_OF = re.compile(r"([가-힣]+)(?:이|가|은|는)? (?:제일|가장)")
# Nouns that only stand for what was spoken of; others are named along with it: 그 위원 임기.
STANDS_FOR = re.compile(
    r"(?:사업|계획|제도|것|건|내용|과제|프로그램|정책|문서|자료|지원|서비스|시설|기관|부처|부서|곳|과|일)$"
)


def resolved(bare: str, pointing: Reference, turns: Sequence[Turn], earlier: Anatomy, korean: Korean) -> str:
    """Say a follow-up's pointing word in full; one that points to nothing stays."""
    rest = bare[pointing.end :].strip()
    front = bare[: pointing.start]
    match pointing.points:
        case Points.AMONG:
            said = among(earlier, f"{front}{rest}")
        case Points.NEXT:
            said = next_one(earlier.text) or attached(earlier, bare, korean)
        case Points.PAIR:
            said = _pair(turns, earlier, rest, korean)
        case Points.FIGURE:
            said = f"{front}{earlier.phrase} {_said(pointing.noun, pointing.particle)} {rest}"
        case Points.NOUN:
            said = _of_noun(front, pointing, rest, turns, earlier, korean)
        case _:
            named = named_by(turns[-1], korean)
            thing = topic_of(earlier) if pointing.points is Points.PLACE else _thing(earlier, rest)
            said = _of_named(front, named or thing, pointing, rest, turns[-1], earlier)
    return said.strip()


def _thing(earlier: Anatomy, rest: str) -> str:
    """What 그건 is: the figure asked for where its change or reason is asked, else what has it."""
    of_thing = kinds_asked(rest) & _OF_THING and not kinds_asked(rest) & _OF_FIGURE
    return topic_of(earlier) if of_thing else earlier.phrase or whole_phrase(earlier)


def _said(word: str, particle: str) -> str:
    return with_particle(word, _PARTICLES[particle]) if particle in _PARTICLES else f"{word}{particle}"


def _of_named(front: str, named: str, pointing: Reference, rest: str, turn: Turn, earlier: Anatomy) -> str:
    """A question about what the answer named; with the earlier measure where it asks for a bare figure."""
    asks_figure = kinds_asked(rest) and kinds_asked(rest) <= _FIGURES
    if not asks_figure or not re.match(r"(?:\S*\d\S* )?(?:총 )?(?:얼마|몇)", rest):
        return f"{front}{_said(named, pointing.particle)} {rest}".strip()
    superlative = _SUPERLATIVE_OF.search(turn.question)
    measure = superlative[1].rstrip("이가") if superlative is not None else earlier.measure
    year = next(iter(years_of(turn.question)), None) if not years_of(rest) else None
    lead = f"{year}년 " if year is not None else ""
    return f"{front}{lead}{with_particle(f'{named} {measure}'.strip(), '은/는')} {rest}"


def _of_noun(
    front: str, pointing: Reference, rest: str, turns: Sequence[Turn], earlier: Anatomy, korean: Korean
) -> str:
    noun = pointing.noun
    named = antecedent(noun, turns, korean)
    if not named and (STANDS_FOR.search(noun) or (noun in PERSONS and Asked.PERSON in kinds_asked(earlier.text))):
        named = topic_of(earlier)
    if named:
        particle = pointing.particle or ("는" if _ASKS_FIRST.match(rest) else "")
        return f"{front}{_said(named, particle)} {rest}".strip()
    return attached(earlier, f"{front}{noun}{pointing.particle} {rest}".strip(), korean)


def at_that_time(turns: Sequence[Turn], earlier: Anatomy, korean: Korean) -> Anatomy:
    """The earlier question with the year that its answer names, where it names none itself: 그때 예산은."""
    years = years_of(turns[-1].answer)
    if years_of(earlier.text) or not years:
        return earlier
    return take_apart(f"{years[0]}년 {earlier.text}", korean)


def _pair(turns: Sequence[Turn], earlier: Anatomy, rest: str, korean: Korean) -> str:
    """둘 중 어디가 더 많아: the two bodies, places or years asked about last, side by side."""
    for left, right in two_sides(turns, korean):
        if left in earlier.phrase and right in earlier.phrase:
            break
        if right in earlier.phrase:
            both = f"{with_particle(left, '과/와')} {right}"
            phrase = earlier.phrase.replace(right, both, 1)
            return _of_both(phrase, rest)
    return _of_both(whole_phrase(earlier), rest)


def _of_both(phrase: str, rest: str) -> str:
    """What is asked of two things: 둘을 합치면, 둘의 차이는, 둘은 어디가 더 많아."""
    if _SUMS.match(rest):
        return f"{with_particle(phrase, '을/를')} {rest}"
    return f"{phrase}의 {rest}" if _DIFFERS.match(rest) else f"{with_particle(phrase, '은/는')} {rest}"


def of_members(bare: str, turns: Sequence[Turn], earlier: Anatomy) -> tuple[str, ...]:
    """A question about one of what the answer before lists, with the topic and alone; none where it lists nothing.

    What the members are called is said along with a short one: 전문 단계, but 가온시 거주기간.
    """
    pointing = ordinal(bare, turns)
    if pointing is None:
        return ()
    rest = bare[pointing.end :].strip(" ,")
    if not rest.strip("요?？. "):
        instead = _other_member(pointing.place, turns)
        if instead:
            return (instead,)
    members = next((names for turn in reversed(turns) if (names := members_of(turn.answer))), ())
    member = member_at(pointing.place, members)
    if not member:
        return ()
    called = pointing.noun if len(member) <= _SHORT_NAME and not member.endswith(pointing.noun) else ""
    between = "" if rest[:1] in ("", "?", "요") else " "
    said = f"{_said(f'{member} {called}'.strip(), pointing.particle)}{between}{rest}"
    return (f"{topic_of(earlier)} {said}", said)


def _other_member(place: str, turns: Sequence[Turn]) -> str:
    """The last question about another member of the list that it took its own from; empty where it took none."""
    asked = turns[-1].question
    for turn in reversed(turns[:-1]):
        members = members_of(turn.answer)
        taken = next((name for name in members if name in asked), "")
        other = member_at(place, members)
        if taken and other and taken != other:
            return asked.replace(taken, other, 1)
    return ""
