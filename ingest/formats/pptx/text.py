"""The text of a shape, a cell or a note on a slide as paragraphs (DrawingML text, ECMA-376 part 1, 21.1.2)."""

from collections.abc import Callable, Sequence
from typing import Final

from ingest.content import Paragraph, Role
from ingest.formats.ooxml.glyphs import glyphs
from ingest.formats.ooxml.math import linear
from ingest.formats.ooxml.names import A, Element, M, children, value, whole, words
from ingest.formats.pptx.bullets import LEVELS, Bullets

_MATH: Final = "{http://schemas.microsoft.com/office/drawing/2010/main}m"


def paragraphs(
    body: Element | None, styles: Sequence[Element], page: int, leave_out: Callable[[str], None]
) -> list[Paragraph]:
    """Read a text; ``styles`` are the list styles that it follows after its own, the nearest first."""
    if body is None:
        return []
    own = body.find(f"{A}lstStyle")
    bullets = Bullets(([own] if own is not None else []) + list(styles))
    found = []
    for paragraph in body.findall(f"{A}p"):
        text = _text(paragraph, leave_out).strip()
        if not text:  # PowerPoint neither marks nor counts an empty one
            continue
        looks = paragraph.find(f"{A}pPr")
        level = min(max(whole(looks.get("lvl") if looks is not None else None, 0), 0), LEVELS - 1)
        mark = bullets.next_mark(looks, level)
        role = Role.EQUATION if _is_equation(paragraph) else Role.BODY
        found.append(Paragraph(text, role, mark, level + 1 if mark or level else None, page=page))
    return found


def size(body: Element | None) -> int:
    """The largest size of a text, in hundredths of a point; 0 where a part of it has none of its own."""
    runs = [] if body is None else [run for run in body.iter(f"{A}r") if (run.findtext(f"{A}t") or "").strip()]
    sizes = [whole(value(run, f"{A}rPr", "sz"), 0) for run in runs]
    return max(sizes) if sizes and all(sizes) else 0


def _text(paragraph: Element, leave_out: Callable[[str], None]) -> str:
    parts = []
    for child in children(paragraph):
        if child.tag == f"{A}r":
            parts.append(_run(child))
        elif child.tag == f"{A}br":
            parts.append("\n")
        elif child.tag == f"{A}fld":
            text = child.findtext(f"{A}t") or ""
            if child.get("type", "").startswith("slidenum"):
                leave_out(text)
            else:
                parts.append(text)
        elif child.tag == _MATH:
            parts.append(" ".join(linear(child).split()))
    return "".join(parts)


def _run(run: Element) -> str:
    text = run.find(f"{A}t")
    if text is None:
        return ""
    font = value(run, f"{A}rPr/{A}sym", "typeface") or value(run, f"{A}rPr/{A}latin", "typeface") or ""
    return glyphs(words(text).replace("\v", "\n"), font)


def _is_equation(paragraph: Element) -> bool:
    """Say whether an equation stands alone."""
    maths = next(paragraph.iter(f"{M}oMath"), None)
    return maths is not None and not any((run.findtext(f"{A}t") or "").strip() for run in paragraph.findall(f"{A}r"))
