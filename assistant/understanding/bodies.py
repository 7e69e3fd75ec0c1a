"""Where a text names public bodies, by their full names or short forms; the names stand in ``ingest.names``."""

from functools import lru_cache

from ingest import patterns as re
from ingest.names import Name as Body
from ingest.names import Names, built_in_names

__all__ = ["Body", "body_spans", "find_bodies", "known_bodies"]


def known_bodies(names: Names | None = None) -> tuple[Body, ...]:
    """Give the public bodies among the names, those of the program unless given."""
    return tuple(name for name in names or built_in_names() if name.is_body)


@lru_cache(maxsize=4)
def _pattern(names: Names) -> tuple[re.Pattern[str], dict[str, Body]]:
    by_form: dict[str, Body] = {}
    for body in known_bodies(names):
        for form in body.forms:
            by_form.setdefault(form, body)
    longest_first = sorted(by_form, key=len, reverse=True)
    joined = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<![가-힣])(?:{joined})(?!문|하는|품|분야|재원|서울)"), by_form


def find_bodies(text: str, names: Names | None = None) -> tuple[Body, ...]:
    """Bodies that a text names, each once, in order."""
    return tuple(dict.fromkeys(body for _, _, body in body_spans(text, names)))


def body_spans(text: str, names: Names | None = None) -> list[tuple[int, int, Body]]:
    """Where a text names bodies."""
    pattern, by_form = _pattern(names or built_in_names())
    return [(match.start(), match.end(), by_form[match.group()]) for match in pattern.finditer(text)]
