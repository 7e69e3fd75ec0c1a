import os
import unicodedata

import pytest
from documents import TEXTS, dump, write_files

from index.adding import AddEvent, AddStep
from index.encoder import FIRST_PART
from ingest.files import FoundFile


def names(library) -> list[str]:
    return [entry.name for entry in library.documents.entries()]


def test_a_folder_goes_in_with_events(library, files):
    events: list[AddEvent] = []
    report = library.add([files], events.append)
    assert report.added == tuple(sorted(TEXTS))
    assert (report.replaced, report.skipped, report.failed) == ((), (), ())
    assert names(library) == sorted(TEXTS)
    assert events[:4] == [
        AddEvent("공고.txt", 1, 5, AddStep.READING),
        AddEvent("공고.txt", 1, 5, AddStep.ANALYZING),
        AddEvent("공고.txt", 1, 5, AddStep.STORING, passages=1),
        AddEvent("공고.txt", 1, 5, AddStep.ADDED),
    ]
    assert len(events) == 20


def test_a_long_document_tells_how_many_of_its_passages_have_a_vector(library, tmp_path):
    text = "\n\n".join(f"# {number}장\n\n{number}번째 사업의 예산은 {number}억원이다." for number in range(1, 151))
    write_files(tmp_path / "문서", {"긴 글.md": text})
    events: list[AddEvent] = []
    library.add([tmp_path / "문서"], events.append)
    count = len(library.passages("긴 글.md"))
    assert count > FIRST_PART
    outer = [event.step for event in (*events[:2], *events[-2:])]
    assert outer == [AddStep.READING, AddStep.ANALYZING, AddStep.STORING, AddStep.ADDED]
    between = events[2:-2]
    assert {(event.name, event.position, event.step, event.passages) for event in between} == {
        ("긴 글.md", 1, AddStep.ENCODING, count)
    }
    assert [event.encoded for event in between][:: len(between) - 1] == [FIRST_PART, count]


def test_unchanged_files_are_skipped(library, files):
    library.add([files])
    revision = library.revision
    assert library.add([files]).skipped == tuple(sorted(TEXTS))
    assert library.revision == revision


def test_a_touched_file_is_skipped_by_its_content(library, files):
    library.add([files])
    before = library.passages("공고.txt")
    os.utime(files / "공고.txt", (1, 1))
    assert library.add([files]).skipped == tuple(sorted(TEXTS))
    assert library.passages("공고.txt") == before


def test_a_changed_file_is_replaced(library, files):
    library.add([files])
    (files / "공고.txt").write_text("공고가 취소되었다.\n", encoding="utf-8")
    report = library.add([files])
    assert report.replaced == ("공고.txt",)
    assert len(report.skipped) == 4
    assert library.document("공고.txt").text == "공고가 취소되었다.\n"


def test_the_same_name_from_another_folder_is_another_document(library, tmp_path):
    for folder in ("2023", "2024", "기타/2024"):
        write_files(tmp_path / folder, {"계획.txt": f"{folder} 계획의 내용이다.\n"})
        library.add([tmp_path / folder])
    assert names(library) == ["2024/계획 (2).txt", "2024/계획.txt", "계획.txt"]
    assert library.document("2024/계획 (2).txt").text == "기타/2024 계획의 내용이다.\n"
    again = library.add([tmp_path / "기타/2024", tmp_path / "2024", tmp_path / "2023"])
    assert again.skipped == ("2024/계획 (2).txt", "2024/계획.txt", "계획.txt")


def test_the_folder_in_a_new_name_is_the_one_added(library, tmp_path):
    for folder in ("가", "나"):
        write_files(tmp_path / folder, {"하위/계획.txt": f"{folder} 계획의 내용이다.\n"})
        library.add([tmp_path / folder])
    assert names(library) == ["나/하위/계획.txt", "하위/계획.txt"]


def test_a_file_of_another_folder_with_the_same_content_is_skipped(library, tmp_path):
    for folder in ("2023", "2024"):
        write_files(tmp_path / folder, {"계획.txt": "같은 내용이다.\n"})
    library.add([tmp_path / "2023"])
    assert library.add([tmp_path / "2024"]).skipped == ("계획.txt",)
    assert names(library) == ["계획.txt"]


def test_a_moved_and_changed_file_replaces_its_old_self(library, tmp_path):
    write_files(tmp_path / "옛 폴더", {"계획.txt": "옛 내용이다.\n"})
    library.add([tmp_path / "옛 폴더"])
    (tmp_path / "옛 폴더" / "계획.txt").unlink()
    write_files(tmp_path / "새 폴더", {"계획.txt": "새 내용이다.\n"})
    assert library.add([tmp_path / "새 폴더"]).replaced == ("계획.txt",)
    assert library.document("계획.txt").text == "새 내용이다.\n"


def test_a_moved_file_is_followed(library, tmp_path):
    write_files(tmp_path / "옛 폴더", {"계획.txt": "내용이다.\n"})
    library.add([tmp_path / "옛 폴더"])
    (tmp_path / "옛 폴더").rename(tmp_path / "새 폴더")
    assert library.add([tmp_path / "새 폴더"]).skipped == ("계획.txt",)
    (tmp_path / "새 폴더" / "계획.txt").write_text("고친 내용이다.\n", encoding="utf-8")
    assert library.add([tmp_path / "새 폴더"]).replaced == ("계획.txt",)


