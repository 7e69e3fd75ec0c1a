"""Names of Office Open XML elements and attributes, and their simplest values (ECMA-376 parts 1 and 4).

Knows how a value is written, not what it means.
"""

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_SCHEMAS = "http://schemas.openxmlformats.org/"
W = f"{{{_SCHEMAS}wordprocessingml/2006/main}}"
P = f"{{{_SCHEMAS}presentationml/2006/main}}"
A = f"{{{_SCHEMAS}drawingml/2006/main}}"
C = f"{{{_SCHEMAS}drawingml/2006/chart}}"
DGM = f"{{{_SCHEMAS}drawingml/2006/diagram}}"
WP = f"{{{_SCHEMAS}drawingml/2006/wordprocessingDrawing}}"
R = f"{{{_SCHEMAS}officeDocument/2006/relationships}}"
M = f"{{{_SCHEMAS}officeDocument/2006/math}}"
MC = f"{{{_SCHEMAS}markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"

_OFF = ("0", "false", "off")
_LARGEST = 2**31


def is_on(parent: Element | None, tag: str, attribute: str) -> bool | None:
    """Read a switch: a child that is there and not off; None where the child is missing."""
    switch = parent.find(tag) if parent is not None else None
    if switch is None:
        return None
    return switch.get(attribute, "1") not in _OFF


def value(parent: Element | None, path: str, attribute: str) -> str | None:
    """Read an attribute of the first descendant at a path, None where either is missing."""
    child = parent.find(path) if parent is not None else None
    return None if child is None else child.get(attribute)


def whole(written: str | None, default: int) -> int:
    """Read a whole number; what is none or absurdly large counts as not written."""
    try:
        number = int(written) if written is not None and len(written) < 12 else default
    except ValueError:
        return default
    return number if abs(number) < _LARGEST else default


def words(element: Element) -> str:
    """The characters right inside an element, those around comments and unknown elements too."""
    if not len(element):
        return element.text or ""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def children(element: Element) -> Iterator[Element]:
    """The children as a program of today sees them: of alternatives the first, else the fallback."""
    for child in element:
        if child.tag != f"{MC}AlternateContent":
            yield child
            continue
        chosen = child.find(f"{MC}Choice")
        if chosen is None:
            chosen = child.find(f"{MC}Fallback")
        if chosen is not None:
            yield from children(chosen)
