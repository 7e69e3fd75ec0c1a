"""Looking at OWPML elements by their local names: the namespaces changed with the years, the names did not.

Knows XML elements and attributes, not what they mean.
"""

from collections.abc import Iterator

from lxml import etree

_LARGEST = 10**9  # what no count or length of a document reaches


def local(element: "etree._Element") -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag[tag.find("}") + 1 :] if isinstance(tag, str) else ""


def children(element: "etree._Element", name: str) -> Iterator["etree._Element"]:
    """The direct children of a name."""
    return element.iterchildren(f"{{*}}{name}")  # type: ignore[no-any-return]


def child(element: "etree._Element", name: str) -> "etree._Element | None":
    """The first direct child of a name."""
    return next(children(element, name), None)


def within(element: "etree._Element", name: str) -> "etree._Element | None":
    """The first element of a name at any depth."""
    return next(element.iter(f"{{*}}{name}"), None)


def number(element: "etree._Element | None", attribute: str, otherwise: int = 0) -> int:
    """A whole number from an attribute; what is none, or beyond all reason, counts as missing."""
    written = element.get(attribute) if element is not None else None
    if written is None or len(written) > len(str(_LARGEST)):
        return otherwise
    try:
        return int(written)
    except ValueError:
        return otherwise


def is_on(element: "etree._Element", attribute: str) -> bool:
    """Say whether an attribute is set to yes."""
    return element.get(attribute) in ("1", "true")
