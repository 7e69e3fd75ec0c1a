"""A run's figures with their intervals, as the page, the report and the table for spreadsheets show them. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.further import fallbacks, further, interval, tokens, value
from eval.gold import BUDGETS
from eval.grading import Grade
from eval.intervals import Interval, of_mean, of_ratio, of_strata, wilson
from eval.kinds import UNANSWERABLE, kind_name
from eval.metrics import percentile
from eval.selective import Judged, Point, area, curve, least_area, operating_point
from eval.summary import judged_of

# A curve of fewer answers is a few steps that mean nothing.
_FEWEST_OF_CURVE = 10


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``asked``, and where the true share lies."""

    right: int
    asked: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def interval(self) -> Interval:
        """Wilson's interval."""
        return wilson(self.right, self.asked)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over questions, and where the true one lies."""

    value: float
    questions: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind of questions: how many, and the share of right answers among those with a known right answer."""

    kind: str
    questions: int
    right: Share
    refused: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of every question in the order they were asked."""

    every: tuple[float, ...]
    first: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Risk:
    """What answering at each threshold would cost; see ``eval.selective``."""

    points: tuple[Point, ...]
    operating: Point
    area: float
    least_area: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a run; None where nothing was measured.

    ``accuracy`` is over answerable questions, ``macro`` the mean of the kinds' shares, ``found`` the share of evidence
    in the first characters of the hits for each of ``eval.gold.BUDGETS``, ``further`` those of ``eval.further``.
    """

    questions: int
    accuracy: Share
    macro: Mean | None
    refusals: Share
    false_refusals: Share
    cited_right: Mean | None
    cited_evidence: Mean | None
    found_evidence: Mean | None
    kinds: tuple[KindFigures, ...]
    found: tuple[tuple[int, Mean], ...]
    risk: Risk | None
    latency: Latency
    further: tuple[tuple[str, Mean], ...] = ()
    tokens: Mapping[str, float] | None = None
    fallbacks: int = 0


def figures_of(grades: Sequence[Grade]) -> Figures:
    """Work out every figure of a run."""
    answerable = [grade for grade in grades if grade.answerable]
    unanswerable = [grade for grade in grades if grade.answerable is False]
    judged = [grade for grade in answerable if grade.correct is not None]
    return Figures(
        questions=len(grades),
        accuracy=Share(sum(bool(grade.correct) for grade in judged), len(judged)),
        macro=_macro(grades),
        refusals=Share(sum(grade.refused for grade in unanswerable), len(unanswerable)),
        false_refusals=Share(sum(grade.refused for grade in answerable), len(answerable)),
        cited_right=_cited_right(grades),
        cited_evidence=_mean(grades, lambda grade: grade.found_by_citations),
        found_evidence=_mean(grades, lambda grade: grade.found_in_hits),
        kinds=_kinds(grades),
        found=_found(grades),
        risk=_risk(judged_of(grades)),
        latency=_latency([grade.latency_ms for grade in grades]),
        further=_further(grades),
        tokens=tokens(grades),
        fallbacks=fallbacks(grades),
    )


def _mean(grades: Sequence[Grade], measured: Callable[[Grade], float | None]) -> Mean | None:
    known = [share for share in map(measured, grades) if share is not None]
    return Mean(sum(known) / len(known), len(known), of_mean(known)) if known else None


def _cited_right(grades: Sequence[Grade]) -> Mean | None:
    """All citations taken together, as ``eval.summary`` counts them; drawn anew by questions."""
    citing = [grade for grade in grades if grade.citations]
    if not citing:
        return None
    right, cited = [grade.right_citations for grade in citing], [grade.citations for grade in citing]
    return Mean(sum(right) / sum(cited), len(citing), of_ratio(right, cited))


def _groups(grades: Sequence[Grade]) -> list[tuple[str, list[Grade]]]:
    """The kinds by name, that of unanswerable questions last."""
    kinds = sorted({grade.type for grade in grades}, key=lambda kind: (kind == UNANSWERABLE, kind_name(kind)))
    return [(kind, [grade for grade in grades if grade.type == kind]) for kind in kinds]


def _kinds(grades: Sequence[Grade]) -> tuple[KindFigures, ...]:
    found: list[KindFigures] = []
    for kind, group in _groups(grades):
        judged = [bool(grade.correct) for grade in group if grade.correct is not None]
        found.append(KindFigures(kind, len(group), Share(sum(judged), len(judged)), sum(g.refused for g in group)))
    return tuple(found)


def _macro(grades: Sequence[Grade]) -> Mean | None:
    groups = [[float(g.correct) for g in group if g.correct is not None] for _, group in _groups(grades)]
    filled = [group for group in groups if group]
    if len(filled) < 2:
        return None
    means = [sum(group) / len(group) for group in filled]
    return Mean(sum(means) / len(means), sum(map(len, filled)), of_strata(filled))


def _found(grades: Sequence[Grade]) -> tuple[tuple[int, Mean], ...]:
    measured = [grade.found_within for grade in grades if len(grade.found_within) == len(BUDGETS)]
    if not measured:
        return ()
    columns = zip(*measured, strict=True)
    return tuple(
        (characters, Mean(sum(shares) / len(shares), len(shares), of_mean(shares)))
        for characters, shares in zip(BUDGETS, columns, strict=True)
    )


def _further(grades: Sequence[Grade]) -> tuple[tuple[str, Mean], ...]:
    """The figures of ``eval.further`` that were measured, by name."""
    known = [(name, pairs, value(pairs)) for name, pairs in further(grades).items()]
    return tuple((name, Mean(one, len(pairs), interval(pairs))) for name, pairs, one in known if one is not None)


def _risk(judged: Sequence[Judged]) -> Risk | None:
    """The curve, where there is anything to be wrong about."""
    if len(judged) < _FEWEST_OF_CURVE or len({one.right for one in judged}) < 2:
        return None
    return Risk(curve(judged), operating_point(judged), area(judged), least_area(judged))


def _latency(milliseconds: Sequence[float]) -> Latency:
    warm = milliseconds[1:] or milliseconds
    return Latency(
        tuple(milliseconds), milliseconds[0] if milliseconds else 0.0, percentile(warm, 0.5), percentile(warm, 0.95)
    )
