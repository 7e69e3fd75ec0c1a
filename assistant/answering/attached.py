"""Which papers go with a matter: what a letter attaches, what a form or a rule wants handed in, said line by line."""

from collections.abc import Iterator

from assistant.answering.draft import Draft
from assistant.answering.wording import readable, shortened
from assistant.evidence.finding import Found
from assistant.evidence.papers import Papers, lists_of_papers
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.understanding.asked import Asked
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_PAPERS = r"(?:서류|증빙|준비물|첨부(?:물|파일)?|붙임|동의서|양식|서식)"
_WHAT = r"(?:뭐|뭘|무엇|뭔|어떤|무슨)"
_SENT_ALONG = r"(?:같이|함께) ?(?:온|보낸|보내|붙은|붙인|딸린)|동봉|딸려|첨부[된한할]"
_ASKS = re.compile(
    rf"{_WHAT} ?(?:{_PAPERS}|것|걸|거)?[가이를을]? ?(?:떼|챙|준비|제출|필요|내[야면나는요]|첨부|붙이|붙여|가져|동봉)"
    rf"|(?:첨부|제출|준비|내야 할|낼|챙길|챙겨갈|필요한) ?{_PAPERS}.*{_WHAT}"
    rf"|{_PAPERS}[은는이가]?요? ?(?:좀 )?(?:{_WHAT}|알려)"
    rf"|(?:{_SENT_ALONG}).*{_WHAT}"
)
_OTHERWISE = frozenset({Asked.PAPERS, Asked.LIST, Asked.DEFINITION, Asked.METHOD, Asked.RECIPIENT})
# Words of asking for papers, which say nothing of what they are for.
_WORDS_OF_ASKING = (
    "서류 증빙 준비물 첨부 붙임 동의서 양식 서식 준비 제출 필요 구비 챙기 동봉 공문 신청 지원 접수 신청서 지원서"
)
_ASKING = frozenset(_WORDS_OF_ASKING.split())
_LEAST_RELEVANCE, _LEAST_COVERAGE, _IN_DOCUMENT, _OF_HITS = 0.45, 0.6, 0.4, 0.3
_SIBLINGS, _LONGEST_LINE = 40, 160


def attached(found: Found) -> Draft | None:
    """Say the list of papers that goes with the question's matter; None where no list does."""
    if not _asks(found):
        return None
    fitting = max(_fitting(found), key=lambda one: one[0], default=None)
    return _said(fitting[1]) if fitting is not None else None


def _asks(found: Found) -> bool:
    return _ASKS.search(found.question.text) is not None and not found.question.asked - _OTHERWISE


def _topic(found: Found) -> list[Word]:
    return [word for word in found.words if not (word.verb or word.light or set(word.forms) & _ASKING)]


def _fitting(found: Found) -> Iterator[tuple[float, Papers]]:
    topic = _topic(found)
    years = found.question.years
    for relevance, reading in found.readings():
        edition = reading.edition_year
        if relevance < _LEAST_RELEVANCE or (years and edition and edition not in years):
            continue
        for papers in lists_of_papers(reading):
            covered = _coverage(topic, papers)
            if covered >= _LEAST_COVERAGE:
                yield covered + _OF_HITS * relevance, papers


def _coverage(topic: list[Word], papers: Papers) -> float:
    """The share of a matter's words that stand around a list, those elsewhere in its document for less."""
    reading = papers.reading
    above = [*reading.headings(papers.owner), reading.document.title, reading.own(papers.owner)]
    around = squeezed(" ".join([*above, *_beside(reading, papers.owner)]))
    told = total = 0.0
    for word in topic:
        forms = [form for form in (*word.forms, *word.alike) if len(form) > 1 or form == word.forms[0]]
        near = any(stands_in(around, form) or reading.opens_with(form) for form in forms)
        there = near or any(form in reading.squeezed for form in word.forms)
        told += word.weight * (1.0 if near else _IN_DOCUMENT if there else 0.0)
        total += word.weight
    return told / total if total else 0.0


def _beside(reading: Reading, owner: Block) -> list[str]:
    """The lines before a list that stand under the same heading: the title of its form, to whom it goes."""
    if owner.parent is None:
        return []
    before = reading.document.blocks[max(owner.parent, owner.id - _SIBLINGS) : owner.id]
    return [reading.own(one) for one in before if one.parent == owner.parent and one.kind is BlockKind.PARAGRAPH]


def _said(papers: Papers) -> Draft:
    draft = Draft()
    reading = papers.reading
    told = []
    for paper in papers.lines:
        said = shortened(readable(reading.document.text[paper.start : paper.end]).rstrip("."), _LONGEST_LINE)
        told.append((said, draft.cite(reading, paper.block, (paper.start, paper.end))))
    if len(told) == 1:
        draft.say(f"{with_particle(papers.name, '은/는')} {told[0][0]}입니다.", told[0][1])
        return draft
    draft.say(f"{with_particle(papers.name, '은/는')} 다음과 같습니다.")
    draft.lines.append("\n".join(f"- {said} {mark}" for said, mark in told))
    return draft
