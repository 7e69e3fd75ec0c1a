"""The plain characters of a piece of a Word document, for what is left out of the running text."""

from typing import Final

from ingest.formats.ooxml.names import Element, W, children, words

_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TEXTS: Final = (f"{W}t", f"{W}delText")


def plain(element: Element) -> str:
    """Give an element's text, a paragraph a line, deleted text too."""
    lines = [""]
    _collect(element, lines)
    return "\n".join(line.strip() for line in lines if line.strip())


def _collect(element: Element, lines: list[str]) -> None:
    for child in children(element):
        if child.tag in _TEXTS:
            lines[-1] += words(child)
        elif child.tag in _SIGNS:
            lines[-1] += _SIGNS[child.tag]
        else:
            if child.tag == f"{W}p":
                lines.append("")
            _collect(child, lines)
