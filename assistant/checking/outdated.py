"""Whether a value is the old one of a change: 200만 원 where the source says 200만 원에서 210만 원으로.

Knows what texts tell as changes; a change that the answer itself tells is none of its business.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.checking.around import Wording
from assistant.checking.standing import UNPLACED, is_named
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure
from ingest import patterns as re

_WAS = re.compile(r"\s{0,2}(?:에서|→|->)")
IS_NOW = re.compile(r"\s{0,2}(?:으로|로)(?! ?(?:부터|구성|이루))")
# The old and the new value stand at most this far apart, in one sentence.
_FAR = 40
_SENTENCE_END = re.compile(r"[.\n]")
# A sentence with one of these tells a change, or what was before it.
_OF_CHANGE = re.compile(
    r"기존|종전|이전|작년|전년|지난|원래|당초|였|었|바뀌|인상|인하|상향|하향|확대|축소"
    r"|에서|→|->|보다|대비|비해|늘|줄|오르|올라|내리|내려"
)
Change = tuple[Figure, Figure]


def is_outdated(claim: Figure, answer: Wording, cited: Sequence[Wording]) -> bool:
    """Say whether the source has a claim only as what was before a change, and the answer tells it as what is."""
    if claim.kind in UNPLACED:
        return False
    changes = [(text, change) for text in cited for change in changes_of(text) if same_when_rounded(claim, change[0])]
    around = answer.around(claim.start)
    if not changes or around is None or any(is_named(new, answer.figures) for _, (_, new) in changes):
        return False
    before = {(id(text), old.start) for text, (old, _) in changes}
    if any((id(text), one.start) not in before for text in cited for one in _standing(claim, text)):
        return False
    return _OF_CHANGE.search(answer.text, around.start, around.end) is None


def _standing(claim: Figure, text: Wording) -> list[Figure]:
    return [one for one in text.alike.to(claim) if same_when_rounded(claim, one)]


@lru_cache(maxsize=256)
def changes_of(text: Wording) -> Sequence[Change]:
    """The changes that a text tells, each as its old and its new value."""
    figures = [one for one in text.in_order if one.kind not in UNPLACED]  # 200만 원에서 2023년 210만 원으로
    return tuple((old, new) for old, new in pairwise(figures) if _is_change(text.text, old, new))


def _is_change(text: str, old: Figure, new: Figure) -> bool:
    if measure(old) != measure(new) or new.start - old.end > _FAR or not _WAS.match(text, old.end):
        return False
    return IS_NOW.match(text, new.end) is not None and not _SENTENCE_END.search(text, old.end, new.start)
