"""Equations of Office Math (ECMA-376 part 1, 22.1) as text on one line: a/b, x^2, √(x), ∑_(i=1)^n.

Follows the linear format that Word itself writes when an equation is turned into a line; lays nothing out.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from ingest.formats.ooxml.names import Element, M, value, words

_ACCENTS: Final = MappingProxyType({"̂": "^", "̃": "~", "̅": "¯", "⃗": "→", "̇": "˙"})
_DEFAULT_SIGN: Final = "∫"
_OPERATORS: Final = "+-−=<>≤≥±×÷/·, "


def linear(element: Element) -> str:
    """Write an equation, or a part of one, as text on one line."""
    parts = []
    for child in element:
        tag = str(child.tag).rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag in ("t", "delText"):
            parts.append(words(child))
        elif tag in _WRITTEN:
            parts.append(_WRITTEN[tag](child))
        elif not tag.endswith("Pr"):
            parts.append(linear(child))
    return "".join(parts)


def _of(element: Element, name: str) -> str:
    """The text of a child, in brackets where it is more than one sign or number."""
    child = element.find(f"{M}{name}")
    text = linear(child) if child is not None else ""
    return f"({text})" if any(sign in text for sign in _OPERATORS) and not _is_bracketed(text) else text


def _is_bracketed(text: str) -> bool:
    """Say whether the first bracket closes at the end."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return at == len(text) - 1 and at > 0
    return False


def _plain(element: Element, name: str) -> str:
    child = element.find(f"{M}{name}")
    return linear(child) if child is not None else ""


def _fraction(element: Element) -> str:
    return f"{_of(element, 'num')}/{_of(element, 'den')}"


def _root(element: Element) -> str:
    return f"{_plain(element, 'deg')}√({_plain(element, 'e')})"


def _lower(element: Element) -> str:
    return f"{_of(element, 'e')}_{_of(element, 'sub')}"


def _raised(element: Element) -> str:
    return f"{_of(element, 'e')}^{_of(element, 'sup')}"


def _lower_and_raised(element: Element) -> str:
    return f"{_of(element, 'e')}_{_of(element, 'sub')}^{_of(element, 'sup')}"


def _before(element: Element) -> str:
    return f"_{_of(element, 'sub')}^{_of(element, 'sup')}{_of(element, 'e')}"


def _large(element: Element) -> str:
    """A sum, a product, an integral with its limits."""
    sign = value(element, f"{M}naryPr/{M}chr", f"{M}val")
    below, above = _of(element, "sub"), _of(element, "sup")
    limits = (f"_{below}" if below else "") + (f"^{above}" if above else "")
    return f"{_DEFAULT_SIGN if sign is None else sign}{limits} {_plain(element, 'e')}".rstrip()


def _bracketed(element: Element) -> str:
    settings = f"{M}dPr/{M}"
    begin, end = value(element, f"{settings}begChr", f"{M}val"), value(element, f"{settings}endChr", f"{M}val")
    between = value(element, f"{settings}sepChr", f"{M}val") or "|"
    inside = between.join(linear(part) for part in element.findall(f"{M}e"))
    return f"{'(' if begin is None else begin}{inside}{')' if end is None else end}"


def _function(element: Element) -> str:
    return f"{_plain(element, 'fName')} {_plain(element, 'e')}".strip()


def _below(element: Element) -> str:
    return f"{_plain(element, 'e')}_{_of(element, 'lim')}"


def _above(element: Element) -> str:
    return f"{_plain(element, 'e')}^{_of(element, 'lim')}"


def _accented(element: Element) -> str:
    sign = value(element, f"{M}accPr/{M}chr", f"{M}val") or "̂"
    return f"{_of(element, 'e')}{_ACCENTS.get(sign, sign)}"


def _matrix(element: Element) -> str:
    rows = (
        "&".join(linear(one) for one in row.findall(f"{M}e"))
        for row in element.findall(f"{M}mr")
    )  # fmt: skip
    return f"[{'; '.join(rows)}]"


def _lines(element: Element) -> str:
    return "; ".join(linear(line) for line in element.findall(f"{M}e"))


_WRITTEN: Final[Mapping[str, Callable[[Element], str]]] = MappingProxyType({
    "f": _fraction, "rad": _root, "sSub": _lower, "sSup": _raised, "sSubSup": _lower_and_raised, "sPre": _before,
    "nary": _large, "d": _bracketed, "func": _function, "limLow": _below, "limUpp": _above, "acc": _accented,
    "m": _matrix, "eqArr": _lines,
})  # fmt: skip
