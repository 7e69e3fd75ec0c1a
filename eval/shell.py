"""What ``mundap eval`` does beside retrieval: runs kept and resumed, gates, comparisons and reports. Prints nothing."""

import argparse
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import Settings
from eval.answers import run_questions
from eval.compared import comparison_record, comparison_text
from eval.comparing import compare
from eval.gate import fallen_under, got_worse
from eval.machine import file_sha256, run_facts
from eval.measured import found_file, read_grades
from eval.output import Progress, WholeFile
from eval.questions import Question
from eval.recording import Recording
from eval.running import record_run
from eval.runs import FOLDER, Run, read_run, rows_of
from eval.summary import summarize


def runs_folder(arguments: argparse.Namespace, settings: Settings) -> Path:
    """Where runs are kept: as told, else in the library."""
    given: Path | None = arguments.runs
    return given or settings.library / FOLDER


def answered(
    arguments: argparse.Namespace,
    settings: Settings,
    assistant: Assistant,
    questions: tuple[Question, ...],
    progress: Progress,
) -> dict[str, object]:
    """Answer the questions of a set, keep the run if it has a name, write the answers file, and give the metrics.

    Raises:
        EvaluationError: a file can't be written, or the run is another's.
    """
    if not arguments.run:
        return run_questions(assistant, questions, arguments.out, progress)
    run = _kept_run(arguments, settings, assistant, questions, progress)
    with WholeFile(arguments.out) as file:
        for row in rows_of(run):
            file.write_row(row)
    figures = summarize([kept.grade for kept in run.answers])
    return {**figures, "evidence_not_found": list(run.not_found), "run": run.facts.name}


def _kept_run(
    arguments: argparse.Namespace,
    settings: Settings,
    assistant: Assistant,
    questions: tuple[Question, ...],
    progress: Progress,
) -> Run:
    path: Path = arguments.questions
    facts = run_facts(arguments.run, path.name, file_sha256(path), len(questions), settings, assistant.library)

    def go_on(question: Question, done: int) -> bool:
        progress("묻는 중", done, len(questions))
        return True

    with Recording(runs_folder(arguments, settings), facts) as recording:
        run = record_run(assistant, questions, recording, go_on)
    if run is None:
        raise RuntimeError("nobody stops a run of the command line")
    return run


def refused(arguments: argparse.Namespace, settings: Settings) -> tuple[str, ...]:
    """Say why what was just written to ``--out`` may not pass the gates that were asked for; nothing where it may.

    Raises:
        EvaluationError: there is no such baseline, or it can't be read.
    """
    told: list[str] = []
    if arguments.fail_under is not None:
        told += filter(None, [fallen_under(read_grades(arguments.out), arguments.fail_under)])
    if arguments.baseline:
        baseline = read_grades(found_file(runs_folder(arguments, settings), arguments.baseline))
        told += got_worse(compare(baseline, read_grades(arguments.out)))
    return tuple(told)


def checked_baseline(arguments: argparse.Namespace, settings: Settings) -> None:
    """Find out before the questions are asked whether the baseline can be read.

    Raises:
        EvaluationError: it can't.
    """
    if arguments.baseline:
        read_grades(found_file(runs_folder(arguments, settings), arguments.baseline))


def compared(arguments: argparse.Namespace, settings: Settings) -> tuple[dict[str, object], str]:
    """Compare two measurements, as JSON and as text.

    Raises:
        EvaluationError: one of them isn't there or can't be read.
    """
    folder = runs_folder(arguments, settings)
    before, after = (read_grades(found_file(folder, named)) for named in (arguments.before, arguments.after))
    comparison = compare(before, after)
    return comparison_record(comparison), comparison_text(comparison)


def reported(arguments: argparse.Namespace, settings: Settings) -> str:
    """Write a run, beside an earlier one if that is named, as one HTML page, or as Markdown for a name in ``.md``.

    Raises:
        EvaluationError: a run isn't there or can't be read.
    """
    from eval.markdown import markdown
    from eval.page.report import report

    folder = runs_folder(arguments, settings)
    run = read_run(found_file(folder, arguments.run))
    before = read_run(found_file(folder, arguments.before)) if arguments.before else None
    out: Path = arguments.out
    return markdown(run, before) if out.suffix.lower() == ".md" else report(run, before)
