"""How an answer came out, as the lists of questions name and filter it. Pure."""

from collections.abc import Sequence
from enum import StrEnum

from eval.grading import Grade
from eval.kept import Kept
from ingest.particles import with_particle


class Outcome(StrEnum):
    """What a list of questions may be narrowed to; the last four only where two runs are compared."""

    ALL = "all"
    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"
    UNJUDGED = "unjudged"
    WON = "won"
    LOST = "lost"
    BOTH_WRONG = "both_wrong"


# What is missing beyond so many is counted: each stands in the list of what was expected.
_TOLD_EACH = 2
OF_ONE = (Outcome.ALL, Outcome.WRONG, Outcome.RIGHT, Outcome.REFUSED, Outcome.UNJUDGED)
OF_TWO = (Outcome.ALL, Outcome.WON, Outcome.LOST, Outcome.BOTH_WRONG)
OUTCOME_NAMES = {
    Outcome.ALL: "전체", Outcome.RIGHT: "맞음", Outcome.WRONG: "틀림", Outcome.REFUSED: "거절",
    Outcome.UNJUDGED: "가리지 않음", Outcome.WON: "나아짐", Outcome.LOST: "나빠짐", Outcome.BOTH_WRONG: "둘 다 틀림",
}  # fmt: skip


def mark(graded: Grade) -> Outcome:
    """Name what came of one question: right, wrong, wrongly refused, or not to be judged."""
    if graded.correct is None:
        return Outcome.UNJUDGED
    if graded.correct:
        return Outcome.RIGHT
    return Outcome.REFUSED if graded.refused and graded.answerable else Outcome.WRONG


def fits(outcome: Outcome, graded: Grade, before: Grade | None) -> bool:
    """Whether a question belongs to what a list is narrowed to; ``before`` is its grade in the earlier run."""
    right, was_right = graded.correct, before.correct if before else None
    told = {
        Outcome.ALL: True,
        Outcome.RIGHT: right is True,
        Outcome.WRONG: right is False,
        Outcome.REFUSED: graded.refused,
        Outcome.UNJUDGED: right is None,
        Outcome.WON: right is True and was_right is False,
        Outcome.LOST: right is False and was_right is True,
        Outcome.BOTH_WRONG: right is False and was_right is False,
    }
    return told[outcome]


def reasons(kept: Kept) -> tuple[str, ...]:
    """Say in words why an answer counts as wrong; nothing of one that doesn't."""
    graded = kept.grade
    if graded.correct is not False:
        return ()
    if graded.answerable is False and not graded.refused:
        return ("문서에 답이 없는 질문인데 답했습니다.",)
    told = ["답이 있는 질문인데 거절했습니다."] if graded.answerable and graded.refused else []
    if not told and len(graded.missing) > _TOLD_EACH:
        told = [f"들어갈 말 {len(kept.question.must_include)}개 가운데 {len(graded.missing)}개가 답에 없습니다."]
    elif not told:
        told = [f"답에 {_either(forms)} 없습니다." for forms in graded.missing]
    told += [f"들어가면 안 되는 말이 답에 있습니다: ‘{form}’." for form in graded.forbidden]
    return tuple(told)


def _either(forms: Sequence[str]) -> str:
    named = ", ".join(f"‘{form}’" for form in forms)
    return f"{named} 가운데 어느 것도" if len(forms) > 1 else with_particle(named, "이/가")
