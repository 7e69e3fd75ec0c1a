"""Years in the names of columns and rows: 2024년 예산, ’25년도, 2023.

Columns that are alike but for their years are one measure in several years.
"""

from ingest import patterns as re

_YEAR = re.compile(r"(?:(?:19|20)\d\d|['‘’]\d\d)(?:년도?|도)?")


def without_years(label: str) -> str:
    """A label without its years: 예산 of 2024년 예산."""
    return " ".join(_YEAR.sub(" ", label).split())


def is_year(label: str) -> bool:
    """Whether a label is a year and nothing else."""
    return _YEAR.fullmatch(label) is not None
