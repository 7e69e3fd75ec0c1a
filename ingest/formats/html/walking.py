"""A parsed page as a sequence of steps: an element opens, a text, an element closes. Any depth, no recursion."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from selectolax.lexbor import LexborNode

from ingest import patterns as re

_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Step(Enum):
    """What a walk comes by."""

    OPEN = auto()
    TEXT = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """One step: the element, or the text."""

    step: Step
    node: LexborNode
    text: str = ""


def walk(root: LexborNode, skips: Callable[[LexborNode], bool]) -> Iterator[Event]:
    """Walk over what is in ``root``; elements that ``skips`` accepts are passed over with all they hold."""
    node = root.first_child
    depth = 1 if node is not None else 0
    while node is not None and depth:
        inner = None
        if node.is_text_node:
            yield Event(Step.TEXT, node, node.text_content or "")
        elif node.is_element_node and not skips(node):
            yield Event(Step.OPEN, node)
            inner = node.first_child
            if inner is None:
                yield Event(Step.CLOSE, node)
        if inner is not None:
            node, depth = inner, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if not depth or node is None:
                return
            yield Event(Step.CLOSE, node)
        node = node.next


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value, empty where there is none."""
    return node.attributes.get(name) or ""


def number(node: LexborNode, name: str, default: int) -> int:
    """An attribute that counts."""
    digits = attribute(node, name).strip()
    return int(digits) if digits.isascii() and digits.removeprefix("-").isdecimal() and len(digits) < 8 else default


def collapsed(text: str) -> str:
    """A text with its runs of blanks as one, as browsers show it; blanks that don't break stay."""
    return _BLANKS.sub(" ", text)


def shown(text: str) -> str:
    """A finished line: no blanks at its ends, the unbreakable ones inside as ordinary ones."""
    lines = (line.strip(" \t\n\r\f").replace("\xa0", " ").rstrip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")
