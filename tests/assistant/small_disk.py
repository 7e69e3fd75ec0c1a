"""A small disk for conversations that can be filled, and the time that they see."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.talks.talks import FILE_NAME, Talks


class SmallDisk:
    """The disk in a folder, with the file of conversations on it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.filling = folder / "나중에 지울 파일"
        self.now = 0.0

    def opened(self) -> Talks:
        return Talks(self.path, lambda: self.now)

    def fill(self) -> None:
        with self.filling.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(bytes(512)):
                pass


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[SmallDisk]:
    """Lay a disk of 2 MB over a folder until the block ends; the test is left out where none may be."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield SmallDisk(folder)
    subprocess.run(["umount", "--lazy", folder], check=True)
