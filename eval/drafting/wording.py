"""How proposals ask: what a figure is asked by, and the several ways in which people end a question."""

import random
import re
from collections.abc import Sequence

from assistant.letters import letters_of
from assistant.suggesting_ideas import how_much
from ingest.particles import with_particle

# Units that are read aloud after 몇: 몇 %, 몇 ㎞.
_SPOKEN = frozenset(
    {"%", "%p", "㎞", "㎡", "㏊", "㎢", "m", "km", "kg", "t", "톤", "점", "배", "년", "회", "개월", "일"}
)
_ENDINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"{ending}\?$"), others)
    for ending, others in (
        ("였나요", ("였습니까?", "였는지 알려 주세요.")),
        ("이었나요", ("이었습니까?", "이었는지 알려 주세요.")),
        ("되나요", ("됩니까?", "되는지 알려 주세요.", "돼요?")),
        ("하나요", ("합니까?", "하는지 알려 주세요.")),
        ("있나요", ("있습니까?", "있는지 알려 주세요.")),
        ("나나요", ("납니까?", "나는지 알려 주세요.")),
        ("었나요", ("었습니까?", "었는지 알려 주세요.")),
        ("졌나요", ("졌습니까?", "졌는지 알려 주세요.")),
    )
)
_PLAIN = re.compile(r"(?P<asked>\S*[가-힣%㎞㎡㏊㎢a-z])인가요\?$")


def asked_figure(subject: str, unit: str, *, past: bool) -> str:
    """Ask for a figure by its unit: 몇 명인가요, 몇 %였나요, 얼마인가요."""
    asked = f"{with_particle(subject, '은/는')} 몇 {unit}인가요?" if unit in _SPOKEN else how_much(subject, unit)
    return in_the_past(asked) if past else asked


def in_the_past(question: str) -> str:
    """A question of what is, of what was: 얼마였나요."""
    said = _PLAIN.search(question)
    return f"{with_particle(question.removesuffix('인가요?'), '이었/였')}나요?" if said else question


def varied(question: str, chance: random.Random) -> str:
    """The same question, as another person may end it."""
    for pattern, others in _ENDINGS:
        if pattern.search(question):
            return chance.choice((question, *(pattern.sub(other, question) for other in others)))
    if _PLAIN.search(question) is None:
        return question
    stem = question.removesuffix("인가요?")
    spoken = with_particle(stem, "이에요/예요")
    return chance.choice((question, f"{stem}입니까?", f"{spoken}?", f"{stem}인지 알려 주세요."))


def named_within(context: str, name: str) -> str:
    """A name with that of the part it stands in, where it doesn't say so itself."""
    if not context or letters_of(context) in letters_of(name) or letters_of(name) in letters_of(context):
        return name
    return f"{context}에서 {name}"


def with_year(year: int | None, subject: str) -> str:
    """A subject with its year in front."""
    return f"{year}년 {subject}" if year else subject


def listed(items: Sequence[str]) -> str:
    """Several things in a row."""
    return ", ".join(items)
