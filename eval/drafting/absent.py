"""Proposals that the documents can't answer: another year, a body or an item that stands nowhere in any of them.

What isn't there is looked for in the texts of the whole library, in every form, not in what an answer finds.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.suggesting_swaps import renamed
from assistant.understanding.bodies import body_spans
from eval.drafting.draft import Draft
from eval.drafting.wording import varied
from eval.kinds import UNANSWERABLE
from ingest.names import Name, Names
from ingest.particles import with_particle

# What offices are asked about a programme or about a notice, and how; taken where no document holds the word.
_OF_PROGRAMMES = (
    ("위탁업체", "{named} 어디인가요?"),
    ("담당자 이메일", "{named} 무엇인가요?"),
    ("인건비", "{named} 얼마인가요?"),
    ("계약 상대방", "{named} 누구인가요?"),
    ("시범 운영 결과", "{named} 어떻게 되나요?"),
    ("완료 예정일", "{named} 언제인가요?"),
    ("연간 유지비", "{named} 얼마인가요?"),
    ("민원 건수", "{named} 몇 건인가요?"),
    ("자원봉사자", "{named} 몇 명인가요?"),
    ("외부 평가 점수", "{named} 몇 점인가요?"),
)
_OF_NOTICES = (
    ("경쟁률", "{named} 얼마였나요?"),
    ("참가비", "{named} 얼마인가요?"),
    ("면접 일정", "{named} 언제인가요?"),
    ("주차 요금", "{named} 얼마인가요?"),
    ("환불 규정", "{named} 어떻게 되나요?"),
    ("위약금", "{named} 얼마인가요?"),
    ("이의신청 기간", "{named} 언제까지인가요?"),
    ("담당자 이메일", "{named} 무엇인가요?"),
)
# What a notice is of that people apply for, take part in or bid for.
_OFFERED = re.compile(r"모집|지원|공모|채용|용역|입찰|교육|대회|행사|사업|설명회|강좌|체험")
_RANGE = re.compile(r"(?:19|20)?(\d\d)\s?년?도?\s?[~∼～\-–]\s?['‘’]?(?:19|20)?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?:['‘’`]|(?<!\d))(\d\d)(?=년|[.~∼～]|(?<=['‘’`]\d\d)(?!\d))")
_PAST = re.compile(r"[였었](?:나요|습니까|는지)")
_NEAR = 6  # years away from a known one
_LONGEST_NAME = 24


class Everything:
    """What all the documents of a library hold of some words, and the years that they speak of; texts are not kept."""

    def __init__(self, names: Names) -> None:
        forms = [form for name in names if name.is_body for form in name.forms]
        self._missing = {_squeezed(word) for word in (*forms, *(item for item, _ in (*_OF_PROGRAMMES, *_OF_NOTICES)))}
        self._years: set[int] = set()

    def add(self, text: str) -> None:
        """Read one document's text."""
        squeezed = _squeezed(text)
        self._missing = {word for word in self._missing if word not in squeezed}
        self._years.update(int(year) for year in _YEAR.findall(text))
        self._years.update(2000 + int(year) for year in _SHORT_YEAR.findall(text))
        for first, last in _RANGE.findall(text):
            self._years.update(range(2000 + int(first), 2000 + int(last) + 1))

    @property
    def years(self) -> frozenset[int]:
        """The years that stand in any document, however they are written, those within a range too."""
        return frozenset(self._years)

    def lacks(self, word: str) -> bool:
        """Whether one of the words that were looked for stands in no document."""
        return _squeezed(word) in self._missing


def unanswerable(drafts: Sequence[Draft], known: Everything, names: Names, chance: random.Random) -> Iterator[Draft]:
    """Propose questions like those that are answered, about what stands in no document."""
    bodies = [name for name in names if name.is_body and all(known.lacks(form) for form in name.forms)]
    # 산업통상부 is what 산업통상자원부 became: a question about it may be answered.
    there = {pair for name in names if name.is_body and name not in bodies for pair in _pairs(name.name)}
    bodies = [name for name in bodies if not _pairs(name.name) & there]
    for draft in drafts:
        yield from _other_year(draft, known, chance)
        yield from _other_body(draft, bodies, names, chance)
    yield from _items(drafts, known, chance)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _pairs(name: str) -> set[str]:
    """The pairs of letters of a body's name without its kind: 환경부, 환경청."""
    return {name[at : at + 2] for at in range(len(name) - 2)}


def _other_year(draft: Draft, known: Everything, chance: random.Random) -> Iterator[Draft]:
    if not draft.year or draft.value is None or f"{draft.year}년" not in draft.question:
        return
    last = draft.year if _PAST.search(draft.question) else draft.year + _NEAR  # 2029년에는 얼마였나요 asks nobody
    near = [year for year in range(draft.year - _NEAR, last + 1) if year not in known.years]
    if not near:
        return
    closest = sorted(near, key=lambda year: abs(year - (draft.year or 0)))[:3]
    year = chance.choice(closest)
    question = draft.question.replace(f"{draft.year}년", f"{year}년")
    yield _refused(draft, question, f"문서에 없는 해({year}년)", f"{draft.matter} {year}")


def _other_body(draft: Draft, bodies: Sequence[Name], names: Names, chance: random.Random) -> Iterator[Draft]:
    spans = body_spans(draft.question, names)
    if len(spans) != 1 or not bodies:
        return
    _, _, body = spans[0]
    other = chance.choice([name for name in bodies if name.name[-1] == body.name[-1]] or list(bodies))
    if question := renamed(draft.question, body.forms, other.name):
        yield _refused(draft, question, f"문서에 없는 기관({other.name})", f"{draft.matter} {other.name}")


def _items(drafts: Sequence[Draft], known: Everything, chance: random.Random) -> Iterator[Draft]:
    """What no document says of the programmes and notices that they do speak of."""
    missing = [[item for item in items if known.lacks(item[0])] for items in (_OF_PROGRAMMES, _OF_NOTICES)]
    for about, draft in {draft.about: draft for draft in drafts if 0 < len(draft.about) <= _LONGEST_NAME}.items():
        items = missing[draft.made_from.startswith("이름표")]
        if items and (draft.made_from.startswith("괄호") or _OFFERED.search(about)):
            item, asked = chance.choice(items)
            question = asked.format(named=with_particle(f"{about}의 {item}", "은/는"))
            yield _refused(draft, varied(question, chance), f"문서에 없는 항목({item})", f"{about} {item}")


def _refused(draft: Draft, question: str, made_from: str, matter: str) -> Draft:
    return replace(
        draft,
        question=question,
        kind=UNANSWERABLE,
        answer="",
        said="",
        must_include=(),
        evidence=(),
        others=(),
        made_from=made_from,
        matter=matter,
        year=None,
        value=None,
    )
