"""Names of public bodies and their short forms, from a table that users may extend."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("bodies.tsv")


@dataclass(frozen=True, slots=True)
class Body:
    """A public body; ``forms`` starts with its full name."""

    forms: tuple[str, ...]

    @property
    def name(self) -> str:
        """The full name."""
        return self.forms[0]


@lru_cache(maxsize=1)
def known_bodies() -> tuple[Body, ...]:
    """Read the table once."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(Body(tuple(line.split("\t"))) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, Body]]:
    by_form = {form: body for body in known_bodies() for form in body.forms}
    longest_first = sorted(by_form, key=len, reverse=True)
    joined = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<![가-힣])(?:{joined})(?!문|하는|품|분야|재원|서울)"), by_form


def find_bodies(text: str) -> tuple[Body, ...]:
    """Bodies that a text names, each once, in order."""
    pattern, by_form = _pattern()
    return tuple(dict.fromkeys(by_form[match.group()] for match in pattern.finditer(text)))


def body_spans(text: str) -> list[tuple[int, int, Body]]:
    """Where a text names bodies."""
    pattern, by_form = _pattern()
    return [(match.start(), match.end(), by_form[match.group()]) for match in pattern.finditer(text)]
