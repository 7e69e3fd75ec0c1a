"""Which proposals are taken: spread over kinds, documents and their parts, by a seed."""

import random
from collections import Counter
from collections.abc import Sequence

from eval.drafting.checking import too_like
from eval.drafting.draft import Draft
from eval.kinds import UNANSWERABLE

_UNANSWERABLE = 0.2  # of all, at most
_MOST_ALIKE = 5  # of one kind from one part: the fifth row of a table measures what the first did
_MOST_ABSENT = 2  # of one missing thing in one document
_FROM_ONE_PART = 2  # of one table or one part, while there are others


def chosen(drafts: Sequence[Draft], count: int, chance: random.Random) -> list[Draft]:
    """Take up to so many proposals, kind after kind, each time from the document that has given the fewest.

    The same proposals in the same order and the same seed give the same choice.
    """
    by_kind: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.kind, draft.document, draft.place, draft.question)):
        by_kind.setdefault(draft.kind, []).append(draft)
    for waiting in by_kind.values():
        chance.shuffle(waiting)
    kinds = sorted(by_kind)
    chance.shuffle(kinds)
    taken: list[Draft] = []
    given: Counter[str] = Counter()
    parts: Counter[tuple[str, int]] = Counter()
    made: Counter[str] = Counter()
    while len(taken) < count and any(by_kind.values()):
        for kind in kinds:
            if kind == UNANSWERABLE and taken and made[UNANSWERABLE] >= _UNANSWERABLE * count:
                by_kind[kind].clear()
            if by_kind[kind] and len(taken) < count:
                draft = _next(by_kind[kind], given, parts, made)
                by_kind[kind].remove(draft)
                series = f"{draft.document} {draft.made_from if kind == UNANSWERABLE else draft.source} {kind}"
                if made[series] < (_MOST_ABSENT if kind == UNANSWERABLE else _MOST_ALIKE) and not too_like(
                    draft, taken
                ):
                    taken.append(draft)
                    given[draft.document] += 1
                    parts[draft.document, draft.source] += 1
                    made.update((series, draft.made_from, kind))
    return sorted(taken, key=lambda draft: (draft.document, not draft.evidence, draft.place, draft.question))


def _next(waiting: Sequence[Draft], given: Counter[str], parts: Counter[tuple[str, int]], made: Counter[str]) -> Draft:
    """The first of those whose way and part, then whose document, have given the fewest so far."""

    def given_so_far(draft: Draft) -> tuple[int, int]:
        from_part = max(0, parts[draft.document, draft.source] - _FROM_ONE_PART + 1)
        return from_part + made[draft.made_from] * (draft.kind == UNANSWERABLE), given[draft.document]

    return min(waiting, key=given_so_far)
