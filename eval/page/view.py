"""What one reader looks at on the page of evaluation: which run, beside which, which of its questions. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.kept import Kept
from eval.outcomes import Outcome, fits
from eval.runs import Run

# Questions written at once; a press shows as many more.
PAGE = 60


@dataclass(frozen=True, slots=True)
class View:
    """The names of the runs, and how the list is narrowed; ``kind`` None is every kind.

    ``awaited`` is the run that this reader began and waits for.
    """

    run: str = ""
    before: str = ""
    outcome: Outcome = Outcome.ALL
    kind: str | None = None
    opened: str = ""
    most: int = PAGE
    awaited: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The runs behind a view, read; ``before`` is the earlier one of a comparison."""

    run: Run
    before: Run | None

    def earlier(self) -> Mapping[str, Kept]:
        """The answers of the earlier run by the ids of their questions."""
        return {kept.question.id: kept for kept in self.before.answers} if self.before else {}

    def listed(self, outcome: Outcome, kind: str | None) -> tuple[Kept, ...]:
        """The questions that a list is narrowed to; beside an earlier run only those that it has too."""
        earlier = self.earlier()
        return tuple(
            kept
            for kept in self.run.answers
            if (kind is None or kept.question.type == kind)
            and (self.before is None or kept.question.id in earlier)
            and fits(outcome, kept.grade, earlier[kept.question.id].grade if self.before else None)
        )
