"""How a page is called where the document has sheets or slides instead. Pure."""

from pathlib import PurePosixPath

from ingest.types import Document

_SHEETS = frozenset({"xls", "xlsx", "xlsm", "ods", "csv", "tsv"})
_SLIDES = frozenset({"ppt", "pptx", "odp"})


def page_name(document: Document, number: int) -> str:
    """Name a page as the reader knows it: 12쪽, a slide, or a sheet by its title."""
    label = next((page.label for page in document.pages if page.number == number), "")
    if document.format in _SHEETS and label:
        return f"시트 ‘{label}’"
    return page_of_name(document.name, number)


def page_of_name(name: str, number: int) -> str:
    """Name a page of a document of which no more than its name is known."""
    form = PurePosixPath(name).suffix[1:].lower()
    if form in _SHEETS:
        return f"{number}번째 시트"
    return f"슬라이드 {number}" if form in _SLIDES else f"{number}쪽"
