"""Why the operating system refuses a file or a folder, in words."""

import errno
from collections.abc import Mapping

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "그런 파일이 없습니다", errno.ENOTDIR: "경로의 중간이 폴더가 아닙니다",
    errno.EISDIR: "파일이 아니라 폴더입니다", errno.ELOOP: "자기 자신을 가리키는 링크입니다",
    errno.EACCES: "권한이 없습니다", errno.EPERM: "권한이 없습니다", errno.EROFS: "읽기 전용 디스크입니다",
    errno.ENOSPC: "디스크에 남은 공간이 없습니다", errno.EDQUOT: "디스크 사용 한도를 넘었습니다",
    errno.ENAMETOOLONG: "이름이 너무 깁니다", errno.EIO: "디스크에서 읽거나 쓰다가 오류가 났습니다",
    errno.ESTALE: "네트워크 드라이브의 연결이 끊겼습니다", errno.ETIMEDOUT: "네트워크 드라이브가 응답하지 않습니다",
    errno.EMFILE: "한꺼번에 열 수 있는 파일의 수를 넘었습니다",
    errno.ENFILE: "한꺼번에 열 수 있는 파일의 수를 넘었습니다",
    errno.ENOMEM: "메모리가 모자랍니다", errno.EAGAIN: "프로세스의 수나 메모리의 한도에 닿았습니다",
}  # fmt: skip


def reason_of(error: OSError) -> str:
    """Why a file or folder can't be read or written; of a rare reason the words of the system."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
