"""Where the pages are served: the address and the port, taken before anything is loaded."""

import contextlib
import errno
import os
import socket

from ingest.errors import UserFacingError
from ingest.particles import quoted

HOST, PORT = "127.0.0.1", 7860
LOCAL_HOSTS = ("127.0.0.1", "localhost")
_PORTS_TRIED = 50


class PageError(UserFacingError):
    """The page can't be opened where it was asked to be."""


def listen(host: str, port: int) -> socket.socket:
    """Take the port now, so that a taken one is said before anything is loaded.

    Raises:
        PageError: the address is not this machine's own, or the port is taken.
    """
    try:
        return _bound(host, port)
    except (OSError, OverflowError) as error:
        if isinstance(error, socket.gaierror) or getattr(error, "errno", None) == errno.EADDRNOTAVAIL:
            raise PageError(
                f"{quoted(host, '은/는')} 이 컴퓨터의 주소가 아닙니다.",
                f"이 컴퓨터에서만 쓰려면 --host {HOST}, 다른 컴퓨터에서도 쓰려면 --host 0.0.0.0으로 실행하세요.",
            ) from error
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        problem = f"{port}번 포트를 다른 프로그램이 쓰고 있습니다." if taken else f"{port}번 포트를 열 수 없습니다."
        raise PageError(problem, f"--port {_free_port(host, port)}처럼 다른 포트를 정해 다시 실행하세요.") from error


def _bound(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # On Windows this option would let two programs share the port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError):
        listening.close()
        raise
    return listening


def _free_port(host: str, taken: int) -> int:
    start = taken if 1024 <= taken < 65_535 - _PORTS_TRIED else PORT
    for port in range(start + 1, start + _PORTS_TRIED):
        with contextlib.suppress(OSError), contextlib.closing(_bound(host, port)):
            return port
    return PORT
