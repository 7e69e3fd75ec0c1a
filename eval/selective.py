"""Coverage against risk: what answering only above a threshold of confidence would give, for every threshold.

Selective classification after El-Yaniv & Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 11,
2010, and Geifman & El-Yaniv, "Selective Classification for Deep Neural Networks", NeurIPS 2017. *Coverage* is the share
of all questions that are answered, *risk* the share of wrong ones among those answered. An answer to a question that
the documents can't answer is wrong; so is one that lacks what it must say. The area is that of Geifman, Uziel &
El-Yaniv, "Bias-Reduced Uncertainty Estimation", ICLR 2019: the mean, over the answers, of the risk at the threshold
that just admits that answer. Lower is better; the least that any order of the same answers could have is given beside.

Below the operating point there is no answer to judge, for it was refused: it counts as wrong if it were given, so
risks there are upper bounds. Refusal recall and false refusals are exact at every threshold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

# What the project asks of refusing: so much of the unanswerable refused, so little of the answerable.
WANTED_RECALL, WANTED_REFUSED = 0.9, 0.04


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer: ``right`` says whether giving it is; ``refused`` whether it was refused as asked."""

    confidence: float
    answerable: bool
    right: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold gives: ``answered`` questions of ``asked``, ``wrong`` of them.

    ``false_answers`` are answers to unanswerable questions, ``false_refusals`` refused answerable ones. Where the
    threshold is None, the answerer decided.
    """

    threshold: float | None
    asked: int
    answered: int
    wrong: int
    false_answers: int
    unanswerable: int
    false_refusals: int
    answerable: int

    @property
    def coverage(self) -> float:
        """Share of all questions that are answered."""
        return self.answered / self.asked if self.asked else 0.0

    @property
    def risk(self) -> float:
        """Share of wrong answers among those given; 0 where none is given."""
        return self.wrong / self.answered if self.answered else 0.0

    @property
    def refusal_recall(self) -> float:
        """Share of the unanswerable questions that are refused; 1 where there is none."""
        return 1 - self.false_answers / self.unanswerable if self.unanswerable else 1.0

    @property
    def false_refusal_share(self) -> float:
        """Share of the answerable questions that are refused; 0 where there is none."""
        return self.false_refusals / self.answerable if self.answerable else 0.0


def curve(judged: Sequence[Judged]) -> tuple[Point, ...]:
    """One point for every confidence that occurs, from the highest threshold to the lowest."""
    answerable = sum(one.answerable for one in judged)
    points: list[Point] = []
    answered = wrong = false = 0
    ordered = sorted(judged, key=lambda one: -one.confidence)
    for confidence, together in groupby(ordered, key=lambda one: one.confidence):
        for one in together:
            answered += 1
            wrong += not one.right
            false += not one.answerable
        unanswerable, refused = len(judged) - answerable, answerable - (answered - false)
        points.append(Point(confidence, len(judged), answered, wrong, false, unanswerable, refused, answerable))
    return tuple(points)


def operating_point(judged: Sequence[Judged]) -> Point:
    """What was answered and refused as the answerer decided."""
    decided = [replace(one, confidence=0.0 if one.refused else 1.0) for one in judged]
    given = next((point for point in curve(decided) if point.threshold), None)
    answerable = sum(one.answerable for one in judged)
    nothing = Point(None, len(judged), 0, 0, 0, len(judged) - answerable, answerable, answerable)
    return replace(given, threshold=None) if given else nothing


def area(judged: Sequence[Judged]) -> float:
    """The area under risk over coverage; 0 of nothing."""
    risks = {point.threshold: point.risk for point in curve(judged)}
    return sum(risks[one.confidence] for one in judged) / len(judged) if judged else 0.0


def least_area(judged: Sequence[Judged]) -> float:
    """The area if all right answers had higher confidence than all wrong ones."""
    wrong = sum(not one.right for one in judged)
    right = len(judged) - wrong
    return sum(place / (right + place) for place in range(1, wrong + 1)) / len(judged) if judged else 0.0


def at_coverages(points: Sequence[Point], parts: int = 10) -> tuple[Point, ...]:
    """For each tenth of the questions the highest threshold that answers so many; each point once."""
    found: dict[float | None, Point] = {}
    for part in range(1, parts + 1):
        point = next((point for point in points if point.answered * parts >= part * point.asked), None)
        if point is not None:
            found[point.threshold] = point
    return tuple(found.values())


def best_threshold(points: Sequence[Point], least_recall: float, most_refused: float) -> Point | None:
    """Where refusal recall and false refusals are both as wanted, with the fewest false refusals; None if nowhere."""
    fitting = [p for p in points if p.refusal_recall >= least_recall and p.false_refusal_share <= most_refused]
    return min(fitting, key=lambda point: (point.false_refusals, point.false_answers), default=None)


def fewest_refused(points: Sequence[Point], least_recall: float) -> Point | None:
    """The lowest threshold whose refusal recall is as wanted; None if even the highest answers too many."""
    fitting = [point for point in points if point.refusal_recall >= least_recall]
    return min(fitting, key=lambda point: point.false_refusals, default=None)


def most_recalled(points: Sequence[Point], most_refused: float) -> Point | None:
    """The highest threshold with no more false refusals than wanted; None where nothing is measured."""
    fitting = [point for point in points if point.false_refusal_share <= most_refused]
    return max(fitting, key=lambda point: point.refusal_recall, default=None)


def selective_record(judged: Sequence[Judged]) -> dict[str, object]:
    """The figures as ``eval answers --json`` prints them; a search that finds no threshold gives None."""
    points = curve(judged)
    return {
        "area": area(judged),
        "least_area": least_area(judged),
        "operating": _record(operating_point(judged)),
        "points": [_record(point) for point in at_coverages(points)],
        "both_wanted": _record(best_threshold(points, WANTED_RECALL, WANTED_REFUSED)),
        "recall_wanted": _record(fewest_refused(points, WANTED_RECALL)),
        "refusals_wanted": _record(most_recalled(points, WANTED_REFUSED)),
    }


def _record(point: Point | None) -> dict[str, object] | None:
    if point is None:
        return None
    return {
        "threshold": point.threshold,
        "coverage": point.coverage,
        "risk": point.risk,
        "refusal_recall": point.refusal_recall,
        "false_refusals": point.false_refusal_share,
        "false_answers_count": point.false_answers,
        "false_refusals_count": point.false_refusals,
    }
