"""A real folder that is watched: new and changed files go in by themselves, what is half written is left alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.intake.types import FileState, Origin
from assistant.intake.watching import Watch
from tests.assistant.intake.conftest import Served

PLAN = "2024년 도서관 예산은 12억원이다.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "업무"
    (made / "2024").mkdir(parents=True)
    return made


def test_new_and_changed_files_go_in_under_their_names_in_the_folder(serve: Callable[..., Served], folder: Path):
    (folder / "2024" / "계획.txt").write_text(PLAN)
    (folder / "그림.png").write_bytes(b"\x89PNG")
    served = serve(watch=(folder,))
    state = served.wait_for(lambda state: bool(state.files) and not state.busy)
    assert [(file.name, file.origin, file.state) for file in state.files] == [
        ("2024/계획.txt", Origin.WATCH, FileState.ADDED)
    ]
    (folder / "2024" / "계획.txt").write_text("2024년 도서관 예산은 15억원으로 늘었다.\n")
    served.wait_for(lambda state: len(state.files) == 2 and state.files[1].state is FileState.REPLACED)
    assert "15억원" in served.library().document("2024/계획.txt").text
    assert served.originals() == []


def test_what_cannot_be_read_is_told_once(serve: Callable[..., Served], folder: Path):
    (folder / "깨진.pdf").write_bytes(b"%PDF-1.7\nnothing")
    served = serve(watch=(folder,))
    served.wait_for(lambda state: bool(state.files) and state.files[0].state is FileState.FAILED)
    (folder / "나중.txt").write_text(PLAN)
    served.wait_for(lambda state: state.files[-1].name == "나중.txt" and not state.busy)
    assert [file.name for file in served.intake.state().files] == ["깨진.pdf", "나중.txt"]


def test_what_was_removed_stays_away_until_it_changes(serve: Callable[..., Served], folder: Path):
    (folder / "가.txt").write_text(PLAN)
    served = serve(watch=(folder,))
    served.wait_for(lambda state: bool(state.files) and not state.busy)
    assert served.intake.remove(["가.txt"]).done.wait(30)
    (folder / "나.txt").write_text("청년 지원 예산은 3억원이다.\n")
    served.wait_for(lambda state: len(state.files) == 2 and not state.busy)
    assert served.names() == ["나.txt"]
    assert (folder / "가.txt").read_text() == PLAN
    (folder / "가.txt").write_text("도서관 예산은 99억원이다.\n")
    served.wait_for(lambda state: len(state.files) == 3 and not state.busy)
    assert served.names() == ["가.txt", "나.txt"]


def test_what_has_gone_stays_in_the_library(serve: Callable[..., Served], folder: Path):
    (folder / "가.txt").write_text(PLAN)
    served = serve(watch=(folder,))
    served.wait_for(lambda state: bool(state.files) and not state.busy)
    (folder / "가.txt").unlink()
    (folder / "나.txt").write_text("청년 지원 예산은 3억원이다.\n")
    served.wait_for(lambda state: len(state.files) == 2 and not state.busy)
    assert served.names() == ["가.txt", "나.txt"]


def test_a_folder_that_is_not_there_is_told_until_it_is(serve: Callable[..., Served], folder: Path, tmp_path: Path):
    served = serve(watch=(tmp_path / "드라이브", folder))
    told = served.wait_for(lambda state: bool(state.unwatched)).unwatched
    assert told == (
        (
            f"지켜보는 폴더 ‘{tmp_path / '드라이브'}’를 찾을 수 없습니다.",
            "MUNDAP_WATCH의 경로와 네트워크 드라이브의 연결을 확인해 주세요.",
        ),
    )
    (folder / "가.txt").write_text(PLAN)
    served.wait_for(lambda state: bool(state.files) and not state.busy)
    (tmp_path / "드라이브").mkdir()
    served.wait_for(lambda state: state.unwatched == ())


def test_a_folder_that_the_system_refuses_is_told_in_korean(serve: Callable[..., Served], tmp_path: Path):
    circle = tmp_path / "돌고 도는 곳"
    circle.symlink_to(circle)
    served = serve(watch=(circle,))
    assert served.wait_for(lambda state: bool(state.unwatched)).unwatched == (
        (
            f"지켜보는 폴더 ‘{circle}’을 읽을 수 없습니다(자기 자신을 가리키는 링크입니다).",
            "폴더의 권한과 연결을 확인해 주세요.",
        ),
    )


def test_a_file_that_still_grows_is_left_alone(served: Served, folder: Path):
    path = folder / "가.txt"
    path.write_text(PLAN)
    watch = Watch([folder])
    assert watch.look(served.library(), {}).files == ()
    path.write_text(PLAN * 2)
    assert watch.look(served.library(), {}).files == ()
    assert [file.name for file, _ in watch.look(served.library(), {}).files] == ["가.txt"]
    signs = (path.stat().st_size, path.stat().st_mtime_ns)
    assert watch.look(served.library(), {str(path): signs}).files == ()
    os.utime(path, ns=(1, 1))
    assert watch.look(served.library(), {str(path): signs}).files == ()
    assert [file.name for file, _ in watch.look(served.library(), {str(path): signs}).files] == ["가.txt"]


def test_the_library_itself_is_not_watched(serve: Callable[..., Served], tmp_path: Path):
    (tmp_path / "업무.txt").write_text(PLAN)
    served = serve(watch=(tmp_path,))
    served.send("올린 글.txt", "청년 지원 예산은 3억원이다.\n")
    served.wait_for(lambda state: len(state.files) == 2 and not state.busy)
    (tmp_path / "library" / "names.tsv").write_text("가\t나\n")
    (tmp_path / "나중.txt").write_text("도로 예산은 5억원이다.\n")
    served.wait_for(lambda state: len(state.files) == 3 and not state.busy)
    assert served.names() == ["나중.txt", "업무.txt", "올린 글.txt"]


def test_a_file_that_was_only_touched_is_no_news(serve: Callable[..., Served], folder: Path):
    (folder / "가.txt").write_text(PLAN)
    served = serve(watch=(folder,))
    served.wait_for(lambda state: bool(state.files) and not state.busy)
    os.utime(folder / "가.txt", ns=(1, 1))
    (folder / "나.txt").write_text("청년 지원 예산은 3억원이다.\n")
    served.wait_for(lambda state: state.files[-1].name == "나.txt" and not state.busy)
    assert [file.name for file in served.intake.state().files] == ["가.txt", "나.txt"]
    signs = (folder / "가.txt").stat()
    assert served.library().documents.files(["가.txt"])["가.txt"].is_of(signs.st_size, signs.st_mtime_ns)
