"""What every command says and where: what was asked for to standard output, everything else to standard error."""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable

from assistant.shell import terminal


class Stopped(Exception):
    """Ctrl-C came; the message says what stands. No error: the user wanted it."""


def bar_of_progress() -> contextlib.AbstractContextManager[terminal.Bar]:
    """Show how far long work is, where somebody looks at a terminal."""
    return terminal.progress_bar(sys.stderr.isatty())


def give(arguments: argparse.Namespace, record: object, text: Callable[[], str]) -> int:
    """Give what was asked for, as JSON or in words, and the status of a command that went well."""
    if arguments.json:
        print(json.dumps(record, ensure_ascii=False))
    else:
        say(text())
    return 0


def say(text: str) -> None:
    """Write a line or more of what was asked for."""
    print(terminal.printable(text))


def warn(text: str) -> None:
    """Write what the user should know beside it."""
    print(f"알림: {text}", file=sys.stderr)


def failed(status: int, message: str) -> int:
    """Write why a command failed and give its status."""
    print(message, file=sys.stderr)
    return status
