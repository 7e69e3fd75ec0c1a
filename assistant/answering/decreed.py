"""What a law leaves to its decree, told from the decree where the library has it: 대통령령으로 정하는 바에 따라.

Knows titles of laws and the articles that a decree carries out, not how evidence is weighed.
"""

from assistant.answering.articles import CARRIES_OUT
from assistant.answering.draft import Draft
from assistant.answering.wording import as_statement, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed
from index.references import opened_article
from ingest import patterns as re

_LEAVES = re.compile(r"(?:대통령령|총리령|[가-힣]+부령|규칙)(?:으로|이|에서) 정하")
_LEAST_SHARE = 0.6


def tell_decree(draft: Draft, found: Found, law: Candidate) -> None:
    """Say what the decree of a law says on the article told, where the article leaves it to the decree."""
    article = next(filter(None, map(opened_article, reversed(law.reading.headings(law.block)))), "")
    if not article or not _LEAVES.search(law.quote):
        return
    name = squeezed(law.reading.document.title)
    names_article = re.compile(rf"법[^제]{{0,20}}{article}(?!의\s?\d)")
    for one in found.weighed:
        decree = one.candidate
        rest = squeezed(decree.reading.document.title).removeprefix(name)
        if one.score < _LEAST_SHARE * found.weighed[0].score:
            continue
        if not decree.is_part and CARRIES_OUT.fullmatch(rest) and names_article.search(decree.quote):
            mark = draft.cite(decree.reading, decree.block, (decree.start, decree.end))
            draft.say(f"「{readable(decree.reading.document.title)}」: {as_statement(readable(decree.quote))}", mark)
            return
