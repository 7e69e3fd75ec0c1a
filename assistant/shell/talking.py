"""What ``mundap talks`` does: list kept conversations, and export them as question set or report. Prints nothing."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.shell.terminal import columns, local_minute, padded
from assistant.talks.errors import TalkError, TalkMissing
from assistant.talks.question_set import question_rows
from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import Talk
from ingest.particles import quoted


@dataclass(frozen=True, slots=True)
class OwnedTalk:
    """A conversation and whose it is."""

    user: str
    talk: Talk

    def record(self) -> dict[str, object]:
        """One conversation of ``talks list --json``."""
        return {"user": self.user, **asdict(self.talk)}


@dataclass(frozen=True, slots=True)
class Exported:
    """What goes into the file, and what is said of it."""

    content: bytes
    told: str


def opened(library: Path) -> Talks:
    """Open a library's conversations; none are begun by looking.

    Raises:
        TalkError: there are none, or their file can't be used.
    """
    path = library / FILE_NAME
    try:
        there = path.is_file()
    except OSError as error:  # such as a folder that may not be entered
        raise _barred(path) from error
    if not there:
        raise TalkError(
            f"‘{library}’ 문서함에 저장된 대화가 없습니다.", "`mundap ui`로 연 화면에서 나눈 대화가 저장됩니다."
        )
    talks = Talks(path)
    if not talks.kept:
        talks.close()
        raise _barred(path)
    return talks


def _barred(path: Path) -> TalkError:
    return TalkError(
        f"대화 파일 {quoted(path, '을/를')} 열거나 고칠 권한이 없습니다.",
        "`mundap ui`를 여는 사용자로 다시 실행하거나 폴더의 권한을 확인하세요.",
    )


def listed(talks: Talks, user: str | None) -> list[OwnedTalk]:
    """List the conversations of one user, or of all."""
    users = talks.users() if user is None else (user,)
    return [OwnedTalk(one, talk) for one in users for talk in talks.listed(one)]


def listed_text(found: Sequence[OwnedTalk]) -> str:
    """A table of conversations, with users where there are any."""
    if not found:
        return "저장된 대화가 없습니다."
    named = any(one.user for one in found)
    rows = [("번호", *(["사용자"] if named else []), "문답", "바뀐 때", "제목")]
    for one in found:
        talk = one.talk
        moment = local_minute(talk.changed_at)
        rows.append((talk.key, *([one.user] if named else []), str(talk.exchanges), moment, talk.title))
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return "\n".join([*lines, "", f"대화 {len(found)}개"])


def judged_rows(talks: Talks, arguments: argparse.Namespace) -> tuple[list[dict[str, object]], str]:
    """Give the judged answers as rows of a question set, and what is said of them.

    Raises:
        TalkError: nobody has judged an answer.
    """
    judged = [one for one in talks.judged(arguments.user) if one.exchange.question.strip()]
    if not judged:
        raise TalkError(
            "평가한 답변이 없습니다.", "화면에서 답변 아래의 ‘도움이 됐어요’나 ‘아니에요’를 누르면 저장됩니다."
        )
    good = sum(one.exchange.judgement is not None and one.exchange.judgement.good for one in judged)
    told = f"평가한 질문 {len(judged)}개(도움이 된 것 {good}개)를 {arguments.out}에 썼습니다."
    return question_rows(judged), told


def reported(talks: Talks, arguments: argparse.Namespace) -> Exported:
    """Write one conversation as a report.

    Raises:
        TalkError: there is no such conversation, or no such form of report.
    """
    from assistant.reports.reports import ReportKind, report

    try:
        kind = ReportKind(arguments.out.suffix.lower().removeprefix("."))
    except ValueError as error:
        raise TalkError(
            f"‘{arguments.out.name}’에 쓸 보고서의 형식을 알 수 없습니다.",
            "--out의 끝을 .hwpx, .docx, .md 가운데 하나로 적어 주세요.",
        ) from error
    owned = next((one for one in listed(talks, arguments.user) if one.talk.key == arguments.key), None)
    if owned is None:
        raise TalkMissing
    exchanges = talks.exchanges(owned.user, owned.talk.key)
    library = arguments.library.name if arguments.library else ""
    told = f"질문 {len(exchanges)}개의 근거 보고서를 {arguments.out}에 썼습니다."
    return Exported(report(kind, owned.talk.title, exchanges, library), told)
