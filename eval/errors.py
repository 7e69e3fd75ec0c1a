"""Errors of measuring that may be shown to the user; the tree is drawn in ``ingest.errors``."""

import errno
from collections.abc import Mapping

from ingest.errors import UserFacingError

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "그런 파일이 없습니다", errno.ENOTDIR: "경로의 중간이 폴더가 아닙니다",
    errno.EISDIR: "파일이 아니라 폴더입니다",
    errno.EACCES: "권한이 없습니다", errno.EPERM: "권한이 없습니다", errno.EROFS: "읽기 전용 디스크입니다",
    errno.ENOSPC: "디스크에 남은 공간이 없습니다", errno.EDQUOT: "디스크 사용 한도를 넘었습니다",
    errno.ENAMETOOLONG: "이름이 너무 깁니다", errno.EIO: "디스크에서 읽거나 쓰다가 오류가 났습니다",
}  # fmt: skip


class EvaluationError(UserFacingError):
    """A question or retrieval set can't be used, or the measurements can't be written."""


def reason_of(error: OSError) -> str:
    """Why a file or folder can't be read or written, in words; of a rare reason those of the system."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
