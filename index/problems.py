"""What SQLite and the operating system refuse, told to the user in Korean. Everything else stays a bug."""

import errno
import sqlite3
from pathlib import Path

from index.errors import EncoderMismatch, LibraryBusy, LibraryMissing, SearchIndexError
from ingest.particles import quoted

# What the names of the embedded encoder begin with, whatever its version.
_EMBEDDED = "built-in/"
_OTHER_FOLDER = "`--library`로 다른 폴더를 지정하세요."


def system_problem(error: OSError, folder: Path) -> SearchIndexError | None:
    """Say in Korean what the operating system refused when writing the library; ``None`` for a bug."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _disk_full(folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _no_rights(folder)
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return _no_folder(folder)
    if error.errno == errno.ENOENT and not folder.exists():
        return SearchIndexError(f"‘{folder}’ 폴더를 만들 수 없습니다.", _OTHER_FOLDER)
    if error.errno == errno.ENAMETOOLONG:
        return SearchIndexError("문서함 폴더의 이름이 너무 깁니다.", _OTHER_FOLDER)
    return None


def database_problem(error: sqlite3.Error, folder: Path) -> SearchIndexError | None:
    """Say what SQLite refused; ``None`` for a bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return _disk_full(folder)
    if code == sqlite3.SQLITE_IOERR:
        return SearchIndexError(
            f"‘{folder}’ 문서함이 있는 디스크에서 읽거나 쓰지 못했습니다.",
            "디스크의 남은 공간과 사용 한도, 연결을 확인한 뒤 다시 시도하세요. 이미 들어간 문서는 그대로 있습니다.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _no_rights(folder)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"다른 프로그램이 ‘{folder}’ 문서함에 쓰고 있습니다.", "그 작업이 끝난 뒤 다시 시도하세요.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return SearchIndexError(
            f"‘{folder}’ 문서함 파일(library.sqlite3)이 손상되어 읽을 수 없습니다.",
            "백업해 둔 파일로 되돌리거나, 이 파일을 다른 곳으로 옮기고 `mundap add`로 문서를 다시 넣으세요.",
        )
    return None


def missing(folder: Path) -> SearchIndexError:
    """Say that there is no library in the folder; which folder that is may hang on where the command runs."""
    if folder.exists() and not folder.is_dir():
        return _no_folder(folder)
    return LibraryMissing(
        f"‘{folder.absolute()}’에 문서함이 없습니다.",
        "`mundap add 파일_또는_폴더`로 먼저 문서를 넣거나, `--library`로 문서함이 있는 폴더를 지정하세요.",
    )


def foreign(folder: Path) -> SearchIndexError:
    """Say that the file in a library's place is another program's database."""
    return SearchIndexError(f"‘{folder}’의 library.sqlite3은 문답의 문서함이 아닙니다.", _OTHER_FOLDER)


def mismatch(made: str, encoder: str, folder: Path) -> EncoderMismatch:
    """Say that a library was made with one encoder and is opened with another, and what to do."""
    before, now = made.rpartition("@")[0], encoder.rpartition("@")[0]
    if before and before == now:
        return EncoderMismatch(
            f"‘{folder}’ 문서함을 만든 뒤 인코더 ‘{now}’의 파일이나 글 앞에 붙는 말(MUNDAP_PASSAGE_PROMPT)이 "
            f"바뀌었습니다({made} → {encoder}).",
            "원래대로 되돌리거나 `mundap reencode`로 벡터를 새로 만드세요.",
        )
    if made.startswith(_EMBEDDED) and encoder.startswith(_EMBEDDED):
        return EncoderMismatch(
            f"‘{folder}’ 문서함은 다른 버전의 문답이 만들어 내장 인코더가 다릅니다({made} → {encoder}).",
            "`mundap reencode`로 벡터를 새로 만드세요. 문서는 다시 넣지 않아도 됩니다.",
        )
    return EncoderMismatch(
        f"‘{folder}’ 문서함은 인코더 {quoted(made, '으로/로')} 만든 것이어서 "
        f"{quoted(encoder, '으로/로')}는 찾을 수 없습니다.",
        "인코더 설정을 되돌리거나 `mundap reencode`로 벡터를 새로 만드세요.",
    )


def _no_folder(folder: Path) -> SearchIndexError:
    return SearchIndexError(f"{quoted(folder, '은/는')} 폴더가 아닙니다.", _OTHER_FOLDER)


def _disk_full(folder: Path) -> SearchIndexError:
    return SearchIndexError(
        f"디스크에 남은 공간이 없어 ‘{folder}’ 문서함에 쓰지 못했습니다.",
        "공간을 비운 뒤 다시 시도하세요. 이미 들어간 문서는 그대로 있습니다.",
    )


def _no_rights(folder: Path) -> SearchIndexError:
    return SearchIndexError(
        f"‘{folder}’ 문서함을 열거나 고칠 권한이 없습니다.",
        "폴더의 권한을 확인하거나 `--library`로 다른 폴더를 지정하세요.",
    )
