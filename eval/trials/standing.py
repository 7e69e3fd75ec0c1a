"""Where several measurements of the same questions stand beside the first of them, and which differences are real.

Two things are tested of each: whether answers are right, by McNemar's exact test, and whether the hits hold the
evidence, by the sign test over the questions of which they hold more or less (the same binomial; Dixon and Mood, "The
statistical sign test", JASA 41, 1946). Many tests at once find something by chance, so the p of all of them together,
both tests of all trials, are raised by Holm's rule. Intervals of differences are those of ``eval.intervals``, each by
itself. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.comparing import Difference, Paired, compare, holm, mcnemar
from eval.figures import Figures, figures_of
from eval.grading import Grade


@dataclass(frozen=True, slots=True)
class Trial:
    """One measurement: its name in the table, and the grades of its answers.

    ``changed`` is how many of its questions were put otherwise than in the first; None where that says nothing.
    """

    name: str
    grades: tuple[Grade, ...]
    changed: int | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """What differs from the first trial; ``p`` of both are raised over the whole table.

    ``right`` is over all judged questions, ``found`` over those with evidence, None where there are none. ``left_out``
    counts the questions that only one of the two has.
    """

    right: Paired
    found: Paired | None
    refusals: Difference | None
    false_refusals: Difference | None
    left_out: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One row: a trial's own figures, and its differences from the first one, which has none."""

    trial: Trial
    figures: Figures
    against: Against | None


def standings(trials: Sequence[Trial]) -> tuple[Standing, ...]:
    """Hold every trial beside the first.

    Raises:
        ValueError: there is no trial.
    """
    if not trials:
        raise ValueError("there is nothing to hold anything beside")
    first, *others = trials
    found = [_against(first.grades, other.grades) for other in others]
    rows = [Standing(first, figures_of(first.grades), None)]
    for trial, against in zip(others, _raised(found), strict=True):
        rows.append(Standing(trial, figures_of(trial.grades), against))
    return tuple(rows)


def _against(before: Sequence[Grade], after: Sequence[Grade]) -> Against:
    compared = compare(before, after)
    return Against(
        compared.overall,
        _found(before, after, compared.found_evidence),
        compared.refusals,
        compared.false_refusals,
        len(compared.left_out),
    )


def _found(before: Sequence[Grade], after: Sequence[Grade], difference: Difference | None) -> Paired | None:
    if difference is None:
        return None
    later = {grade.id: grade.found_in_hits for grade in after}
    moved = [
        (grade.id, share - grade.found_in_hits)
        for grade in before
        if grade.found_in_hits is not None and (share := later.get(grade.id)) is not None
    ]
    won, lost = tuple(name for name, more in moved if more > 0), tuple(name for name, more in moved if more < 0)
    return Paired("", difference, won, lost, mcnemar(len(won), len(lost)))


def _raised(found: Sequence[Against]) -> list[Against]:
    tested = [paired for one in found for paired in (one.right, one.found) if paired is not None]
    raised = iter(holm([paired.p for paired in tested]))
    return [
        replace(one, right=replace(one.right, p=next(raised)), found=one.found and replace(one.found, p=next(raised)))
        for one in found
    ]
