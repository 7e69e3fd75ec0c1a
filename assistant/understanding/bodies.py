"""Where a text names public bodies, by their full names or short forms; the names stand in ``ingest.names``."""

import re
from functools import lru_cache

from ingest.names import Name as Body
from ingest.names import built_in_names

__all__ = ["Body", "body_spans", "find_bodies", "known_bodies"]


@lru_cache(maxsize=1)
def known_bodies() -> tuple[Body, ...]:
    """Give the public bodies of the table."""
    return tuple(name for name in built_in_names() if name.is_body)


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
