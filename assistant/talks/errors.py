"""What can go wrong with kept conversations, in words for their reader."""

import sqlite3
from pathlib import Path

from assistant.errors import AssistantError
from ingest.particles import quoted


class TalkError(AssistantError):
    """A conversation can't be read or kept."""


class TalkMissing(TalkError):
    """The reader has no such conversation."""

    def __init__(self) -> None:
        super().__init__("이 대화를 찾을 수 없습니다.", "지운 대화일 수 있습니다. 목록에서 다른 대화를 고르세요.")


class TalkChanged(TalkError):
    """The conversation has fewer exchanges than the caller thought."""

    def __init__(self) -> None:
        super().__init__("이 대화가 다른 창에서 바뀌었습니다.", "화면을 새로 고친 뒤 다시 물어보세요.")


class TalkTooLong(TalkError):
    """More than a conversation may hold; nothing was dropped to make room."""


class TalksFull(TalkError):
    """The reader has as many conversations as may be kept; none was dropped to make room."""


class TalkUnwritable(TalkError):
    """The file of conversations can't be written now; what is in it stays."""


class TalksUnusable(TalkError):
    """The file of conversations can't be used: damaged, newer, or another program's."""


class TalksDamaged(TalksUnusable):
    """What stands in the file of conversations can't be read any more."""


def newer(path: Path, found: int, known: int) -> TalksUnusable:
    """Say that a later version of the program wrote the file."""
    return TalksUnusable(
        f"‘{path}’의 대화는 더 새로운 버전의 문답이 저장한 것입니다(형식 {found}, 지금은 {known}).",
        "문답을 최신 버전으로 올린 뒤 다시 여세요.",
    )


def foreign(path: Path) -> TalksUnusable:
    """Say that the file in the conversations' place is another program's database."""
    return TalksUnusable(
        f"{quoted(path, '은/는')} 문답의 대화 파일이 아닙니다.",
        "이 파일을 다른 곳으로 옮기거나 `--library`로 다른 폴더를 지정하세요.",
    )


def damaged(path: Path) -> TalksDamaged:
    """Say that the file can't be read, and what becomes of it."""
    return TalksDamaged(
        f"대화 파일 {quoted(path, '이/가')} 손상되어 읽을 수 없습니다.",
        "서버를 멈추고 백업해 둔 파일로 되돌리세요. 그대로 다시 켜면 이 파일을 따로 두고 대화를 새로 저장합니다."
        " 문서함은 그대로입니다.",
    )


def told(error: sqlite3.Error, path: Path) -> TalkError | None:
    """Say what SQLite refused; ``None`` for a bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return TalkUnwritable(
            "다른 프로그램이 대화 파일을 쓰고 있어 저장하지 못했습니다.", "잠시 뒤에 다시 시도하세요."
        )
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return TalkUnwritable(
            "디스크에 남은 공간이 없거나 쓸 수 없어 대화를 저장하지 못했습니다.",
            "디스크의 남은 공간과 연결을 확인하세요. 앞의 대화는 그대로 있습니다.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return TalkUnwritable(
            f"대화 파일 {quoted(path, '을/를')} 열거나 고칠 권한이 없습니다.", "파일과 폴더의 권한을 확인하세요."
        )
    return None
