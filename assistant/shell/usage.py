"""argparse that speaks Korean: help, usage lines and its own error messages. Knows nothing of the commands."""

import argparse
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from assistant.shell.terminal import columns
from ingest.particles import with_particle

# argparse's messages as they are in Python 3.11 to 3.14; what is new is shown as it comes, after a Korean word.
_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<names>.+)", "빠진 것이 있습니다: {names}"),
    (
        r"unrecognized arguments: (?P<names>[^-].*)",
        "쓸 곳이 없는 말이 있습니다: {names}. 띄어쓰기가 든 말은 따옴표로 묶어 주세요",
    ),
    (r"unrecognized arguments: (?P<names>.+)", "모르는 인자입니다: {names}"),
    (r"invalid choice: (?P<value>.+?) \(choose from (?P<names>.+)\)", "{value:은/는} 없습니다. 쓸 수 있는 것: {names}"),
    (r"invalid choice: (?P<value>.+?), maybe you meant (?P<names>.+?)\?.*", "{value:은/는} 없습니다. 혹시 {names}?"),
    (r"invalid (?:int|\w*number\w*) value: (?P<value>.+)", "{value:은/는} 알맞은 정수가 아닙니다"),
    (r"invalid \w+ value: (?P<value>.+)", "{value:은/는} 알맞은 값이 아닙니다"),
    (r"expected one argument", "값이 하나 있어야 합니다"),
    (r"expected at least one argument", "값이 하나 이상 있어야 합니다"),
    (r"expected (?P<count>\d+) arguments?", "값이 {count}개 있어야 합니다"),
    (r"ignored explicit argument (?P<value>.+)", "값을 받지 않는데 {value:이/가} 붙어 있습니다"),
)  # fmt: skip


class KoreanParser(argparse.ArgumentParser):
    """An argument parser whose every word is Korean; options can't be abbreviated."""

    def __init__(self, prog: str | None = None, description: str | None = None, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_KoreanFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "인자"
        self._optionals.title = "옵션"
        self.add_argument("-h", "--help", action="help", help="이 도움말을 보여 주고 마칩니다")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401
        """Refuse what is left over as the command that it was given to: its usage helps, not that of them all."""
        arguments, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return arguments, rest

    def error(self, message: str) -> NoReturn:
        """Say in Korean what is wrong with the usage and leave with status 2.

        Who gave no command is shown which there are: it is how one looks at a program for the first time.
        """
        if self._subparsers is not None and message.startswith("the following arguments are required"):
            self.exit(2, f"{self.format_help()}\n오류: {korean_message(message)}.\n")
        self.exit(2, f"{self.format_usage()}오류: {korean_message(message)}.\n도움말: {self.prog} --help\n")


class ShowVersion(argparse.Action):
    """Print the installed version and leave; looked up only then, since that takes time."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Say the name in Korean and the version."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("mundap")
        except PackageNotFoundError:  # run from its source folder
            found = "(설치되지 않음)"
        parser.exit(message=f"문답(mundap) {found}\n")


class _KoreanFormatter(argparse.RawDescriptionHelpFormatter):
    """Counts Hangul as two columns, which argparse does not, so that the explanations stand in line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        super().add_usage(usage, actions, groups, "사용법: " if prefix is None else prefix)

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        if action.help is not argparse.SUPPRESS:
            wide = columns(self._format_action_invocation(action)) + self._current_indent
            self._action_max_length = max(self._action_max_length, wide)

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        if action.nargs == argparse.PARSER:
            return text.partition("\n")[2]  # the list of commands needs no name of its own
        header = self._format_action_invocation(action)
        return text.replace(header + " " * (columns(header) - len(header)), header, 1)


def korean_message(message: str) -> str:
    """Translate one of argparse's error messages, with the argument that it names."""
    named = re.fullmatch(r"argument (?P<name>.+?): (?P<problem>.+)", message, re.DOTALL)
    problem = named["problem"] if named else message
    spoken = next(filter(None, (_translated(problem, *pair) for pair in _MESSAGES)), problem)
    return f"{named['name']}: {spoken}" if named else spoken


def spoken(argument: str) -> str:
    """Words from the command line in NFC; bytes that Python couldn't decode (LANG=C) are tried as UTF-8 and CP949."""
    for encoding in ("utf-8", "cp949"):
        if argument.isprintable() or not any("\udc80" <= character <= "\udcff" for character in argument):
            break
        try:
            argument = os.fsencode(argument).decode(encoding)
        except UnicodeError:
            continue
    if any("\ud800" <= character <= "\udfff" for character in argument):
        raise argparse.ArgumentTypeError("읽을 수 없는 글자가 있습니다(터미널의 문자 인코딩을 UTF-8로 맞춰 주세요)")
    return unicodedata.normalize("NFC", argument)


def whole_number(at_least: int, at_most: int) -> Callable[[str], int]:
    """Make the type of an option that takes a whole number between two bounds."""

    def number(text: str) -> int:
        value = int(text)
        if not at_least <= value <= at_most:
            raise argparse.ArgumentTypeError(f"{at_least}에서 {at_most} 사이의 정수여야 합니다")
        return value

    return number


def share(text: str) -> float:
    """Read an option that takes a share between 0 and 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("0에서 1 사이의 수여야 합니다")
    return value


class _Word(str):
    """A word that a message names; a format such as 은/는 is the particle that it takes there."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        return with_particle(self, particle) if particle else str(self)


def _translated(message: str, pattern: str, korean: str) -> str | None:
    found = re.fullmatch(pattern, message, re.DOTALL)
    return korean.format(**{name: _Word(word) for name, word in found.groupdict().items()}) if found else None
