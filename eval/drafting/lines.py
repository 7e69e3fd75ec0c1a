"""Proposals from lines: labels with values, programmes with office and cost, figures in brackets, terms, questions."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.suggesting_lines import (
    asked_for_term,
    asked_of_label,
    bracketed,
    is_clause,
    labelled,
    programme,
    question_in,
    term_of,
)
from assistant.understanding.question import years_of
from eval.drafting.draft import Draft
from eval.drafting.forms import Forms, figure_forms
from eval.drafting.nouns import telling_forms, telling_nouns
from eval.drafting.places import WORDED, Place
from eval.drafting.wording import in_the_past, varied, with_year
from index.library import Library
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_KINDS = (
    (re.compile(r"언제"), "date"), (re.compile(r"얼마|몇"), "number"), (re.compile(r"어디|부서|부처"), "who"),
    (re.compile(r"(?:방법|절차)(?:은|는)"), "howto"),
)  # fmt: skip
_PEOPLE_IN_NAME = re.compile(r"\d+명|\d\s?중\s")
_ABOUT = re.compile(r"에 (?:관한|대한|따른) ")
_SEVERAL = re.compile(r" 및 |·|와 |과 ")  # a label of two things has two answers
_DAYS = frozenset({FigureKind.DATE, FigureKind.PERIOD})
# How many figures the value of such a label may hold to be one answer: a period is two days.
_FIGURES = {"date": 2, "number": 1}
_SHORT_VALUE = 24
_PHONE = re.compile(r"\d{3,4}-\d{4}")
# A footnote that says what its word is, and no more of the matter.
_DEFINES = re.compile(
    r"(?:말함|뜻함|의미함?|말한다|값|비율|금액|사람|자|도로|구역|시설|기술|공간|제도|체계|지수|행위|상태|방식|기간|비용|제품|산업|"
    r"지역|기관|기업|장치|수단|과정|작업|문서|자료|단위|점수|면적|인구|가구|것)\.?$"
)
_ASKS_FIGURE = re.compile(r"얼마|몇|언제|며칠")
_MEANT = re.compile(r"^.*?[\"”’'」]\s*(?:이?란|은|는)\s*")
_SAID = re.compile(r"(?:[을를])?\s*(?:말한다|말함|뜻한다|말합니다)\.?$")
_LONGEST_TERM = 20


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says, as a question with its answer; see :class:`Draft`.

    Of a line too long to be quoted as a whole, ``name`` and ``figure`` tell the piece of it that is.
    """

    asked: str
    kind: str
    answer: str
    forms: tuple[Forms, ...]
    made_from: str
    matter: str
    words: str
    year: int | None = None
    value: Decimal | None = None
    about: str = ""
    name: str = ""
    figure: str = ""


def from_lines(place: Place, library: Library, chance: random.Random) -> Iterator[Draft]:
    """Propose a question for each line that says something outright."""
    for block in place.document.blocks:
        for said in _said(place, block, library):
            # Of a question that the document asks, what answers it stands right below.
            telling = place.document.blocks[block.id + 1] if said.made_from == _ASKED_THERE else block
            quote = place.quote_of(telling, said.name, said.figure) if said.figure else place.quote(telling)
            if quote is None or not said.forms:
                continue
            yield Draft(
                question=said.asked if said.made_from == _ASKED_THERE else varied(said.asked, chance),
                kind=said.kind,
                answer=said.answer,
                must_include=said.forms,
                evidence=(quote,),
                made_from=said.made_from,
                document=place.name,
                place=telling.start,
                source=block.parent if block.parent is not None else block.id,
                matter=said.matter,
                said=said.words,
                year=said.year,
                value=said.value,
                unit="원" if said.value is not None else "",
                about=said.about,
            )


_ASKED_THERE = "문서에 적힌 질문"


def _said(place: Place, block: Block, library: Library) -> Iterator[_Said]:
    if block.kind is BlockKind.FOOTNOTE:
        yield from _noted(place, block, library)
        yield from _bracketed(place, block, place.words(block))
    elif block.kind in WORDED:
        words = place.words(block)
        yield from _term(words, library)
        yield from _label(place, block, words, library)
        yield from _programme(place, block, words)
        yield from _bracketed(place, block, words)
        yield from _asked_there(place, block, words, library)


