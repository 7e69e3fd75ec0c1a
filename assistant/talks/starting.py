"""The conversations that a server starts with: none of what can befall their file keeps it from serving.

A damaged file is moved beside its place, never changed or removed; one that can't be opened now is left alone.
"""

import logging
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assistant.talks.errors import TalksDamaged, TalkUnwritable, damaged
from assistant.talks.talks import Talks
from ingest.particles import quoted

_ASIDE = "damaged"
# SQLite's files of one database; what stands in the log belongs to what stands in the file.
_PARTS = ("", "-wal", "-shm")

_UNKEPT = "이번에는 대화를 저장하지 않습니다. 서버를 끄면 사라집니다."

_log = logging.getLogger("mundap.talks")


def start(path: Path) -> Talks:
    """Open the file of conversations, a new one in place of a damaged one, or memory where neither can be had.

    Raises:
        TalksUnusable: a newer version of the program, or another one, wrote the file.
    """
    try:
        return _opened(path)
    except TalksDamaged as error:
        _log.warning("%s", error.problem)
        return _anew(path)
    except TalkUnwritable as error:
        _log.warning("%s %s", error.problem, _UNKEPT)
        return Talks(None)


def aside(path: Path) -> tuple[Path, ...]:
    """Name the damaged files that were put beside a file of conversations, the oldest first."""
    try:
        return tuple(sorted(path.parent.glob(f"{path.stem}-{_ASIDE}-*{path.suffix}")))
    except OSError:  # a folder that may not be entered
        return ()


def _opened(path: Path) -> Talks:
    talks = Talks(path)
    if not talks.is_sound():
        talks.close()
        raise damaged(path)
    return talks


def _anew(path: Path) -> Talks:
    beside = path.with_name(f"{path.stem}-{_ASIDE}-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        for part in _PARTS:
            with suppress(FileNotFoundError):
                Path(f"{path}{part}").rename(f"{beside}{part}")
    except OSError as error:  # a folder in which nothing may be written
        _log.warning("%s (%s)", _UNKEPT, error.strerror)
        return Talks(None)
    _log.warning("%s 옮겨 두고 대화를 새로 저장합니다.", quoted(beside, "으로/로"))
    return Talks(path)
