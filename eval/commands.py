"""The commands of ``mundap eval``: call what measures, and say what came out. Heavy imports wait for their command."""

import argparse
import contextlib
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from assistant.shell import terminal
from assistant.shell.opened import assistant_of, library_of, settings_of
from assistant.shell.saying import Stopped, bar_of_progress, failed, give, say, warn
from assistant.shell.scoping import scope_of


def measure(arguments: argparse.Namespace) -> int:
    """Run one of the commands and give its exit status."""
    measured: Mapping[str, Callable[[argparse.Namespace], int]] = {
        "answers": _answers,
        "retrieval": _retrieval,
        "check": _check,
        "draft": _draft,
        "benchmark": _benchmark,
        "compare": _compare,
        "report": _report,
        "robustness": _robustness,
        "grid": _grid,
    }
    return measured[arguments.measured](arguments)


def _answers(arguments: argparse.Namespace) -> int:
    from eval.output import refuse_overwriting
    from eval.questions import load_file
    from eval.report import metrics_text
    from eval.shell import answered, checked_baseline, refused

    settings = settings_of(arguments)
    refuse_overwriting(arguments.out, [arguments.questions, Path(arguments.baseline or arguments.questions)])
    checked_baseline(arguments, settings)
    found = load_file(arguments.questions)
    for remark in found.remarks:
        warn(remark)
    stands = "같은 명령을 다시 실행하면 이어서 합니다." if arguments.run else ""
    try:
        with contextlib.closing(assistant_of(arguments)) as assistant, bar_of_progress() as bar:
            metrics = answered(arguments, settings, assistant, found.questions, bar)
    except KeyboardInterrupt:
        raise Stopped(stands or f"{arguments.out} 파일은 만들지 않았습니다.") from None
    if metrics["evidence_not_found"]:
        warn(f"근거 글이 문서함에 없는 질문이 있습니다: {metrics['evidence_not_found']}. 찾지 못한 것으로 셉니다.")
    give(arguments, metrics, lambda: f"{metrics_text(metrics)}\n결과 파일: {arguments.out}")
    reasons = refused(arguments, settings)
    return failed(1, "\n".join(["통과하지 못했습니다.", *reasons])) if reasons else 0


def _check(arguments: argparse.Namespace) -> int:
    from eval.set_shell import checked
    from index.errors import LibraryMissing
    from index.library import Library

    try:
        with contextlib.closing(library_of(arguments, Library.open)) as library:
            told = checked(arguments, library)
    except LibraryMissing:
        warn("문서함이 없어 근거 글이 문서에 있는지는 살피지 못했습니다.")
        told = checked(arguments, None)
    give(arguments, told.record(), told.text)
    return 1 if told.file.faults else 0


def _draft(arguments: argparse.Namespace) -> int:
    from eval.set_shell import drafted, drafted_record, drafted_text

    try:
        with contextlib.closing(assistant_of(arguments)) as assistant, bar_of_progress() as bar:
            within = assistant.documents_within(scope_of(arguments, assistant))
            drafts = drafted(arguments, assistant.library, within, bar)
    except KeyboardInterrupt:
        raise Stopped(f"{arguments.out} 파일은 만들지 않았습니다.") from None
    return give(arguments, drafted_record(drafts, arguments.out), lambda: drafted_text(drafts, arguments))


def _benchmark(arguments: argparse.Namespace) -> int:
    from eval.public.shell import benchmarked

    try:
        with bar_of_progress() as bar:
            record, text = benchmarked(arguments, settings_of(arguments), bar)
    except KeyboardInterrupt:
        raise Stopped("잰 값은 남지 않았습니다.") from None
    return give(arguments, record, lambda: text)


def _compare(arguments: argparse.Namespace) -> int:
    from eval.shell import compared

    record, text = compared(arguments, settings_of(arguments))
    return give(arguments, record, lambda: text)


def _report(arguments: argparse.Namespace) -> int:
    from eval.output import WholeFile
    from eval.shell import reported

    written = reported(arguments, settings_of(arguments))
    with WholeFile(arguments.out) as file:
        file.write(written.encode("utf-8", errors="replace"))
    say(f"보고서를 썼습니다: {arguments.out}")
    return 0


def _robustness(arguments: argparse.Namespace) -> int:
    from eval.questions import load_file
    from eval.trials.shell import checked_report, robust
    from eval.trials.telling import trials_record, trials_text

    checked_report(arguments)
    found = load_file(arguments.questions)
    for remark in found.remarks:
        warn(remark)
    try:
        with contextlib.closing(assistant_of(arguments)) as assistant, bar_of_progress() as bar:
            rows = robust(arguments, settings_of(arguments), assistant, found.questions, bar)
    except KeyboardInterrupt:
        raise Stopped("같은 명령을 다시 실행하면 이어서 합니다.") from None
    return give(arguments, trials_record(rows), lambda: trials_text(rows))


def _grid(arguments: argparse.Namespace) -> int:
    from eval.grid.plan import read_plan
    from eval.grid.shell import grid_record, grid_text, gridded
    from eval.questions import load_file
    from eval.trials.shell import checked_report

    checked_report(arguments)
    plan = read_plan(arguments.grid)
    found = load_file(arguments.questions)
    for remark in found.remarks:
        warn(remark)
    try:
        with bar_of_progress() as bar:
            rows = gridded(arguments, settings_of(arguments), plan, found.questions, bar)
    except KeyboardInterrupt:
        raise Stopped("같은 명령을 다시 실행하면 이어서 합니다.") from None
    return give(arguments, grid_record(plan, rows), lambda: grid_text(plan, rows))


def _retrieval(arguments: argparse.Namespace) -> int:
    from eval.output import refuse_overwriting
    from eval.report import metrics_text

    refuse_overwriting(arguments.out, [arguments.corpus, arguments.queries])
    try:
        with bar_of_progress() as bar:
            metrics = _retrieved(arguments, bar)
    except KeyboardInterrupt:
        raise Stopped(f"{arguments.out} 파일은 만들지 않았습니다.") from None
    return give(arguments, metrics, lambda: f"{metrics_text(metrics)}\n결과 파일: {arguments.out}")


def _retrieved(arguments: argparse.Namespace, bar: terminal.Bar) -> dict[str, object]:
    from eval.retrieval import index_corpus, load_retrieval_set, run_queries
    from index.library import Library

    chosen = load_retrieval_set(arguments.corpus, arguments.queries)
    if chosen.unknown:
        warn(f"말뭉치에 없는 정답 id가 {chosen.unknown}개 있습니다. 찾지 못한 것으로 셉니다.")
    with contextlib.ExitStack() as stack:
        if arguments.library is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mundap-"))
            arguments.library = Path(folder, "library")
        settings = settings_of(arguments)
        korean = settings.opened_korean()
        opened = partial(Library.open_or_create, reranker=settings.opened_reranker(), lexicon=settings.opened_lexicon())
        library = stack.enter_context(contextlib.closing(library_of(arguments, opened, korean)))
        index_s = index_corpus(library, chosen.corpus, korean, bar)
        figures = run_queries(library, chosen.queries, arguments.out, bar)
    return {**figures, "corpus": len(chosen.corpus), "index_s": round(index_s, 2)}
