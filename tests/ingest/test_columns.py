"""Tables that users write: what stands in the place of one, and how its lines are read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.columns import LARGEST_BYTES, read_columns
from ingest.errors import IngestError


def read(path: Path) -> list[tuple[str, ...]]:
    return read_columns(path, lambda columns: columns)


@pytest.mark.parametrize(
    "written",
    [
        "# 우리 말\n집주인\t임대인\n\n들살이\t야영".encode(),
        "\ufeff집주인 \t 임대인\r\n들살이\t야영\r\n".encode(),
        "집주인\t임대인\n들살이\t야영\n".encode("cp949"),
        "집주인\t임대인\n들살이\t야영\n".encode("utf-16"),
    ],
)
def test_lines_are_read_however_editors_write_them(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "표.tsv").write_bytes(written)
    assert read(tmp_path / "표.tsv") == [("집주인", "임대인"), ("들살이", "야영")]


@pytest.mark.parametrize(
    ("written", "problem", "remedy"),
    [
        (b"", "빈 파일", "내용이 들어 있는"),
        (b"\x89PNG\r\n\x1a\n", "이진 파일", "확장자"),
        ("집주인\t임대인\n".encode() * 30 + b"\0", "NUL", "UTF-8"),
        ("집주인\t임대인\n".encode() + b"\xff\xfe\xff", "인코딩", "UTF-8"),
        (b"a\tb\n" * (LARGEST_BYTES // 4 + 1), "10MB보다 큽니다", "쓰지 않는 줄"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, written: bytes, problem: str, remedy: str) -> None:
    path = tmp_path / "표.tsv"
    path.write_bytes(written)
    with pytest.raises(IngestError) as refused:
        read(path)
    assert str(path) in refused.value.problem
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (lambda folder: folder, "읽을 수 없습니다"),
        (lambda folder: folder / "없는.tsv", "없습니다"),
        (lambda folder: folder / "a\0b", "읽을 수 없습니다"),
    ],
)
def test_what_is_no_file_is_named(tmp_path: Path, place: Callable[[Path], Path], problem: str) -> None:
    with pytest.raises(IngestError, match=problem):
        read(place(tmp_path))
