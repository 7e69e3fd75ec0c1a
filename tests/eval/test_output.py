"""A file of rows that is there whole or not at all."""

import json
from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.output import WholeFile


def test_rows_are_written_in_korean_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "답.jsonl"
    with WholeFile(path) as file:
        file.write_row({"답": "가"})
        file.write_row({"답": "\ud800"})
        assert not path.exists()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"답": "가"}'
    assert json.loads(lines[1]) == {"답": "\ud800"}
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_stays_when_the_work_ends_early(tmp_path):
    path = tmp_path / "답.jsonl"
    path.write_text("앞의 것", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), WholeFile(path) as file:
        file.write_row({})
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "앞의 것"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named_before_the_work(tmp_path):
    with pytest.raises(EvaluationError, match="쓰지 못했습니다"), WholeFile(tmp_path / "없는폴더" / "답.jsonl"):
        raise AssertionError("not reached")
    with pytest.raises(EvaluationError, match="쓰지 못했습니다"), WholeFile(tmp_path):
        pass


def test_a_device_is_written_to_and_not_replaced():
    with WholeFile(Path("/dev/null")) as file:
        file.write_row({"답": 1})
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said():
    with pytest.raises(EvaluationError, match="쓰지 못했습니다"), WholeFile(Path("/dev/full")) as file:
        file.write_row({"답": "가" * 100_000})
