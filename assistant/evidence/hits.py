"""Lists of hits: those not yet known, numbered anew, those of years, under a title, or that define a term.

Knows passages and what stands above them, no library.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.evidence.reading import squeezed
from assistant.evidence.titles import title_of
from assistant.understanding.question import years_of
from index.types import Hit
from ingest import patterns as re


def unknown(further: Sequence[Hit], hits: Sequence[Hit]) -> list[Hit]:
    """Those of further hits that are not among the hits."""
    known = {(hit.passage.document, hit.passage.start) for hit in hits}
    return [hit for hit in further if (hit.passage.document, hit.passage.start) not in known]


def ranked(hits: Sequence[Hit]) -> list[Hit]:
    """Hits by their scores, numbered from 1."""
    return [replace(hit, rank=rank) for rank, hit in enumerate(sorted(hits, key=lambda hit: -hit.score), start=1)]


def title(hit: Hit) -> str:
    """What the title of the article says that a passage is of; empty where it is of none."""
    titles = (title_of(line) for line in reversed(hit.passage.context.split("\n")))
    return next(filter(None, titles), "")


def is_of(hit: Hit, years: Collection[int]) -> bool:
    """Whether what stands above a passage names one of several years; the passage itself where nothing above does."""
    passage = hit.passage
    above = years_of(f"{passage.context}\n{passage.document}")
    return not set(years).isdisjoint(above or years_of(passage.text))


def defining(hits: Sequence[Hit], term: str) -> list[Hit]:
    """Those whose passage says what a term means: “위기상황”이란, 한부모가족이라 함은."""
    says = re.compile(rf"[\"“'‘「]?{re.escape(squeezed(term))}[\"”'’」]?(?:\([^()]*\))?(?:이?란|이?라함은)")
    return [hit for hit in hits if says.search(squeezed(hit.passage.text))]
