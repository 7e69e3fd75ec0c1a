"""A disk that runs full while files are on their way."""

import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.intake.errors import IntakeError
from assistant.intake.limits import UploadLimits
from assistant.intake.originals import Originals
from assistant.intake.queue import Queue
from assistant.intake.types import FileState, IntakeFile, Origin
from assistant.settings import Settings
from assistant.shell.doctor import examine
from tests.bad_input.asked import needs_root

pytestmark = needs_root
REFUSED = "디스크에 남은 공간이 없거나 쓸 수 없어 올린 파일의 목록을 적지 못했습니다."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    path = disk / "나중에 지울 파일"
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return path


def test_what_was_read_is_told_and_what_is_new_is_refused(disk: Path):
    # Longer than a page of the file, so that it needs room.
    file = IntakeFile(0, f"{'긴 이름' * 900}.hwp", Origin.WATCH, 9)
    with contextlib.closing(Queue(disk, Originals(disk), UploadLimits())) as queue:
        kept = queue.submit(file)
        filling = fill(disk)
        queue.note(replace(kept, state=FileState.ADDED, remarks=("쪽 하나를 읽지 못했습니다.",) * 500))
        assert [one.state for one in queue.state().files] == [FileState.ADDED]
        for refused in (lambda: queue.submit(file), lambda: queue.pass_over(filling)):
            with pytest.raises(IntakeError, match=REFUSED):
                refused()
        filling.unlink()
        queue.note(replace(kept, state=FileState.ADDED))
        assert queue.submit(file).key > kept.key


def test_the_room_left_is_told_before_it_is_gone(disk: Path):
    found = examine(Settings(disk))
    (full,) = [one for one in found.missing if "디스크" in one.what]
    assert full.what == "문서함이 있는 디스크에 1.0MB만 남았습니다."
    assert full.remedy.startswith("디스크를 비우세요. 200MB보다 적으면 새 문서를 받지 않고")
    library = found.record()["library"]
    assert isinstance(library, dict) and library["free_bytes"] == 1024 * 1024
