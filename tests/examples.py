"""How many examples a property is tried with, by the profile of hypothesis that is loaded."""

from hypothesis import settings

FULL = 100  # what hypothesis tries unless told
LEAST = 10


def examples(count: int) -> int:
    """As many of ``count`` as the profile tries of hypothesis's own hundred: all of them in `make test`."""
    return max(min(count, LEAST), count * settings().max_examples // FULL)
