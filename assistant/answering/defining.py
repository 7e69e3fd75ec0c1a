"""What a term means, where the documents say so: “생활도로”란 … 도로를 말한다, p-값은 …이다, SIP(Session …).

Only words that define the very term are taken, wherever in the documents found they stand; a sentence that merely
speaks of it is left to the others.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.presenting import present
from assistant.answering.refusing import LEAST_SCORE
from assistant.answering.wording import as_statement, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from assistant.understanding.asked import Asked
from assistant.understanding.meaning import asks_what_for, term_asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_MARK = r"[\"'“”‘’「」『』<>〈〉《》]*"
_NO_TABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.FOOTNOTE})
# How a sentence ends that says what something is.
_IS = r"(?:이다|입니다|임|(?:말|뜻|의미)(?:한다|합니다|함)|가리킨다|가리킵니다)[.\"”’]*$"
_LEAST_TERM, _MOST_TERM = 2, 24
_NAMED_BY = 2  # words; more of them describe
_LOOKED_AT, _MOST_BELOW, _LONGEST_BELOW = 3, 3, 120
_IN_THIS_LAW = r"(?:이(?:법|영|규칙|조례|규정|지침|예규|고시|약관|계약)(?:에서|의)(?:사용하는)?\W*?)?"
_FULL_NAME = r"[A-Z][A-Za-z&/-]+(?: [A-Za-z&/-]+)+"


def definition(found: Found) -> Draft | None:
    """Say what the term means that a question asks about; None where no words found define it."""
    term = term_asked(found.question)
    if not term:
        return None
    if asks_what_for(found.question):
        return _full_name(found, term)
    for run in _runs(term):
        others = [squeezed(word) for word in term.split() if len(word) >= _LEAST_TERM and word not in run.split()]
        defines = _defining(squeezed(run), alone=not others)
        for one in found.weighed:
            if not _says(one.candidate, defines):
                continue
            if found.confidence >= LEAST_SCORE or _stand_around(others, one.candidate):
                draft = Draft()
                present(draft, found.question, one.candidate)
                return draft
    return _ruled(found, squeezed(term))


def say_undefined(question: Question, draft: Draft) -> None:
    """Say first that no words define the term that a question asks for, where an answer only speaks of it.

    A question that describes what it asks for is answered by what is told.
    """
    term = term_asked(question)
    named = 0 < len(term.split()) <= _NAMED_BY and question.text.lstrip(" \"'“‘").startswith(term)
    if named and question.asked == {Asked.DEFINITION} and not _explains(squeezed(term), squeezed(draft.text)):
        draft.lines.insert(0, f"문서에서 ‘{term}’의 뜻을 풀이한 대목은 찾지 못했습니다. 관련된 내용은 다음과 같습니다.")


def _explains(term: str, said: str) -> bool:
    """Whether words name a term and what it is: 용어: …, 용어(Term), 이름(용어), “용어”란, 용어는 …이다."""
    told = r"[:：(]|이?란|[은는]|의(?:뜻|의미|정의)[은는]"
    named = rf"\({re.escape(term)}|{re.escape(term)}{_MARK}(?:제도|사업)?(?:{told})"
    return re.search(named, said) is not None


def _ruled(found: Found, term: str) -> Draft | None:
    """A line that gives a term in brackets behind its full name, with the lines below it: what the rule says."""
    for one in found.weighed[:_LOOKED_AT]:
        candidate = one.candidate
        below = _below(candidate)
        if one.score >= LEAST_SCORE and below and re.search(rf"[가-힣]\({re.escape(term)}\)", candidate.own):
            draft = Draft()
            present(draft, found.question, candidate)
            for block in below:
                words = readable(candidate.reading.own(block))
                draft.say(as_statement(words), draft.cite(candidate.reading, block, (block.start, block.end)))
            return draft
    return None


def _below(candidate: Candidate) -> list[Block]:
    """The first lines right below a line, where they are short."""
    reading, block = candidate.reading, candidate.block
    following = reading.document.blocks[block.id + 1 : block.id + 1 + _MOST_BELOW]
    lines = [one for one in following if one.parent == block.id and one.kind in _NO_TABLE]
    return [one for one in lines if one.end - one.start <= _LONGEST_BELOW]


def _runs(term: str) -> Iterator[str]:
    """The runs of a term's words that are most of it, longest first."""
    words = term.split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length, -1, -1):
            run = " ".join(words[start : start + length])
            letters = len(squeezed(run))
            if _LEAST_TERM <= letters <= _MOST_TERM and 2 * letters >= len(squeezed(term)):
                yield run


def _defining(term: str, *, alone: bool) -> re.Pattern[str]:
    """How squeezed sentences define a squeezed term; in brackets before them only where it stands ``alone``."""
    named = rf"{_MARK}{re.escape(term)}{_MARK}(?:\([^()]*\))?{_MARK}"
    ways = (
        rf"{named}(?:이?란|이?라함은|이?라는것은|이?라는말은)",
        rf"{named}[은는].*{_IS}",
        rf"{named}[:：=](?=.{{6}})",
        *([rf"\({re.escape(term)}\)(?=.{{6}})"] if alone else []),
    )
    return re.compile(rf"^\W*?{_IN_THIS_LAW}(?:{'|'.join(ways)})")


def _says(candidate: Candidate, defines: re.Pattern[str]) -> bool:
    if candidate.block.kind not in _NO_TABLE or candidate.is_part:
        return False
    said = squeezed(readable(candidate.quote))
    explained = candidate.reading.explained(candidate.block) if candidate.block.kind is BlockKind.FOOTNOTE else ""
    return any(defines.search(text) for text in (said, f"{squeezed(explained)}:{said}"))


def _stand_around(words: Sequence[str], candidate: Candidate) -> bool:
    around = f"{candidate.own}{candidate.near}{candidate.far}{candidate.reading.first_page}"
    return all(word in around for word in words)


def _full_name(found: Found, term: str) -> Draft | None:
    """What an abbreviation stands for, where its full name stands before or in brackets."""
    short = re.escape(term.rsplit(maxsplit=1)[-1])
    behind = re.compile(rf"(?<![A-Za-z]){short} ?\((?P<name>{_FULL_NAME})\)")
    before = re.compile(rf"(?P<name>{_FULL_NAME}) ?\({short}\)")
    for one in found.weighed:
        candidate = one.candidate
        at = behind.search(candidate.quote) or before.search(candidate.quote)
        if at is not None:
            draft = Draft()
            span = (candidate.start + at.start(), candidate.start + at.end())
            mark = draft.cite(candidate.reading, candidate.block, span)
            draft.say(f"{with_particle(term.rsplit(maxsplit=1)[-1], '은/는')} {at['name']}의 약자입니다.", mark)
            return draft
    return None
