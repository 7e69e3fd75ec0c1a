"""What ``mundap eval grid`` does. Prints nothing."""

import argparse

from assistant.settings import Settings
from eval.grid.measuring import measured_grid, values_record
from eval.grid.plan import Plan
from eval.output import Progress
from eval.questions import Question
from eval.runs import FOLDER
from eval.trials.shell import write_report
from eval.trials.standing import Standing
from eval.trials.telling import trials_record, trials_text


def gridded(
    arguments: argparse.Namespace,
    settings: Settings,
    plan: Plan,
    questions: tuple[Question, ...],
    progress: Progress,
) -> tuple[Standing, ...]:
    """Measure a grid over a question set, write the report that was asked for, and give how the settings stand.

    Raises:
        EvaluationError: a question can't be asked, or a file can't be written.
    """
    folder = arguments.runs or settings.library / FOLDER
    stem = f"{arguments.grid.stem} {arguments.questions.stem}"
    rows = measured_grid(plan, settings, arguments.questions, questions, folder, stem, progress)
    write_report(arguments, f"{arguments.questions.name}: 설정 견주기", rows, about(plan))
    return rows


def about(plan: Plan) -> str:
    """What the basis is, in words."""
    return f"기준: {plan.basis}"


def grid_record(plan: Plan, rows: tuple[Standing, ...]) -> dict[str, object]:
    """What ``eval grid --json`` prints."""
    return {**trials_record(rows), "settings": values_record(plan)}


def grid_text(plan: Plan, rows: tuple[Standing, ...]) -> str:
    """What ``eval grid`` prints for a person."""
    return trials_text(rows, about(plan))
