"""Files sent, asked about, cancelled and removed, over a real library."""

import io
import os
import zipfile
from collections.abc import Callable

import pytest
from filelock import FileLock

from assistant.intake.errors import IntakeError
from assistant.intake.limits import UploadLimits
from assistant.intake.types import UNDER_WAY, Choice, FileState, IntakeFile
from tests.assistant.intake.conftest import Served

PLAN = "2024년 도서관 계획\n\n□ 2024년 도서관 예산은 12억원이다. 새 도서관 두 곳을 짓고 사서 다섯 명을 뽑는다.\n"
PLAN += "□ 작은 도서관은 마을마다 하나씩 두고, 책을 실은 버스가 매주 화요일과 금요일에 골짜기 마을을 찾아간다.\n"
ROADS = "2024년 도로 정비 계획\n\n□ 도로 정비에 30억원을 쓴다. 다리 세 곳과 터널 한 곳을 고친다.\n"


def archive(**texts: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, text in texts.items():
            packed.writestr(f"{name}.txt", text)
    return written.getvalue()


def only(served: Served) -> IntakeFile:
    *_, file = served.settled().files
    return file


def test_what_is_sent_goes_in_and_is_kept(served: Served):
    served.send("도서관.txt", PLAN, user="김주무관")
    served.send("업무/도로.txt", ROADS)
    first, second = served.settled().files
    assert (first.state, first.documents, first.user) == (FileState.ADDED, ("도서관.txt",), "김주무관")
    assert (second.state, second.documents) == (FileState.ADDED, ("업무/도로.txt",))
    assert served.names() == ["도서관.txt", "업무/도로.txt"]
    assert served.originals() == ["도서관.txt", "업무/도로.txt"]
    assert (
        served.library().documents.files(["도서관.txt"])["도서관.txt"].source == served.folder / "files" / "도서관.txt"
    )


def test_the_same_file_twice_is_said(served: Served):
    served.send("도서관.txt", PLAN)
    served.settled()
    served.send("도서관.txt", PLAN)
    assert (only(served).state, only(served).related) == (FileState.KNOWN, ("도서관.txt",))
    assert served.originals() == ["도서관.txt"]


def test_the_same_file_twice_at_once_is_said(served: Served):
    for _ in range(3):
        served.send("도서관.txt", PLAN)
    assert [file.state for file in served.settled().files] == [FileState.ADDED, FileState.KNOWN, FileState.KNOWN]
    assert served.names() == ["도서관.txt"]


@pytest.mark.parametrize("text", [PLAN, PLAN.replace("\n\n", "\n \n")], ids=["the same bytes", "the same words"])
def test_the_same_content_under_another_name_is_asked_about(served: Served, text: str):
    served.send("도서관.txt", PLAN)
    served.settled()
    served.send("사본.md", text)
    asked = only(served)
    assert (asked.state, asked.related) == (FileState.COPY, ("도서관.txt",))
    assert served.names() == ["도서관.txt"]
    served.intake.queue.choose([asked.key], Choice.DROP)
    assert only(served).state is FileState.DECLINED
    assert served.originals() == ["도서관.txt"]
    served.send("사본.md", text)
    served.intake.queue.choose([only(served).key], Choice.KEEP)
    served.wait_for(lambda state: state.files[-1].related == ("도서관.txt",))
    assert only(served).state is FileState.ADDED
    assert served.names() == ["도서관.txt", "사본.md"]


def test_another_content_of_the_same_name_replaces_or_stands_beside(served: Served):
    served.send("계획.txt", PLAN)
    served.settled()
    served.send("계획.txt", ROADS)
    asked = only(served)
    assert (asked.state, asked.related) == (FileState.NAMESAKE, ("계획.txt",))
    served.intake.queue.choose([asked.key], Choice.KEEP)  # no answer to this question
    assert only(served).state is FileState.NAMESAKE
    served.intake.queue.choose([asked.key], Choice.BESIDE)
    assert (only(served).state, only(served).name) == (FileState.ADDED, "계획 (2).txt")
    served.send("계획.txt", "취소한 계획이다. 예산은 없다.\n")
    served.intake.queue.choose([only(served).key], Choice.REPLACE)
    assert (only(served).state, only(served).documents) == (FileState.REPLACED, ("계획.txt",))
    assert served.library().document("계획.txt").text == "취소한 계획이다. 예산은 없다.\n"
    assert served.library().document("계획 (2).txt").text == ROADS
    assert served.originals() == ["계획 (2).txt", "계획.txt"]


def test_a_replacement_that_cannot_be_read_leaves_all_as_it_was(served: Served):
    served.send("계획.txt", PLAN)
    served.settled()
    served.send("계획.txt", b"\0\1\2\3" * 100)
    served.intake.queue.choose([only(served).key], Choice.REPLACE)
    assert only(served).state is FileState.FAILED
    assert served.library().document("계획.txt").text == PLAN
    assert (served.folder / "files" / "계획.txt").read_text() == PLAN
    assert served.originals() == ["계획.txt"]


def test_a_document_of_another_folder_is_replaced_by_what_is_sent(served: Served, tmp_path):
    (tmp_path / "계획.txt").write_text(PLAN)
    served.library().add([tmp_path / "계획.txt"])
    for text, state, source in (
        (b"\0\1\2\3" * 100, FileState.FAILED, tmp_path / "계획.txt"),
        (ROADS.encode(), FileState.REPLACED, served.folder / "files" / "계획.txt"),
    ):
        served.send("계획.txt", text)
        served.intake.queue.choose([only(served).key], Choice.REPLACE)
        assert only(served).state is state
        assert served.library().documents.files(["계획.txt"])["계획.txt"].source == source
    assert served.library().document("계획.txt").text == ROADS
    assert (tmp_path / "계획.txt").read_text() == PLAN


def test_what_is_wrong_with_a_file_is_told_and_the_others_go_in(served: Served):
    served.send("빈 글.hwp", b"   \n")
    served.send("깨진.pdf", b"%PDF-1.7\nnothing")
    served.send("도서관.txt", PLAN)
    empty, broken, plan = served.settled().files
    assert (empty.state, plan.state) == (FileState.FAILED, FileState.ADDED)
    assert broken.state is FileState.FAILED
    for failed in (empty, broken):
        assert failed.problem.endswith(".") and failed.remedy.endswith(".")
    assert served.originals() == ["도서관.txt"]


def test_an_archive_goes_in_as_its_documents_and_tells_what_did_not(served: Served):
    served.send("도서관.txt", PLAN)
    served.settled()
    served.send("묶음.zip", archive(가=PLAN, 나=ROADS, 다="\0\1\2\3" * 100))
    file = only(served)
    assert (file.state, file.documents) == (FileState.ADDED, ("묶음.zip/가.txt", "묶음.zip/나.txt"))
    assert [remark.partition(":")[0] for remark in file.remarks] == ["다.txt"]
    served.wait_for(lambda state: state.files[-1].related == ("도서관.txt",))
    served.send("묶음.zip", archive(나=ROADS))
    assert only(served).state is FileState.NAMESAKE
    served.intake.queue.choose([only(served).key], Choice.REPLACE)
    assert only(served).state is not FileState.NAMESAKE
    assert served.names() == ["도서관.txt", "묶음.zip/나.txt"]


def test_an_edition_of_another_year_is_told(served: Served):
    for year in (2023, 2024):
        served.send(
            f"{year}년 도서관 운영 계획.txt", PLAN.replace("2024년", f"{year}년").replace("12", str(year % 100))
        )
        served.settled()
    state = served.wait_for(lambda state: bool(state.files[-1].editions))
    assert [file.editions for file in state.files] == [(), ("2023년 도서관 운영 계획.txt",)]


def test_documents_are_removed_with_the_originals_that_were_sent(served: Served, tmp_path):
    (tmp_path / "밖.txt").write_text(ROADS)
    served.library().add([tmp_path / "밖.txt"])
    served.send("업무/도서관.txt", PLAN)
    served.send("묶음.zip", archive(가="가 사업 예산은 1억원이다.", 나="나 사업 예산은 2억원이다."))
    served.settled()
    assert served.intake.remove(["묶음.zip/가.txt", "밖.txt"]).done.wait(30)
    assert served.originals() == ["묶음.zip", "업무/도서관.txt"]
    assert served.intake.remove(["묶음.zip/나.txt", "업무/도서관.txt", "없는 문서.txt"]).done.wait(30)
    assert (served.names(), served.originals()) == ([], [])
    assert not (served.folder / "files" / "업무").exists()
    assert (tmp_path / "밖.txt").read_text() == ROADS


def test_a_document_is_read_again_though_it_has_not_changed(served: Served):
    served.send("도서관.txt", PLAN)
    served.send("묶음.zip", archive(가="가 사업 예산은 1억원이다.", 나="나 사업 예산은 2억원이다."))
    served.settled()
    assert served.intake.read_again(["도서관.txt", "묶음.zip/가.txt", "묶음.zip/나.txt", "없는 문서.txt"], "") == 2
    assert [file.state for file in served.settled().files][2:] == [FileState.REPLACED, FileState.REPLACED]
    assert served.names() == ["도서관.txt", "묶음.zip/가.txt", "묶음.zip/나.txt"]
    assert served.originals() == ["도서관.txt", "묶음.zip"]


def test_what_waits_is_cancelled_and_what_is_stored_stays(served: Served):
    with FileLock(served.folder / "writer.lock") if served.library() else None:
        for number in range(4):
            served.send(f"{number}.txt", f"{number}번째 사업의 예산은 {number}억원이다.\n")
        busy = served.wait_for(lambda state: state.waits_for is not None)
        assert busy.waits_for is not None and "다른 프로그램" in busy.waits_for[0]
        served.intake.queue.cancel([busy.files[1].key])
        served.intake.queue.cancel_all()
    assert served.states() == dict.fromkeys(("0.txt", "1.txt", "2.txt", "3.txt"), "cancelled")
    assert (served.names(), served.originals()) == ([], [])
    served.intake.queue.clear()
    assert served.intake.state().files == ()


def test_a_busy_library_is_waited_for(served: Served):
    with FileLock(served.folder / "writer.lock") if served.library() else None:
        served.send("도서관.txt", PLAN)
        served.wait_for(lambda state: state.waits_for is not None)
    assert only(served).state is FileState.ADDED
    assert served.intake.state().waits_for is None


def test_a_server_that_was_ended_is_followed_by_one_that_goes_on(serve: Callable[..., Served]):
    first = serve()
    lock = FileLock(first.folder / "writer.lock") if first.library() else None
    with lock:
        for number in range(20):
            first.send(f"{number:02}.txt", f"{number}번째 사업의 예산은 {number}억원이다. {number}명이 일한다.\n")
        first.wait_for(lambda state: state.waits_for is not None)
        (first.folder / "files" / ".incoming" / "1-9.part").write_bytes(b"half a file")
        first.close()
    second = serve()
    assert set(second.states().values()) == {"added"}
    assert len(second.names()) == 20
    assert [*(second.folder / "files" / ".incoming").iterdir()] == []


def test_two_servers_do_not_take_in_at_once(serve: Callable[..., Served]):
    first, second = serve(), serve()
    first.send("도서관.txt", PLAN)
    with pytest.raises(IntakeError, match="다른 문답 서버"):
        second.send("도서관.txt", PLAN)


def test_limits_hold_for_what_waits(serve: Callable[..., Served]):
    served = serve(UploadLimits(files=2, bytes=170, file_bytes=150))
    with FileLock(served.folder / "writer.lock") if served.library() else None:
        served.send("가.txt", "가" * 10)
        for name, size, problem in (("나.txt", 151, "너무 큽니다"), ("다.txt", 0, "빈 파일"), ("라.exe", 9, "형식")):
            with pytest.raises(IntakeError, match=problem):
                served.intake.receive(name, size)
        with pytest.raises(IntakeError, match="크기는 모두"):
            served.intake.receive("마.txt", 149)
        served.send("바.txt", "바" * 10)
        with pytest.raises(IntakeError, match="2개까지"):
            served.intake.receive("사.txt", 1)


def test_a_read_only_library_says_so(serve: Callable[..., Served], tmp_path):
    if os.geteuid() == 0:
        (tmp_path / "library").write_text("no folder")
    else:
        (tmp_path / "library").mkdir(0o500)
    with pytest.raises(IntakeError, match="쓸 수 없습니다"):
        serve().send("도서관.txt", PLAN)


def long_text(number: int) -> str:
    return "\n\n".join(
        f"{number}-{line}. 이 사업의 예산은 {number * line}억원이며 주민이 정한다." for line in range(400)
    )


def test_a_file_that_is_being_read_is_cancelled(served: Served):
    for number in range(3):
        served.send(f"{number}.txt", long_text(number))
    state = served.wait_for(lambda state: state.files[0].state in (FileState.ANALYZING, FileState.ENCODING))
    served.intake.queue.cancel([state.files[0].key])
    assert served.states() == {"0.txt": "cancelled", "1.txt": "added", "2.txt": "added"}
    assert (served.names(), served.originals()) == (["1.txt", "2.txt"], ["1.txt", "2.txt"])


def test_documents_are_removed_between_two_files(served: Served):
    served.send("도서관.txt", PLAN)
    served.settled()
    for number in range(3):
        served.send(f"{number}.txt", long_text(number))
    served.wait_for(lambda state: state.files[1].state in UNDER_WAY)
    assert served.intake.remove(["도서관.txt"]).done.wait(30)
    assert served.intake.state().busy, "the removal has waited for all files"
    assert set(served.states().values()) == {"added"}
    assert served.names() == ["0.txt", "1.txt", "2.txt"]
    assert served.intake.state().removed == 1


def test_an_archive_that_unpacks_to_too_much_is_refused(served: Served):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("영.txt", bytes(50_000_000))
    served.send("폭탄.zip", written.getvalue())
    refused = only(served)
    assert refused.state is FileState.FAILED
    assert "압축" in refused.problem
    assert (served.names(), served.originals()) == ([], [])
