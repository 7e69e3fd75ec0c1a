"""A question asked again in its own words about another year, another row of the table, or another body.

Knows the question and the names of what was cited; whether the documents answer is for the caller to try.
"""

from collections.abc import Iterable, Iterator, Sequence

from assistant.suggesting_ideas import Idea, Turn
from assistant.understanding.bodies import body_spans
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.names import Names
from ingest.particles import with_particle

# A casual question said as one asks an office, so that nothing in the page reads curt.
_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"{pattern}[?？.!~ ]*$"), said)
    for pattern, said in (
        (r"(?<=[었았했됐였갔왔봤냈섰렸졌])(?:어요|어|죠|지|습니까|나|니|냐|는지|을까요?)", "나요?"),
        (r"(?<=[가-힣])(?:예요|이에요|에요|이야|야|임|이냐|냐|지|죠|이죠|인가|인지|입니까)", "인가요?"),
        (r"(?:좀 ?)?알려 ?(?:줘|주세요|주시겠어요|달라|줄래)요?", "알려 주세요."),
        (r"(?<=[가-힣])(?:나|니|는지|냐)", "나요?"),
        (r"(?<=[가-힣])습니까", "나요?"),
        (r"요", "요?"),
    )
)
_POLITE = re.compile(r"(?:나요|가요|까요|데요|어요|아요|여요|돼요|해요|죠)\?$|주세요\.$")
_ASKED_LAST = re.compile(
    r"(?P<subject>.+?)(?:은|는|이|가) (?:모두 |전부 |총 |각각 )*"
    r"(?P<asking>얼마(?:나)?|몇 ?[가-힣%㎞㎡㏊]{1,3}?)(?:인가요|였나요|이었나요|되나요|나요)\?$"
)
_FIGURES_ALONE = re.compile(
    r"(?P<subject>.*(?:[액비율률수]|금액|예산|인원|규모|비중|실적|면적|연장|점수|기간))(?:은|는)?[?？. ]*$"
)
_IN_CHARGE = re.compile(r"맡|담당|소관|주관")
_PARTICLE = re.compile(r"(?:에서는|에서|에게|에는|의|은|는|이|가|에|와|과)(?=\s)")
_FIGURE_ASKED = re.compile(r"얼마|몇")
_PAIRS = ("은/는", "이/가", "을/를", "과/와", "으로/로")
_AFTER_NAMES = "|".join(particle for pair in _PAIRS for particle in pair.split("/"))
_SET_AGAINST = re.compile(r"보다|대비|비교|비해|전년|작년|달라|늘었|줄었|증감|증가|감소|차이|문서 기준")


def polite(question: str) -> str:
    """The question as one asks an office; nothing where it is none that can be said so."""
    words = " ".join(question.split())
    if found := _FIGURES_ALONE.fullmatch(words):
        return f"{with_particle(found['subject'], '은/는')} 얼마인가요?"
    for pattern, said in _ENDINGS:
        changed, count = pattern.subn(said, words)
        if count:
            return changed if _POLITE.search(changed) else ""
    return ""


def other_years(question: str, years: Sequence[int]) -> Iterator[Idea]:
    """The same of the years next to the one asked about, nearest first, the later one before the earlier.

    A question that names none is about the first of the years.
    """
    named = years_of(question)
    if len(named) > 1 or _SET_AGAINST.search(question):
        return
    if not named and not (years and _FIGURE_ASKED.search(question)):
        return
    asked = named[0] if named else years[0]
    for year in sorted({*years} - {asked}, key=lambda year: (abs(year - asked), -year))[:2]:
        if not named:
            yield Idea(f"{year}년 {question}", Turn.YEAR)
            continue
        changed = re.sub(rf"(?<!\d)(?:{asked}|['‘’`]?{asked % 100:02})(?=년)", str(year), question)
        if changed != question:
            yield Idea(changed, Turn.YEAR)


def without_bodies(question: str, names: Names) -> Iterator[Idea]:
    """The question without the bodies that it names, which the documents may say nothing of."""
    spans = body_spans(question, names)
    if spans and not _IN_CHARGE.search(question):
        left, end = "", 0
        for start, stop, _ in spans:
            particle = _PARTICLE.match(question, stop)
            left, end = left + question[end:start], particle.end() if particle else stop
        yield Idea(" ".join((left + question[end:]).split()), Turn.WITHOUT)


def compared(question: str, years: Sequence[int]) -> Iterator[Idea]:
    """How much it has changed since the year before."""
    named = years_of(question)
    found = _ASKED_LAST.fullmatch(question)
    if len(named) != 1 or named[0] - 1 not in years or _SET_AGAINST.search(question) or not found:
        return
    yield Idea(f"{with_particle(found['subject'], '은/는')} {named[0] - 1}년보다 얼마나 달라졌나요?", Turn.COMPARED)


def renamed(question: str, forms: Iterable[str], other: str) -> str:
    """The question about another in the place of what it names by one of some forms, with the particle that fits."""
    for form in forms:
        spread = r"\s*".join(re.escape(letter) for letter in form if not letter.isspace())
        found = re.search(
            rf"(?<![가-힣A-Za-z0-9]){spread}(?:(?P<particle>{_AFTER_NAMES})(?![가-힣A-Za-z0-9]))?", question
        )
        if found:
            pair = next((pair for pair in _PAIRS if found["particle"] in pair.split("/")), None)
            said = with_particle(other, pair) if pair else other
            return question[: found.start()] + said + question[found.end() :]
    return ""
