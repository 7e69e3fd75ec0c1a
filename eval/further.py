"""Figures of a run beyond accuracy: words, lists, what citations support, what checks flag. Pure.

Each figure is a sum of parts over a sum of wholes, one pair a question: a mean where every whole is 1, all taken
together where they are counts. Intervals draw questions anew (``eval.intervals``). ``eval.measures`` defines the pairs.
"""

from collections.abc import Callable, Mapping, Sequence

from eval.grading import Grade
from eval.intervals import Interval, of_ratio, wilson
from eval.measures import Measures

Pair = tuple[float, float]
NAMES: Mapping[str, str] = {
    "exact_match": "정답과 같은 답(조사, 띄어쓰기, 수의 표기는 따지지 않음)",
    "character_f1": "정답과 겹치는 글자(F1)",
    "list_recall": "들어갈 말이 여럿일 때 답에 든 비율",
    "citation_support_recall": "인용이 뒷받침하는 문장(ALCE 방식)",
    "citation_support_precision": "뒷받침에 쓰인 인용(ALCE 방식)",
    "exact_quotes": "원문의 그 자리와 글자 하나까지 같은 인용",
    "false_flags": "맞은 답인데 확인하지 못한 곳이 있다고 한 비율",
    "caught_errors": "틀린 답에서 확인하지 못한 곳이 있다고 한 비율",
}


def further(grades: Sequence[Grade]) -> dict[str, tuple[Pair, ...]]:
    """The pairs of each figure, questions that give nothing to measure left out."""
    return {name: tuple(pair for one in grades if (pair := _PAIRS[name](one)) is not None) for name in NAMES}


def further_values(grades: Sequence[Grade]) -> dict[str, float | None]:
    """Each figure; None where nothing was measured."""
    return {name: value(pairs) for name, pairs in further(grades).items()}


def tokens(grades: Sequence[Grade]) -> dict[str, float] | None:
    """What a language model was sent and wrote, in tokens an answer; None where none was used."""
    used = [one.measures for one in grades if one.measures is not None and one.measures.sent_tokens is not None]
    if not used:
        return None
    sent, written = (
        sum(filter(None, found)) for found in zip(*((m.sent_tokens, m.written_tokens) for m in used), strict=True)
    )
    return {"answers": len(used), "sent": sent / len(used), "written": written / len(used)}


def fallbacks(grades: Sequence[Grade]) -> int:
    """How many answers the built-in answerer gave in the place of a language model, whose figures they don't tell."""
    return sum(one.measures is not None and one.measures.instead for one in grades)


def value(pairs: Sequence[Pair]) -> float | None:
    """Parts over wholes; None where the wholes are nothing."""
    whole = sum(whole for _, whole in pairs)
    return sum(part for part, _ in pairs) / whole if whole else None


def interval(pairs: Sequence[Pair]) -> Interval:
    """Where the true figure lies, with 95 % confidence.

    Drawing questions anew knows no doubt where all are alike, so Wilson's interval is given there and for yes and no.
    """
    alike = all(part == whole for part, whole in pairs) or all(part == 0 for part, _ in pairs)
    if alike or all(whole == 1 and part in (0, 1) for part, whole in pairs):
        return wilson(sum(part > 0 for part, _ in pairs), len(pairs))
    return of_ratio([part for part, _ in pairs], [whole for _, whole in pairs])


def _mean(measured: Callable[[Measures], float | None]) -> Callable[[Grade], Pair | None]:
    def pair(grade: Grade) -> Pair | None:
        known = measured(grade.measures) if grade.measures is not None else None
        return None if known is None else (float(known), 1.0)

    return pair


def _quotes(grade: Grade) -> Pair | None:
    measures = grade.measures
    return (measures.exact_quotes, measures.quotes) if measures is not None and measures.quotes else None


def _flagged(grade: Grade, *, right: bool) -> Pair | None:
    if grade.measures is None or grade.refused or grade.correct is not right:
        return None
    return float(grade.measures.failed_checks > 0), 1.0


_PAIRS: Mapping[str, Callable[[Grade], Pair | None]] = {
    "exact_match": _mean(lambda one: one.exact),
    "character_f1": _mean(lambda one: one.f1),
    "list_recall": _mean(lambda one: one.listed),
    "citation_support_recall": _mean(lambda one: one.supported),
    "citation_support_precision": _mean(lambda one: one.useful),
    "exact_quotes": _quotes,
    "false_flags": lambda grade: _flagged(grade, right=True),
    "caught_errors": lambda grade: _flagged(grade, right=False),
}
