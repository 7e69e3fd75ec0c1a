"""The command line: parse, call, print. Results go to standard output, everything else to standard error.

The commands and their options stand in ``assistant.shell.commands``, the printed words in ``assistant.shell.terminal``.
Nothing heavy is imported before the command that needs it runs.
"""

import argparse
import contextlib
import io
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.shell import terminal
from assistant.shell.commands import build_parser
from assistant.shell.scoping import scope_of
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings
    from index.encoder import Encoder
    from index.events import AddEvent
    from index.library import Library
    from ingest.korean import Korean

_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended


class Stopped(Exception):
    """Ctrl-C came; the message says what stands. No error: the user wanted it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    try:
        _write_utf8()
        arguments = build_parser().parse_args(argv)
        status = _COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
        return status
    except UserFacingError as error:
        return _failed(1, f"오류: {error.problem}\n{error.remedy}")
    except Stopped as stopped:
        return _failed(_INTERRUPTED, f"멈췄습니다. {stopped}")
    except KeyboardInterrupt:
        return _failed(_INTERRUPTED, "멈췄습니다. 문서함은 그대로입니다.")
    except BrokenPipeError:
        # The reader (head, less) has gone. What is left in the buffer would fail again when Python ends.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def entry() -> int:
    """The console command: Ctrl-C after the last word has nothing left to say."""
    try:
        return main()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _add(arguments: argparse.Namespace) -> int:
    from index.events import UNDER_WAY, AddStep
    from index.library import Library

    stored = 0

    def note(event: "AddEvent") -> None:
        nonlocal stored
        stored += event.step in (AddStep.ADDED, AddStep.REPLACED)
        bar(terminal.stage_text(event), event.position - (event.step in UNDER_WAY), event.total)

    with contextlib.closing(_library(arguments, Library.open_or_create)) as library:
        try:
            with _bar() as bar:
                report = library.add(arguments.paths, note, _settings(arguments).reading, skip_same=arguments.skip_same)
        except KeyboardInterrupt:
            stands = f"이번에 넣은 문서 {stored}개는 문서함에 남아 있습니다" if stored else "아직 넣은 문서가 없습니다"
            raise Stopped(f"{stands}. 같은 명령을 다시 실행하면 이어서 넣습니다.") from None
        _warn_if_behind(library)
    _print(terminal.added_text(report))
    return 1 if report.failed else 0


def _remove(arguments: argparse.Namespace) -> int:
    from index.library import Library

    with contextlib.closing(_library(arguments, Library.open)) as library:
        library.remove(arguments.names)
    _print(f"문서 {len(set(arguments.names))}개를 뺐습니다.")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from assistant.records import entry_record
    from index.library import Library

    with contextlib.closing(_library(arguments, Library.open)) as library:
        entries = library.entries()
    return _result(arguments, [entry_record(entry) for entry in entries], lambda: terminal.entries_text(entries))


def _search(arguments: argparse.Namespace) -> int:
    from assistant.records import hit_record

    with contextlib.closing(_assistant(arguments)) as assistant:
        hits = assistant.search(arguments.query, arguments.top_k, scope_of(arguments, assistant))
        corrections = assistant.library.read(arguments.query).corrections
        _warn_of(assistant.library)
    return _result(arguments, [hit_record(hit) for hit in hits], lambda: terminal.hits_text(hits, corrections))


def _ask(arguments: argparse.Namespace) -> int:
    from assistant.records import answer_record
    from assistant.shell.history import read_history

    history = read_history(arguments.history) if arguments.history else ()
    with contextlib.closing(_assistant(arguments)) as assistant:
        scope = scope_of(arguments, assistant)
        if sys.stdout.isatty() and not arguments.json:
            answer = terminal.show_as_it_comes(assistant.stream(arguments.question, history, scope), sys.stdout)
            _warn_of(assistant.library, answer.notice)
            return 0
        answer = assistant.ask(arguments.question, history, scope)
        _warn_of(assistant.library, answer.notice)
    return _result(arguments, answer_record(answer), lambda: terminal.answer_text(answer))


def _show(arguments: argparse.Namespace) -> int:
    from assistant.records import document_record
    from index.library import Library

    with contextlib.closing(_library(arguments, Library.open)) as library:
        document = library.document(arguments.name)
    if arguments.start is None and arguments.end is None:
        return _result(arguments, document_record(document), lambda: terminal.document_text(document))
    start = min(arguments.start or 0, len(document.text))
    end = len(document.text) if arguments.end is None else min(arguments.end, len(document.text))
    if start >= end:
        raise UserFacingError(
            f"{arguments.start or 0}번째 글자부터 {arguments.end}번째 글자까지에는 글이 없습니다.",
            f"--start는 --end보다 작고, 둘 다 문서의 글자 수 {len(document.text)}를 넘지 않아야 합니다.",
        )
    span = {"start": start, "end": end, "text": document.text[start:end]}
    return _result(
        arguments, {**document_record(document), "span": span}, lambda: terminal.span_text(document, start, end)
    )


def _eval(arguments: argparse.Namespace) -> int:
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

    settings = _settings(arguments)
    refuse_overwriting(arguments.out, [arguments.questions, Path(arguments.baseline or arguments.questions)])
    checked_baseline(arguments, settings)
    found = load_file(arguments.questions)
    for remark in found.remarks:
        _warn(remark)
    stands = "같은 명령을 다시 실행하면 이어서 합니다." if arguments.run else ""
    try:
        with contextlib.closing(_assistant(arguments)) as assistant, _bar() as bar:
            metrics = answered(arguments, settings, assistant, found.questions, bar)
    except KeyboardInterrupt:
        raise Stopped(stands or f"{arguments.out} 파일은 만들지 않았습니다.") from None
    if metrics["evidence_not_found"]:
        _warn(f"근거 글이 문서함에 없는 질문이 있습니다: {metrics['evidence_not_found']}. 찾지 못한 것으로 셉니다.")
    _result(arguments, metrics, lambda: f"{metrics_text(metrics)}\n결과 파일: {arguments.out}")
    reasons = refused(arguments, settings)
    return _failed(1, "\n".join(["통과하지 못했습니다.", *reasons])) if reasons else 0


def _check(arguments: argparse.Namespace) -> int:
    from eval.set_shell import checked
    from index.errors import LibraryMissing
    from index.library import Library

    try:
        with contextlib.closing(_library(arguments, Library.open)) as library:
            told = checked(arguments, library)
    except LibraryMissing:
        _warn("문서함이 없어 근거 글이 문서에 있는지는 살피지 못했습니다.")
        told = checked(arguments, None)
    _result(arguments, told.record(), told.text)
    return 1 if told.file.faults else 0


def _draft(arguments: argparse.Namespace) -> int:
    from eval.set_shell import drafted, drafted_record, drafted_text

    try:
        with contextlib.closing(_assistant(arguments)) as assistant, _bar() as bar:
            within = assistant.documents_within(scope_of(arguments, assistant))
            drafts = drafted(arguments, assistant.library, within, bar)
    except KeyboardInterrupt:
        raise Stopped(f"{arguments.out} 파일은 만들지 않았습니다.") from None
    return _result(arguments, drafted_record(drafts, arguments.out), lambda: drafted_text(drafts, arguments))


def _benchmark(arguments: argparse.Namespace) -> int:
    from eval.public.shell import benchmarked

    try:
        with _bar() as bar:
            record, text = benchmarked(arguments, _settings(arguments), bar)
    except KeyboardInterrupt:
        raise Stopped("잰 값은 남지 않았습니다.") from None
    return _result(arguments, record, lambda: text)


def _compare(arguments: argparse.Namespace) -> int:
    from eval.shell import compared

    record, text = compared(arguments, _settings(arguments))
    return _result(arguments, record, lambda: text)


def _report(arguments: argparse.Namespace) -> int:
    from eval.output import WholeFile
    from eval.shell import reported

    written = reported(arguments, _settings(arguments))
    with WholeFile(arguments.out) as file:
        file.write(written.encode("utf-8", errors="replace"))
    _print(f"보고서를 썼습니다: {arguments.out}")
    return 0


def _robustness(arguments: argparse.Namespace) -> int:
    from eval.questions import load_file
    from eval.trials.shell import checked_report, robust
    from eval.trials.telling import trials_record, trials_text

    checked_report(arguments)
    found = load_file(arguments.questions)
    for remark in found.remarks:
        _warn(remark)
    try:
        with contextlib.closing(_assistant(arguments)) as assistant, _bar() as bar:
            rows = robust(arguments, _settings(arguments), assistant, found.questions, bar)
    except KeyboardInterrupt:
        raise Stopped("같은 명령을 다시 실행하면 이어서 합니다.") from None
    return _result(arguments, trials_record(rows), lambda: trials_text(rows))


def _grid(arguments: argparse.Namespace) -> int:
    from eval.grid.plan import read_plan
    from eval.grid.shell import grid_record, grid_text, gridded
    from eval.questions import load_file
    from eval.trials.shell import checked_report

    checked_report(arguments)
    plan = read_plan(arguments.grid)
    found = load_file(arguments.questions)
    for remark in found.remarks:
        _warn(remark)
    try:
        with _bar() as bar:
            rows = gridded(arguments, _settings(arguments), plan, found.questions, bar)
    except KeyboardInterrupt:
        raise Stopped("같은 명령을 다시 실행하면 이어서 합니다.") from None
    return _result(arguments, grid_record(plan, rows), lambda: grid_text(plan, rows))


def _retrieval(arguments: argparse.Namespace) -> int:
    from eval.output import refuse_overwriting
    from eval.report import metrics_text

    refuse_overwriting(arguments.out, [arguments.corpus, arguments.queries])
    try:
        with _bar() as bar:
            metrics = _retrieved(arguments, bar)
    except KeyboardInterrupt:
        raise Stopped(f"{arguments.out} 파일은 만들지 않았습니다.") from None
    return _result(arguments, metrics, lambda: f"{metrics_text(metrics)}\n결과 파일: {arguments.out}")


def _retrieved(arguments: argparse.Namespace, bar: terminal.Bar) -> dict[str, object]:
    from eval.retrieval import index_corpus, load_retrieval_set, run_queries
    from index.library import Library

    chosen = load_retrieval_set(arguments.corpus, arguments.queries)
    if chosen.unknown:
        _warn(f"말뭉치에 없는 정답 id가 {chosen.unknown}개 있습니다. 찾지 못한 것으로 셉니다.")
    with contextlib.ExitStack() as stack:
        if arguments.library is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mundap-"))
            arguments.library = Path(folder, "library")
        korean = _settings(arguments).opened_korean()
        opened = partial(Library.open_or_create, reranker=_settings(arguments).opened_reranker())
        library = stack.enter_context(contextlib.closing(_library(arguments, opened, korean)))
        index_s = index_corpus(library, chosen.corpus, korean, bar)
        figures = run_queries(library, chosen.queries, arguments.out, bar)
    return {**figures, "corpus": len(chosen.corpus), "index_s": round(index_s, 2)}


def _talks(arguments: argparse.Namespace) -> int:
    from assistant.shell import talking
    from eval.output import WholeFile
    from eval.set_files import refuse_other_forms, write_set

    with contextlib.closing(talking.opened(_settings(arguments).library)) as talks:
        if arguments.deed == "list":
            found = talking.listed(talks, arguments.user)
            return _result(arguments, [one.record() for one in found], lambda: talking.listed_text(found))
        if arguments.deed == "export":
            refuse_other_forms(arguments.out)
            rows, told = talking.judged_rows(talks, arguments)
            write_set(arguments.out, rows)
            _print(told)
            return 0
        report = talking.reported(talks, arguments)
    with WholeFile(arguments.out) as file:
        file.write(report.content)
    _print(report.told)
    return 0


def _ui(arguments: argparse.Namespace) -> int:
    import ui

    try:
        ui.serve(_settings(arguments), arguments.host, arguments.port)
    except KeyboardInterrupt:
        raise Stopped("채팅 화면을 닫았습니다.") from None
    return 0


def _users(arguments: argparse.Namespace) -> int:
    from assistant.shell import accounts

    _print(accounts.run(arguments, _settings(arguments)))
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from assistant.shell.doctor import examine
    from assistant.shell.findings import findings_text

    examination = examine(_settings(arguments))
    return _result(arguments, examination.record(), lambda: findings_text(examination))


def _reencode(arguments: argparse.Namespace) -> int:
    from index.encoder import BUILT_IN, open_encoder
    from index.library import Library

    settings = _settings(arguments)
    encoder = open_encoder(settings.encoder, settings.encoder_options)
    korean = settings.opened_korean() if settings.encoder == BUILT_IN else None  # others read the text itself
    try:
        with _bar() as bar:
            changed = Library.reencode(
                settings.library,
                korean,
                encoder,
                lambda done, total: bar("벡터를 만드는 중", done, total),
                again=arguments.again,
            )
    except KeyboardInterrupt:
        raise Stopped("문서함은 앞의 인코더로 그대로 쓸 수 있습니다. 다시 실행하면 이어서 만듭니다.") from None
    if changed:
        _print(f"문서함의 벡터를 인코더 ‘{encoder.name}’(으)로 새로 만들었습니다.")
    else:
        _print(f"이미 인코더 ‘{encoder.name}’(으)로 만든 문서함입니다. 그래도 새로 만들려면 --again을 붙이세요.")
    return 0


def _reanalyze(arguments: argparse.Namespace) -> int:
    from index.library import Library

    try:
        with contextlib.closing(_library(arguments, Library.open)) as library, _bar() as bar:
            changed = library.reanalyze(lambda done, total: bar("다시 분석하는 중", done, total))
    except KeyboardInterrupt:
        raise Stopped("문서함은 그대로 쓸 수 있습니다. 다시 실행하면 이어서 분석합니다.") from None
    if changed:
        _print(f"문서 {changed}개를 지금의 사용자 사전과 프로그램으로 다시 분석했습니다.")
    else:
        _print("모든 문서가 이미 지금의 사용자 사전과 프로그램으로 분석한 것입니다.")
    return 0


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "add": _add,
    "remove": _remove,
    "list": _list,
    "search": _search,
    "ask": _ask,
    "show": _show,
    "eval": _eval,
    "talks": _talks,
    "users": _users,
    "ui": _ui,
    "doctor": _doctor,
    "reencode": _reencode,
    "reanalyze": _reanalyze,
}


def _settings(arguments: argparse.Namespace) -> "Settings":
    from assistant.settings import Settings

    settings = Settings.from_environment(library=arguments.library, model=getattr(arguments, "model", None))
    users = getattr(arguments, "users", None)
    return replace(settings, serving=replace(settings.serving, users=users)) if users else settings


def _assistant(arguments: argparse.Namespace) -> "Assistant":
    from assistant.assistant import Assistant

    return Assistant.open(_settings(arguments))


def _library(
    arguments: argparse.Namespace, opened: "Callable[[Path, Korean, Encoder], Library]", korean: "Korean | None" = None
) -> "Library":
    from index.encoder import open_encoder

    settings = _settings(arguments)
    korean = korean or settings.opened_korean()
    return opened(settings.library, korean, open_encoder(settings.encoder, settings.encoder_options))


def _bar() -> contextlib.AbstractContextManager[terminal.Bar]:
    return terminal.progress_bar(sys.stderr.isatty())


def _result(arguments: argparse.Namespace, record: object, text: Callable[[], str]) -> int:
    if arguments.json:
        print(json.dumps(record, ensure_ascii=False))
    else:
        _print(text())
    return 0


def _print(text: str) -> None:
    print(terminal.printable(text))


def _warn(text: str) -> None:
    print(f"알림: {text}", file=sys.stderr)


def _warn_of(library: "Library", notice: str = "") -> None:
    if notice:
        _warn(notice)
    if not library.passage_count:
        _warn("문서함이 비어 있습니다. `mundap add 파일_또는_폴더`로 문서를 넣으세요.")
    _warn_if_behind(library)


def _warn_if_behind(library: "Library") -> None:
    from assistant.shell.tables import behind

    if count := library.analysed_otherwise():
        found = behind(count)
        _warn(f"{found.what} {found.remedy}")


def _failed(status: int, message: str) -> int:
    print(message, file=sys.stderr)
    return status


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 can't hold (undecoded file names) is escaped, never lost."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
