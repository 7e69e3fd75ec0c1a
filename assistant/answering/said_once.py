"""The title of a leaflet said once: the sentences behind the first one without it.

Knows sentences and titles; which sentences follow which is told elsewhere.
"""

from functools import lru_cache

from assistant.answering.wording import untied
from assistant.evidence.reading import Reading, squeezed
from assistant.figures.parsing import parse_figures
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import without_asides

# Behind the title: 의 지원 대상은, 에 대한 문의는; and where it is itself what a sentence is of.
_OF_IT = r"(?:제도|사업)?(?:의|에 대한|에 관한)? (?!중 )(?=(?:[가-힣]{1,8} ){0,2}[가-힣]{2,8}(?<!제도)(?<!사업)[은는] )"
# Nouns that grow together with the last word of a title: 집수리 지원, 집수리 지원내용은.
_GROWN = r"(?!제도|사업|[하되받에])[가-힣]{2,4}[은는] "
_IT = r" ?(?:제도|사업)?(?:[은는]|의 경우(?:에는)?) "
_USED = 2  # at the head and in the text


def named(sentence: str, question: Question, reading: Reading) -> str:
    """The first sentence of a leaflet, behind its title where neither it nor the question says what it is about.

    A title that its text never uses is a headline and names no matter; a figure in it would stand in no citation.
    """
    title = reading.document.title
    name = squeezed(without_asides(title))
    if reading.squeezed.count(name) < _USED or name in squeezed(f"{question.text} {sentence}") or parse_figures(title):
        return sentence
    return f"{title} — {untied(sentence)}"


def without_subject(sentence: str, title: str) -> str:
    """A sentence without the title that it begins with where what it tells of is named behind: 신청 방법은 …."""
    named = _behind(title, _OF_IT).match(sentence) if title else None
    head, _, last = title.rpartition(" ")
    if named is None and head and last:
        named = _behind(head, rf"(?={re.escape(last)}{_GROWN})").match(sentence)
    return sentence[named.end() :] if named is not None else sentence


def without_topic(sentence: str, title: str) -> str:
    """A sentence without the title that it is itself of, which was said before: 집수리 지원 제도는 …."""
    named = _behind(title, _IT).match(sentence) if title else None
    return sentence[named.end() :] if named is not None else sentence


@lru_cache(maxsize=128)
def _behind(title: str, follows: str) -> re.Pattern[str]:
    letters = r"\W{0,3}".join(re.escape(ch) for ch in title if ch.isalnum())
    return re.compile(rf"\W{{0,3}}{letters}\W{{0,3}}{follows}")
