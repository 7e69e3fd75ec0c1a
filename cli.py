"""The command line: parse, call, print. Results go to standard output, everything else to standard error.

The commands and their options stand in ``assistant.shell.commands``, the printed words in ``assistant.shell.terminal``.
Nothing heavy is imported before the command that needs it runs.
"""

import argparse
import contextlib
import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.shell import terminal
from assistant.shell.commands import build_parser
from assistant.shell.opened import assistant_of, library_of, settings_of
from assistant.shell.saying import Stopped, bar_of_progress, failed, give, say, warn
from assistant.shell.scoping import scope_of
from ingest.errors import UserFacingError
from ingest.particles import quoted

if TYPE_CHECKING:
    from index.events import AddEvent
    from index.library import Library

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    try:
        _write_utf8()
        arguments = build_parser().parse_args(argv)
        status = _COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
        return status
    except UserFacingError as error:
        return failed(1, f"오류: {error.problem}\n{error.remedy}")
    except Stopped as stopped:
        return failed(_INTERRUPTED, f"멈췄습니다. {stopped}")
    except KeyboardInterrupt:
        return failed(_INTERRUPTED, "멈췄습니다. 문서함은 그대로입니다.")
    except BrokenPipeError:
        _drop_output()  # the reader (head, less) has gone
        return 1
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _drop_output()
        return failed(1, "오류: 디스크에 남은 공간이 없어 끝까지 쓰지 못했습니다.\n공간을 비운 뒤 다시 실행하세요.")


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

    with contextlib.closing(library_of(arguments, Library.open_or_create)) as library:
        try:
            with bar_of_progress() as bar:
                report = library.add(
                    arguments.paths, note, settings_of(arguments).reading, skip_same=arguments.skip_same
                )
        except KeyboardInterrupt:
            stands = f"이번에 넣은 문서 {stored}개는 문서함에 남아 있습니다" if stored else "아직 넣은 문서가 없습니다"
            raise Stopped(f"{stands}. 같은 명령을 다시 실행하면 이어서 넣습니다.") from None
        _warn_if_behind(library)
    say(terminal.added_text(report))
    return 1 if report.failed else 0


def _remove(arguments: argparse.Namespace) -> int:
    from index.library import Library

    with contextlib.closing(library_of(arguments, Library.open)) as library:
        library.remove(arguments.names)
    say(f"문서 {len(set(arguments.names))}개를 뺐습니다.")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from assistant.records import entry_record
    from index.library import Library

    with contextlib.closing(library_of(arguments, Library.open)) as library:
        entries = library.documents.entries()
    return give(arguments, [entry_record(entry) for entry in entries], lambda: terminal.entries_text(entries))


def _search(arguments: argparse.Namespace) -> int:
    from assistant.records import hit_record

    with contextlib.closing(assistant_of(arguments)) as assistant:
        hits = assistant.search(arguments.query, arguments.top_k, scope_of(arguments, assistant))
        corrections = assistant.read(arguments.query).corrections
        _warn_of(assistant.library)
    return give(arguments, [hit_record(hit) for hit in hits], lambda: terminal.hits_text(hits, corrections))


def _ask(arguments: argparse.Namespace) -> int:
    from assistant.records import answer_record
    from assistant.shell.history import read_history

    history = read_history(arguments.history) if arguments.history else ()
    with contextlib.closing(assistant_of(arguments)) as assistant:
        scope = scope_of(arguments, assistant)
        if sys.stdout.isatty() and not arguments.json:
            answer = terminal.show_as_it_comes(assistant.stream(arguments.question, history, scope), sys.stdout)
            _warn_of(assistant.library, answer.notice)
            return 0
        answer = assistant.ask(arguments.question, history, scope)
        _warn_of(assistant.library, answer.notice)
    return give(arguments, answer_record(answer), lambda: terminal.answer_text(answer))


def _show(arguments: argparse.Namespace) -> int:
    from assistant.records import document_record
    from index.library import Library

    with contextlib.closing(library_of(arguments, Library.open)) as library:
        document = library.document(arguments.name)
    if arguments.start is None and arguments.end is None:
        return give(arguments, document_record(document), lambda: terminal.document_text(document))
    start = min(arguments.start or 0, len(document.text))
    end = len(document.text) if arguments.end is None else min(arguments.end, len(document.text))
    if start >= end:
        where = " 뒤에는" if arguments.end is None else f"부터 {arguments.end:,}번째 글자까지에는"
        raise UserFacingError(
            f"{arguments.start or 0:,}번째 글자{where} 글이 없습니다.",
            f"--start는 --end보다 작고, 둘 다 문서의 글자 수({len(document.text):,}자)를 넘지 않아야 합니다.",
        )
    span = {"start": start, "end": end, "text": document.text[start:end]}
    return give(
        arguments, {**document_record(document), "span": span}, lambda: terminal.span_text(document, start, end)
    )


