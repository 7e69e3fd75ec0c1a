"""Where sources stand, in words, and the table that shows them."""

from collections.abc import Sequence

from assistant.reports.types import Run, Runs, Source, Sources

# Of a page with margins of 20 mm.
SOURCE_WIDTHS_MM = (13, 62, 95)
_COLUMNS = ("번호", "문서와 자리", "원문")


def place(one: Source) -> str:
    """Say where a source stands: document, headings from the top down, page."""
    return ", ".join(part for part in (one.document, " › ".join(one.headings), one.page) if part)


def copies(one: Source) -> str:
    """Name the copies of the source's document; empty where there are none."""
    return f"같은 문서: {', '.join(one.same_as)}" if one.same_as else ""


def source_rows(sources: Sequence[Source]) -> tuple[tuple[Runs, ...], ...]:
    """Give the rows of the table of some sources; the first names its columns."""
    return (tuple((Run(words),) for words in _COLUMNS), *map(_row, sources))


def table_told(sources: Sources) -> str:
    """Say of that table, for those who can't see it, what it holds."""
    return f"{sources.title}: 인용 번호마다 문서와 자리, 원문"


def _row(one: Source) -> tuple[Runs, ...]:
    below = [" › ".join(one.headings), one.page, copies(one)]
    told = "".join(f"\n{words}" for words in below if words)
    return (Run(f"[{one.number}]"),), (Run(one.document, bold=True), Run(told)), (Run(one.quote),)
