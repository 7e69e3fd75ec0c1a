"""What may be sent to the library, told before any of it is read: names, sizes, how much at once, room on the disk."""

import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.intake.errors import IntakeError
from assistant.intake.room import ROOM_LEFT
from ingest.formats.archives import safe_name
from ingest.formats.detect import SUFFIXES
from ingest.limits import MEGABYTE

# A library takes some two times the file (text, passages, vectors), and other programs write to the disk as well.
_ROOM_FACTOR = 3
_LONGEST_PART_BYTES = 200  # file systems take 255, and a number may follow
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """Bounds for what waits to be read: how many files and how large together, and how large one may be."""

    files: int = 500
    bytes: int = 2_000 * MEGABYTE
    file_bytes: int = 300 * MEGABYTE


def upload_name(sent: str) -> str:
    """Make a name that a browser sent one that is safe to keep, with ``/`` where a folder was sent.

    Raises:
        IntakeError: nothing is left of it, it is a hidden or temporary file, or of a kind that can't be read.
    """
    parts = [_shortened(part.strip(" .")) for part in safe_name(_own_signs(sent)).split("/")[-_DEEPEST:]]
    parts = [part for part in parts if part]
    if not parts or sent.rpartition("/")[2].startswith((".", "~$")):
        raise IntakeError("숨은 파일이나 임시 파일입니다.", "문서 파일을 골라 주세요.")
    name = unicodedata.normalize("NFC", "/".join(parts))
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        raise IntakeError(
            f"읽을 수 없는 형식입니다({PurePosixPath(name).suffix or '확장자 없음'}).",
            "한글, PDF, 오피스, 웹, 글 파일이나 .zip으로 넣어 주세요.",
        )
    return name


def check_size(size: int, limits: UploadLimits) -> None:
    """Refuse what is empty or too large.

    Raises:
        IntakeError: it is.
    """
    if size <= 0:
        raise IntakeError("빈 파일입니다.", "내용이 들어 있는 파일인지 확인해 주세요.")
    if size > limits.file_bytes:
        raise IntakeError(
            f"파일이 너무 큽니다({size / MEGABYTE:,.0f}MB).",
            f"{limits.file_bytes // MEGABYTE:,}MB 이하로 나누어 올려 주세요.",
        )


def check_queue(files: int, size: int, limits: UploadLimits) -> None:
    """Refuse what would make too many files wait, or too much.

    Raises:
        IntakeError: it would.
    """
    if files > limits.files:
        raise IntakeError(
            f"한꺼번에 올릴 수 있는 파일은 {limits.files:,}개까지입니다.",
            "앞의 파일을 다 읽은 뒤에 이어서 올려 주세요.",
        )
    if size > limits.bytes:
        raise IntakeError(
            f"한꺼번에 올릴 수 있는 크기는 모두 {limits.bytes // MEGABYTE:,}MB까지입니다.",
            "앞의 파일을 다 읽은 뒤에 이어서 올려 주세요.",
        )


def check_room(folder: Path, size: int) -> None:
    """Refuse what the disk has no room for.

    Raises:
        IntakeError: it has none.
    """
    if shutil.disk_usage(folder).free < size * _ROOM_FACTOR + ROOM_LEFT:
        raise IntakeError("문서함이 있는 디스크에 남은 공간이 모자랍니다.", "디스크를 비운 뒤 다시 올려 주세요.")


def _own_signs(sent: str) -> str:
    """Without what no text holds: half of a pair of surrogates, which some browser may send."""
    return sent.encode("utf-8", "replace").decode()


def _shortened(part: str) -> str:
    """Keep one step of a path within what file systems take, and its ending."""
    if len(part.encode()) <= _LONGEST_PART_BYTES:
        return part
    suffix = PurePosixPath(part).suffix[:12]
    room = _LONGEST_PART_BYTES - len(suffix.encode())
    return part.encode()[:room].decode("utf-8", "ignore").rstrip() + suffix
