import shutil

import pytest

from assistant.intake.errors import IntakeError
from assistant.intake.limits import UploadLimits, check_queue, check_room, check_size, upload_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2024년 계획.hwp", "2024년 계획.hwp"),
        ("2024\u1102\u1167\u11ab.hwp", "2024년.hwp"),  # as a Mac sends it
        ("업무/2024/계획.hwp", "업무/2024/계획.hwp"),
        ("C:\\문서\\계획.hwp", "문서/계획.hwp"),
        ("../../../etc/계획.txt", "etc/계획.txt"),
        ("/etc/계획.txt", "etc/계획.txt"),
        ("계획\u202etxt.hwp", "계획 txt.hwp"),  # signs that turn the words around
        ("계획\n.txt", "계획 .txt"),
        ("\ud800계획.txt", "?계획.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("보고서.PDF", "보고서.PDF"),
        ("가" * 300 + ".hwpx", "가" * 65 + ".hwpx"),
        ("/".join("가나다라마바사아자차") + ".txt", "다/라/마/바/사/아/자/차.txt"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_safe(sent: str, kept: str):
    assert upload_name(sent) == kept


@pytest.mark.parametrize("sent", ["", ".", "..", "/", "...", ".숨은.txt", "~$계획.docx", "폴더/.txt", "\0"])
def test_what_is_no_document_by_its_name_is_refused(sent: str):
    with pytest.raises(IntakeError) as refused:
        upload_name(sent)
    assert refused.value.problem == "숨은 파일이나 임시 파일입니다."


@pytest.mark.parametrize(("sent", "kind"), [("그림.png", ".png"), ("실행.exe", ".exe"), ("읽어보기", "확장자 없음")])
def test_what_cannot_be_read_is_refused_by_its_name(sent: str, kind: str):
    with pytest.raises(IntakeError) as refused:
        upload_name(sent)
    assert refused.value.problem == f"읽을 수 없는 형식입니다({kind})."


def test_sizes_are_bounded():
    limits = UploadLimits(files=2, bytes=10_000_000, file_bytes=4_000_000)
    check_size(4_000_000, limits)
    check_queue(2, 10_000_000, limits)
    for problem, refused in (
        ("빈 파일입니다.", lambda: check_size(0, limits)),
        ("파일이 너무 큽니다(5MB).", lambda: check_size(5_000_000, limits)),
        ("한꺼번에 올릴 수 있는 파일은 2개까지입니다.", lambda: check_queue(3, 1, limits)),
        ("한꺼번에 올릴 수 있는 크기는 모두 10MB까지입니다.", lambda: check_queue(1, 10_000_001, limits)),
    ):
        with pytest.raises(IntakeError) as told:
            refused()
        assert told.value.problem == problem


def test_the_disk_needs_room_for_the_file_and_what_is_made_of_it(tmp_path):
    free = shutil.disk_usage(tmp_path).free
    check_room(tmp_path, 1)
    with pytest.raises(IntakeError) as refused:
        check_room(tmp_path, free // 2)
    assert refused.value.problem == "문서함이 있는 디스크에 남은 공간이 모자랍니다."