def _eval(arguments: argparse.Namespace) -> int:
    from eval.commands import measure

    return measure(arguments)


def _talks(arguments: argparse.Namespace) -> int:
    from assistant.shell import talking
    from eval.output import WholeFile
    from eval.set_files import refuse_other_forms, write_set

    with contextlib.closing(talking.opened(settings_of(arguments).library)) as talks:
        if arguments.deed == "list":
            found = talking.listed(talks, arguments.user)
            return give(arguments, [one.record() for one in found], lambda: talking.listed_text(found))
        if arguments.deed == "export":
            refuse_other_forms(arguments.out)
            rows, told = talking.judged_rows(talks, arguments)
            write_set(arguments.out, rows)
            say(told)
            return 0
        report = talking.reported(talks, arguments)
    with WholeFile(arguments.out) as file:
        file.write(report.content)
    say(report.told)
    return 0


def _ui(arguments: argparse.Namespace) -> int:
    import ui

    try:
        ui.serve(settings_of(arguments), arguments.host, arguments.port)
    except KeyboardInterrupt:
        raise Stopped("채팅 화면을 닫았습니다.") from None
    return 0


def _users(arguments: argparse.Namespace) -> int:
    from assistant.shell import accounts

    say(accounts.run(arguments, settings_of(arguments)))
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from assistant.shell.doctor import examine
    from assistant.shell.findings import findings_text

    examination = examine(settings_of(arguments))
    return give(arguments, examination.record(), lambda: findings_text(examination))


def _reencode(arguments: argparse.Namespace) -> int:
    from index.encoder import BUILT_IN, open_encoder
    from index.reencoding import reencode

    settings = settings_of(arguments)
    encoder = open_encoder(settings.encoder, settings.encoder_options)
    korean = settings.opened_korean() if settings.encoder == BUILT_IN else None  # others read the text itself
    try:
        with bar_of_progress() as bar:
            changed = reencode(
                settings.library,
                korean,
                encoder,
                lambda done, total: bar("벡터를 만드는 중", done, total),
                again=arguments.again,
            )
    except KeyboardInterrupt:
        raise Stopped("문서함은 앞의 인코더로 그대로 쓸 수 있습니다. 다시 실행하면 이어서 만듭니다.") from None
    if changed:
        say(f"문서함의 벡터를 인코더 {quoted(encoder.name, '으로/로')} 새로 만들었습니다.")
    else:
        say(
            f"이미 인코더 {quoted(encoder.name, '으로/로')} 만든 문서함입니다. 그래도 새로 만들려면 --again을 붙이세요."
        )
    return 0


def _reanalyze(arguments: argparse.Namespace) -> int:
    from index.library import Library

    try:
        with contextlib.closing(library_of(arguments, Library.open)) as library, bar_of_progress() as bar:
            changed = library.reanalyze(lambda done, total: bar("다시 분석하는 중", done, total))
    except KeyboardInterrupt:
        raise Stopped("문서함은 그대로 쓸 수 있습니다. 다시 실행하면 이어서 분석합니다.") from None
    if changed:
        say(f"문서 {changed}개를 지금의 사용자 사전과 프로그램으로 다시 분석했습니다.")
    else:
        say("모든 문서가 이미 지금의 사용자 사전과 프로그램으로 분석한 것입니다.")
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


def _warn_of(library: "Library", notice: str = "") -> None:
    if notice:
        warn(notice)
    if not library.passage_count:
        warn("문서함이 비어 있습니다. `mundap add 파일_또는_폴더`로 문서를 넣으세요.")
    _warn_if_behind(library)


def _warn_if_behind(library: "Library") -> None:
    from assistant.shell.tables import behind

    if count := library.analysed_otherwise():
        found = behind(count)
        warn(f"{found.what} {found.remedy}")


def _drop_output() -> None:
    """Let what is left in the buffer go nowhere: it would fail again when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 can't hold (undecoded file names) is escaped, never lost."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