def test_a_file_keeps_its_name_when_added_by_another_way(library, files):
    library.add([files])
    assert library.add([files / "온빛시"]).skipped == ("온빛시/2024년 예산.txt", "온빛시/2025년 예산.txt")
    assert len(names(library)) == 5


def test_the_same_file_twice_in_one_run_goes_in_once(library, files):
    report = library.add([files / "온빛시/2024년 예산.txt", files / "온빛시"])
    assert report.added == ("2024년 예산.txt", "2025년 예산.txt")
    assert report.skipped == ()


def test_what_fails_is_named_and_the_others_go_in(library, files):
    (files / "깨짐.txt").write_bytes(bytes(range(256)) * 20)
    (files / "모름.xyz").write_bytes(bytes(500))
    report = library.add([files, files / "없는 파일.txt"])
    assert len(report.added) == 5
    assert [failure.name for failure in report.failed] == ["깨짐.txt", "모름.xyz", "없는 파일.txt"]
    assert all(failure.problem.endswith(".") and failure.remedy.endswith(".") for failure in report.failed)


def test_a_file_that_becomes_unreadable_keeps_its_document(library, files):
    library.add([files])
    (files / "공고.txt").write_bytes(bytes(range(256)) * 20)
    report = library.add([files])
    assert [failure.name for failure in report.failed] == ["공고.txt"]
    assert library.document("공고.txt").text == TEXTS["공고.txt"]


def test_a_file_that_vanishes_on_the_way_is_reported(library, files):
    def vanish(event: AddEvent) -> None:
        if event.name == "지침.md" and event.step is AddStep.READING:
            (files / "지침.md").unlink()

    report = library.add([files], vanish)
    assert [failure.name for failure in report.failed] == ["지침.md"]
    assert len(report.added) == 4


def test_names_in_nfd_are_stored_in_nfc(library, tmp_path):
    folder = tmp_path / unicodedata.normalize("NFD", "문서함")
    write_files(folder, {unicodedata.normalize("NFD", "계획/추진계획.txt"): "추진 계획이다.\n"})
    assert library.add([folder]).added == ("계획/추진계획.txt",)
    assert library.add([folder]).skipped == ("계획/추진계획.txt",)


def test_ctrl_c_leaves_what_went_in(library, files, open_library, tmp_path):
    def interrupt(event: AddEvent) -> None:
        if event.position == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add([files], interrupt)
    assert names(library) == sorted(TEXTS)[:2]
    assert library.search("출장비는 언제 신청하나요?")
    report = library.add([files])
    assert (len(report.added), len(report.skipped)) == (3, 2)
    undisturbed = open_library(tmp_path / "undisturbed")
    undisturbed.add([files])
    assert dump(tmp_path / "library") == dump(tmp_path / "undisturbed")
    assert library.search("청년 월세") == undisturbed.search("청년 월세")


def test_the_last_event_of_a_file_tells_what_the_report_does(library, tmp_path):
    write_files(tmp_path / "문서", {"가.txt": "예산은 12억원이다.\n", "나.txt": ""})
    events: list[AddEvent] = []
    report = library.add([tmp_path / "문서"], events.append)
    assert [event.failure for event in events if event.step is AddStep.FAILED] == [*report.failed]
    assert (report.failed[0].name, report.failed[0].problem) == ("나.txt", "빈 파일입니다.")
    assert {event.failure for event in events if event.step is not AddStep.FAILED} == {None}


def test_files_go_in_under_names_that_are_known(library, files):
    report = library.add_files([FoundFile(files / "공고.txt", "올해/공고.txt")])
    assert report.added == ("올해/공고.txt",)
    stored = library.documents.files(["올해/공고.txt", "없는 문서.txt"])
    assert {name: one.source for name, one in stored.items()} == {"올해/공고.txt": files / "공고.txt"}
    assert library.documents.names_of_content(stored["올해/공고.txt"].sha256) == ["올해/공고.txt"]
    assert library.documents.names_of_content("0" * 64) == []
    assert [one.name for one in library.documents.files_inside(files / "공고.txt")] == ["올해/공고.txt"]


def test_an_unchanged_file_is_read_again_where_that_is_wanted(library, files):
    library.add([files])
    one = [FoundFile(files / "공고.txt", "공고.txt")]
    assert library.add_files(one).skipped == ("공고.txt",)
    assert library.add_files(one, again=True).replaced == ("공고.txt",)
    assert library.add_files(one).skipped == ("공고.txt",)


def test_a_document_follows_another_file(library, files, tmp_path):
    library.add([files])
    write_files(tmp_path / "새로", {"공고.txt": "공고를 고쳤다.\n"})
    library.let_follow("공고.txt", tmp_path / "새로" / "공고.txt")
    assert library.add([tmp_path / "새로"]).replaced == ("공고.txt",)
    assert library.document("공고.txt").text == "공고를 고쳤다.\n"
    assert names(library) == sorted(TEXTS)
