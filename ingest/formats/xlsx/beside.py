"""What hangs on a sheet in parts of its own: tables that name their header, text boxes, charts, remarks on cells.

Follows ECMA-376 part 1, 18.5, 18.7, 20.5 and 21.2. A part that is missing or damaged costs only itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.errors import IngestError
from ingest.formats.packages import Package
from ingest.formats.xlsx.grid import Floating, area
from ingest.formats.xlsx.workbook import links, local, rich_text

_COMMENTS = ("comments", "threadedComment")


@dataclass(frozen=True, slots=True)
class Beside:
    """What was found beside a sheet; ``left_out`` are remarks on cells and titles of charts."""

    header_ends: tuple[int, ...]
    boxes: tuple[Floating, ...]
    left_out: tuple[str, ...]


def read_beside(package: Package, part: str) -> Beside:
    """Read what hangs on the sheet in ``part``."""
    header_ends: list[int] = []
    boxes: list[Floating] = []
    left_out: list[str] = []
    for link in links(package, part).values():
        root = _root(package, link.target) if link.kind in (*_COMMENTS, "table", "drawing") else None
        if root is None:
            continue
        if link.kind == "table":
            header_ends += _header_end(root)
        elif link.kind == "drawing":
            boxes += _boxes(root)
            charts = (inner.target for inner in links(package, link.target).values() if inner.kind == "chart")
            left_out += (title for chart in charts if (title := _chart_title(package, chart)))
        else:
            left_out += _remarks(root)
    return Beside(tuple(header_ends), tuple(boxes), tuple(dict.fromkeys(left_out)))


def _root(package: Package, part: str) -> "etree._Element | None":
    try:
        return package.xml(part) if part in package else None
    except IngestError:
        return None


def _header_end(table: "etree._Element") -> Iterator[int]:
    covers = area(table.get("ref", ""))
    heads = table.get("headerRowCount", "1")
    if covers is not None and heads in ("1", "2", "3"):
        yield covers.top + int(heads) - 1


def _boxes(drawing: "etree._Element") -> Iterator[Floating]:
    for anchor in drawing:
        row = next((inner.text or "" for inner in anchor.iterfind("{*}from/{*}row")), "")
        for body in anchor.iterfind(".//{*}txBody"):
            if any(local(outer) == "Fallback" for outer in body.iterancestors()):
                continue
            texts = tuple(text for text in map(_drawn_text, body.iterfind("{*}p")) if text.strip())
            if texts:
                yield Floating(int(row) if row.isdecimal() and len(row) < 8 else 0, texts)


def _drawn_text(paragraph: "etree._Element") -> str:
    parts = ("\n" if local(run) == "br" else run.text or "" for run in paragraph.iter("{*}t", "{*}br"))
    return "".join(parts)


def _chart_title(package: Package, part: str) -> str:
    root = _root(package, part)
    title = root.find(".//{*}title") if root is not None else None
    return "".join(run.text or "" for run in title.iter("{*}t")) if title is not None else ""


def _remarks(comments: "etree._Element") -> Iterator[str]:
    """Remarks on cells; a thread's old form only points to the new one."""
    authors = [author.text or "" for author in comments.iterfind("{*}authors/{*}author")]
    for comment in comments.iter("{*}comment", "{*}threadedComment"):
        at = comment.get("authorId", "")
        if at.isdecimal() and len(at) < 6 and int(at) < len(authors) and authors[int(at)].startswith("tc="):
            continue
        text = "".join(rich_text(body) or body.text or "" for body in comment.iterfind("{*}text"))
        if text.strip():
            yield text
