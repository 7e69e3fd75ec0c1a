"""How evidence is ordered where no year is asked for: the newer document first, and of tables that are alike the newer.

A workbook has a sheet a year, a report the table of last year beside this one's. Knows the years of evidence, not what
a question asks.
"""

from collections.abc import Sequence

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.evidence.rows import names_of_row
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.types import IN_TABLES

_A_YEAR_OLDER, _OLDEST = 0.03, 0.09
_FIGURES, _LEAST_LINE = re.compile(r"\d[\d,.]*"), 12
_Like = tuple[str, str, float]


def newer_first(candidates: Sequence[Candidate], scores: Sequence[float], coverages: Sequence[float]) -> list[float]:
    """The scores by which evidence is ordered: a little less for what is older.

    Rows that are named alike, cover the same of a question and stand under different years of one document count alike:
    nothing but how their passages were found tells them apart.
    """
    newest = max((candidate.reading.edition_year or 0 for candidate in candidates), default=0)
    likes: dict[_Like, list[int]] = {}
    for at, (candidate, coverage) in enumerate(zip(candidates, coverages, strict=True)):
        like = _like(candidate, coverage)
        if like is not None:
            likes.setdefault(like, []).append(at)
    ordered = [
        score * _share(newest - (candidate.reading.edition_year or newest))
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    for run in likes.values():
        years = [_year(candidates[at]) for at in run]
        if len(set(years)) > 1:
            best = max(ordered[at] for at in run)
            for at, year in zip(run, years, strict=True):
                ordered[at] = best * _share(max(years) - year)
    return ordered


def _share(years: int) -> float:
    return 1 - min(_OLDEST, _A_YEAR_OLDER * years)


def _year(candidate: Candidate) -> int:
    in_table = candidate.block.kind in IN_TABLES
    return max(candidate.standing_years) if in_table else candidate.reading.edition_year or 0


def _like(candidate: Candidate, coverage: float) -> _Like | None:
    """What tells alike rows and cells of one document that may stand under different years, and lines of its editions.

    A line of another edition is alike that says the same with other figures.
    """
    if candidate.block.kind not in IN_TABLES:
        said = _FIGURES.sub("0", squeezed(candidate.quote))
        same = len(said) >= _LEAST_LINE and candidate.reading.edition_year and not candidate.years
        return ("", said, round(coverage, 3)) if same else None
    if not candidate.standing_years:
        return None
    names = candidate.names or " ".join(names_of_row(candidate))
    if not names or years_of(names):
        return None
    return (candidate.reading.document.name, f"{candidate.block.kind}:{squeezed(names)}", round(coverage, 3))
