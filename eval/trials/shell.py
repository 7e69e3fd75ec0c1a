"""What ``mundap eval robustness`` does, and the reports that it and ``mundap eval grid`` write. Prints nothing."""

import argparse
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import Settings
from eval.errors import EvaluationError
from eval.machine import file_sha256, run_facts
from eval.output import Progress, WholeFile, refuse_overwriting
from eval.questions import Question
from eval.runs import FOLDER
from eval.trials.robustness import put_otherwise, robustness, write_variants
from eval.trials.standing import Standing
from eval.trials.telling import trials_markdown
from eval.variants.varying import Way
from ingest.reasons import reason_of

_REPORTS = (".html", ".md")


def checked_report(arguments: argparse.Namespace) -> None:
    """Find out before any question is asked whether the report can be written under its name.

    Raises:
        EvaluationError: it can't.
    """
    report: Path | None = arguments.report
    if report is None:
        return
    refuse_overwriting(report, [arguments.questions])
    if report.suffix.lower() not in _REPORTS:
        raise EvaluationError(
            f"‘{report.name}’에 쓸 보고서의 형식을 알 수 없습니다.",
            f"--report의 끝을 {' 또는 '.join(_REPORTS)}로 적어 주세요.",
        )


def robust(
    arguments: argparse.Namespace,
    settings: Settings,
    assistant: Assistant,
    questions: tuple[Question, ...],
    progress: Progress,
) -> tuple[Standing, ...]:
    """Ask a question set in several ways, write what was asked for, and give how the ways stand.

    Raises:
        EvaluationError: a question can't be asked, or a file can't be written.
    """
    path: Path = arguments.questions
    ways = [Way(way) for way in arguments.way or list(Way)]
    variants = put_otherwise(questions, ways, settings.opened_korean(), arguments.seed)
    if arguments.out:
        _written(arguments.out, path.stem, variants)
    facts = run_facts("", path.name, file_sha256(path), len(questions), settings, assistant.library)
    folder = (arguments.runs or settings.library / FOLDER) / f"robustness {path.stem}"
    rows = robustness(assistant, facts, questions, variants, folder, progress)
    write_report(arguments, f"{path.name}: 다르게 물었을 때", rows)
    return rows


def write_report(arguments: argparse.Namespace, title: str, rows: tuple[Standing, ...], about: str = "") -> None:
    """Write the report that was asked for, if one was.

    Raises:
        EvaluationError: it can't be written.
    """
    report: Path | None = arguments.report
    if report is None:
        return
    if report.suffix.lower() == ".md":
        content = trials_markdown(title, rows, about)
    else:
        from eval.page.trials_report import trials_report

        content = trials_report(title, rows, about)
    with WholeFile(report) as file:
        file.write(content.encode("utf-8", errors="replace"))


def _written(folder: Path, stem: str, variants: dict[Way, tuple[Question, ...]]) -> None:
    try:
        write_variants(folder, stem, variants)
    except OSError as error:
        raise EvaluationError(
            f"{folder} 폴더를 만들지 못했습니다({reason_of(error)}).", "--out의 경로를 확인해 주세요."
        ) from error