def _label(place: Place, block: Block, words: str, library: Library) -> Iterator[_Said]:
    found = labelled(words)
    topic = place.topic(block) if found is not None else ""
    if found is None or not topic or place.is_form or _SEVERAL.search(found[0]):
        return
    label, value = found
    asked = asked_of_label(topic, label)
    if "언제부터" in asked and not _DAYS & {figure.kind for figure in parse_figures(value)}:
        asked = asked.replace("언제부터 언제까지인가요", "얼마나 되나요")
    asked = asked.replace(f"{topic} {label}", f"{topic}의 {label}", 1)
    kind = next((kind for cue, kind in _KINDS if cue.search(asked)), "fact")
    figures = figure_forms(value, asked)
    if kind in _FIGURES:
        forms = figures if len(figures) <= _FIGURES[kind] else ()
    elif kind == "who" and len(value) <= _SHORT_VALUE and not _PHONE.search(value):
        forms = ((value.strip(" ."),),)
    else:
        forms = telling_forms(value, asked, library)
    if asked and forms:
        made_from, matter = f"이름표 ‘{label}’", f"{topic} {label}"
        yield _Said(asked, kind, f"{label}: {value}", forms, made_from, matter, value, about=topic)


def _programme(place: Place, block: Block, words: str) -> Iterator[_Said]:
    found = programme(words)
    if found is None or _PEOPLE_IN_NAME.search(found.name) or _ABOUT.search(found.name):
        return
    if found.office:
        answer = f"{with_particle(found.name, '은/는')} {found.office}에서 맡고 있습니다."
        asked, matter = found.asked_in_charge(), f"{found.name} 담당"
        yield _Said(asked, "who", answer, ((found.office,),), "괄호 속 담당", matter, found.office, about=found.name)
    if found.money:
        yield _amount(place, found.name, found.money, place.year_above(block))


def _bracketed(place: Place, block: Block, words: str) -> Iterator[_Said]:
    whole = programme(words)
    for found in bracketed(words):
        if _PEOPLE_IN_NAME.search(found.name) or (whole is not None and whole.name == found.name):
            continue
        if found.unit == "원":
            yield _amount(place, found.name, found.figure, found.year or None)
            continue
        asked = found.asked(past=_is_past(place, found.year))
        answer = f"{with_particle(found.name, '은/는')} {found.figure}입니다."
        forms = figure_forms(found.figure, asked)
        yield _Said(
            asked, "number", answer, forms, "괄호 속 수", found.name, found.figure, name=found.name, figure=found.figure
        )


def _amount(place: Place, name: str, money: str, year: int | None) -> _Said:
    """What a matter costs, with its year in front where the document says which."""
    subject = f"{name if years_of(name) else with_year(year, name)} 예산"
    asked = f"{with_particle(subject, '은/는')} 얼마인가요?"
    asked = in_the_past(asked) if _is_past(place, year) else asked
    figure = next(reversed(parse_figures(money)), None)  # ’23, 19.6억원 begins with a year
    money = money[figure.start : figure.end] if figure else money
    answer = f"{with_particle(subject, '은/는')} {money}입니다."
    value = figure.value if figure else None
    forms = figure_forms(money, asked)
    matter = f"{name} 예산"
    return _Said(
        asked, "number", answer, forms, "괄호 속 금액", matter, money, year, value, about=name, name=name, figure=money
    )


def _term(words: str, library: Library) -> Iterator[_Said]:
    if term := term_of(words):
        asked = asked_for_term(term)
        forms = telling_forms(_SAID.sub("", _MEANT.sub("", words)), asked, library)
        yield _Said(asked, "definition", words, forms, "용어의 정의", f"{term} 뜻", words)


def _noted(place: Place, note: Block, library: Library) -> Iterator[_Said]:
    """What a footnote says of the word that calls it."""
    term, words = place.explained(note), place.words(note).lstrip("* ")
    if not 1 < len(term) <= _LONGEST_TERM or is_clause(term) or not re.search(r"[가-힣]$", term):
        return
    if _DEFINES.search(words) and not re.search(r"[:：→]|등\s", words):
        asked = asked_for_term(term)
        yield _Said(
            asked, "definition", words, telling_forms(words, asked, library), "각주의 설명", f"{term} 뜻", words
        )


def _asked_there(place: Place, block: Block, words: str, library: Library) -> Iterator[_Said]:
    """A question that the document itself asks, and answers right below."""
    question = question_in(words)
    below = place.document.blocks[block.id + 1 : block.id + 2]
    if question and below and below[0].kind in WORDED:
        answer = place.words(below[0])
        first = answer.partition(". ")[0]
        if _ASKS_FIGURE.search(question):
            # Where the first sentence says again what was asked, what answers can't be told from it.
            forms = figure_forms(first, question)[:1] if figure_forms(question, "") == () else ()
        else:
            nouns = telling_nouns(first, question, library, 2)
            forms = tuple((noun,) for noun in nouns) if len(nouns) > 1 else ()
        yield _Said(question, "fact", answer, forms, _ASKED_THERE, question, answer)


def _is_past(place: Place, year: int | None) -> bool:
    return bool(year) and (year or 0) < (place.reading.edition_year or 0)
