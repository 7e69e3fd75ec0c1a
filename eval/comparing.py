"""Two runs over the same questions: what differs, and whether the difference is more than chance.

**Right or wrong** is compared question by question with McNemar's test in its exact form (McNemar, "Note on the
sampling error of the difference between correlated proportions or percentages", Psychometrika 12, 1947): only questions
count that one run answers rightly and the other wrongly; were both runs as good, each of these would fall to either
side like a coin, so p is the two-sided binomial probability of a split at least as uneven. Kinds are many tests at
once, so their p are raised by Holm's step-down rule (Holm, "A simple sequentially rejective multiple test procedure",
Scandinavian Journal of Statistics 6, 1979).

**How much** is told by the mean difference per question with the paired percentile bootstrap of ``eval.intervals``; the
macro average gives each kind the same weight and draws within each kind. Pure; knows nothing of files.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eval.further import fallbacks
from eval.grading import Grade
from eval.intervals import Interval, of_mean, of_strata
from eval.kinds import UNANSWERABLE, kind_name

LEVEL = 0.05
# With fewer questions on which the runs part, not even all of them on one side make p smaller than LEVEL.
LEAST_PARTED = 6


class Verdict(StrEnum):
    """What can be said of the later run."""

    BETTER = "better"
    WORSE = "worse"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure's mean in both runs over the questions that both measured, and the interval of after - before.

    ``rose`` and ``fell`` count the questions on which it did.
    """

    questions: int
    before: float
    after: float
    interval: Interval
    rose: int = 0
    fell: int = 0

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Paired:
    """Right and wrong of one group of questions: ``won`` are right only after, ``lost`` only before.

    ``p`` is McNemar's, in ``Comparison.kinds`` after Holm's rule.
    """

    kind: str
    difference: Difference
    won: tuple[str, ...]
    lost: tuple[str, ...]
    p: float

    @property
    def verdict(self) -> Verdict:
        """Whether the runs differ by more than chance, at the level of 5 %."""
        if self.p >= LEVEL:
            return Verdict.NOT_SHOWN
        return Verdict.BETTER if len(self.won) > len(self.lost) else Verdict.WORSE


@dataclass(frozen=True, slots=True)
class Fallbacks:
    """On how many of the questions that both runs have the built-in answerer answered in a language model's place."""

    questions: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two runs show side by side; ``left_out`` are the questions that only one of them has.

    ``overall`` is over all judged questions, so that a right refusal counts; ``accuracy`` over answerable ones alone. A
    figure that nothing was measured for is None.
    """

    overall: Paired
    accuracy: Difference | None
    kinds: tuple[Paired, ...]
    macro: Difference
    false_refusals: Difference | None
    refusals: Difference | None
    cited_right: Difference | None
    cited_evidence: Difference | None
    found_evidence: Difference | None
    latency: Difference | None
    left_out: tuple[str, ...]
    fallbacks: Fallbacks


def mcnemar(won: int, lost: int) -> float:
    """The exact two-sided p of a split of ``won + lost`` questions; 1 where the runs part nowhere."""
    parted = won + lost
    tail = sum(math.comb(parted, k) for k in range(min(won, lost) + 1))
    return min(1.0, float(2 * tail / 2**parted))


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Raise each of several p so that calling any of them real errs as rarely as one test alone."""
    raised = [1.0] * len(chances)
    highest = 0.0
    for place, number in enumerate(sorted(range(len(chances)), key=lambda number: chances[number])):
        highest = max(highest, min(1.0, (len(chances) - place) * chances[number]))
        raised[number] = highest
    return tuple(raised)


def compare(before: Sequence[Grade], after: Sequence[Grade]) -> Comparison:
    """Compare two runs by the ids of their questions."""
    later = {grade.id: grade for grade in after}
    pairs = [(grade, later[grade.id]) for grade in before if grade.id in later]
    shared = {first.id for first, _ in pairs}
    judged = [pair for pair in pairs if pair[0].correct is not None and pair[1].correct is not None]
    kinds = _kinds(judged)
    return Comparison(
        overall=_paired("", judged),
        accuracy=_difference(_of(judged, answerable=True), _right),
        kinds=kinds,
        macro=_macro(judged, kinds),
        false_refusals=_difference(_of(pairs, answerable=True), lambda grade: float(grade.refused)),
        refusals=_difference(_of(pairs, answerable=False), lambda grade: float(grade.refused)),
        cited_right=_difference(pairs, _cited_right),
        cited_evidence=_difference(pairs, lambda grade: grade.found_by_citations),
        found_evidence=_difference(pairs, lambda grade: grade.found_in_hits),
        latency=_difference(pairs[1:] or pairs, lambda grade: grade.latency_ms),
        left_out=tuple(grade.id for grade in (*before, *after) if grade.id not in shared),
        fallbacks=Fallbacks(
            len(pairs), fallbacks([first for first, _ in pairs]), fallbacks([second for _, second in pairs])
        ),
    )


Pair = tuple[Grade, Grade]


def _of(pairs: Sequence[Pair], *, answerable: bool) -> list[Pair]:
    return [pair for pair in pairs if pair[0].answerable is answerable]


def _by_kind(pairs: Sequence[Pair]) -> Mapping[str, list[Pair]]:
    """The groups, those of unanswerable questions last."""
    names = sorted({first.type for first, _ in pairs}, key=lambda kind: (kind == UNANSWERABLE, kind_name(kind)))
    return {name: [pair for pair in pairs if pair[0].type == name] for name in names}


def _kinds(pairs: Sequence[Pair]) -> tuple[Paired, ...]:
    kinds = [_paired(kind, group) for kind, group in _by_kind(pairs).items()]
    raised = holm([kind.p for kind in kinds])
    return tuple(replace(kind, p=p) for kind, p in zip(kinds, raised, strict=True))


def _paired(kind: str, pairs: Sequence[Pair]) -> Paired:
    won = tuple(first.id for first, second in pairs if second.correct and not first.correct)
    lost = tuple(first.id for first, second in pairs if first.correct and not second.correct)
    difference = _difference(pairs, _right) or Difference(0, 0.0, 0.0, Interval(0.0, 0.0))
    return Paired(kind, difference, won, lost, mcnemar(len(won), len(lost)))


def _macro(pairs: Sequence[Pair], kinds: Sequence[Paired]) -> Difference:
    groups = [[_right(second) - _right(first) for first, second in group] for group in _by_kind(pairs).values()]
    count = len(kinds) or 1
    return Difference(
        questions=len(pairs),
        before=sum(kind.difference.before for kind in kinds) / count,
        after=sum(kind.difference.after for kind in kinds) / count,
        interval=of_strata(groups),
    )


def _right(grade: Grade) -> float:
    return float(bool(grade.correct))


def _cited_right(grade: Grade) -> float | None:
    return grade.right_citations / grade.citations if grade.citations else None


def _difference(pairs: Sequence[Pair], measured: Callable[[Grade], float | None]) -> Difference | None:
    both = [(measured(first), measured(second)) for first, second in pairs]
    known = [(first, second) for first, second in both if first is not None and second is not None]
    if not known:
        return None
    return Difference(
        questions=len(known),
        before=sum(first for first, _ in known) / len(known),
        after=sum(second for _, second in known) / len(known),
        interval=of_mean([second - first for first, second in known]),
        rose=sum(second > first for first, second in known),
        fell=sum(second < first for first, second in known),
    )
