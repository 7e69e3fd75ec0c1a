"""Files listed, touched, changed, lost; what is told without reading, and what by reading all."""

import os
import time

import pytest

from index.listing import listed, matches, whole

BEFORE_NS = 1_700_000_000_000_000_000


@pytest.fixture
def folder(tmp_path):
    """Two files, older than their list."""
    for name, content in (("하나", b"first"), ("둘", b"second")):
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, ns=(BEFORE_NS, BEFORE_NS))
    (tmp_path / ".lock").write_bytes(b"")
    (tmp_path / "list").write_bytes(b"")
    os.utime(tmp_path / "list", ns=(BEFORE_NS + 1, BEFORE_NS + 1))
    return tmp_path


@pytest.fixture
def files(folder):
    return listed(folder, "list", {})


def rewrite(path, content, modified_ns=BEFORE_NS):
    path.write_bytes(content)
    os.utime(path, ns=(modified_ns, modified_ns))


def test_what_is_listed(files):
    assert files == {"하나": (5, BEFORE_NS, 0x9271EE57), "둘": (6, BEFORE_NS, 0xB61F1169)}


def test_as_it_was(folder, files):
    assert matches(folder, "list", files) and whole(folder, "list", files)


def test_a_copy_with_new_times_is_read_and_found_whole(folder, files):
    rewrite(folder / "하나", b"first", time.time_ns())
    assert matches(folder, "list", files) and whole(folder, "list", files)


@pytest.mark.parametrize("content", [b"", b"firs", b"first!", b"FIRST"])
def test_another_content_is_found(folder, files, content):
    rewrite(folder / "하나", content, BEFORE_NS + 7)
    assert not matches(folder, "list", files) and not whole(folder, "list", files)


def test_a_file_lost_or_gained_is_found(folder, files):
    (folder / "셋").write_bytes(b"")
    assert not matches(folder, "list", files) and not whole(folder, "list", files)
    (folder / "셋").unlink()
    (folder / "둘").unlink()
    assert not matches(folder, "list", files) and not whole(folder, "list", files)


def test_what_changes_without_its_time_is_found_by_reading_all(folder, files):
    rewrite(folder / "하나", b"fir5t")
    assert matches(folder, "list", files)
    assert not whole(folder, "list", files)


def test_a_file_as_young_as_the_list_is_read(folder, files):
    rewrite(folder / "하나", b"fir5t")
    os.utime(folder / "list", ns=(BEFORE_NS, BEFORE_NS))
    assert not matches(folder, "list", files)


def test_checksums_are_taken_over_where_nothing_has_changed(folder, files):
    known = {"하나": (5, BEFORE_NS, 1), "둘": (6, BEFORE_NS, 2)}
    assert listed(folder, "list", known) == known
    rewrite(folder / "둘", b"SECOND", BEFORE_NS - 1)
    again = listed(folder, "list", known)
    assert again["하나"] == (5, BEFORE_NS, 1)
    assert again["둘"][:2] == (6, BEFORE_NS - 1) and again["둘"][2] != 2
    (folder / "list").unlink()
    assert listed(folder, "list", known)["하나"] == files["하나"]
