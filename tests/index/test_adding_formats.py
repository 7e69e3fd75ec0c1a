"""Files that processes of their own read, archives and mails among them: what goes in, is named, or is skipped."""

import io
import os
import shutil
import unicodedata
import zipfile
from pathlib import Path
from random import Random

import openpyxl
import pytest
from documents import dump

from index.events import AddEvent, AddStep

WORDS = "2025년 가온시 예산은 915억원이다."


def page(words: str) -> bytes:
    return f"<!doctype html><meta charset=utf-8><h1>{words[:8]}</h1><p>{words}</p>".encode()


def sheet(words: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["구분", "내용"])
    book.active.append(["예산", words])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()


def mail(words: str, attached: dict[str, bytes]) -> bytes:
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "가 <a@example.kr>", "나 <b@example.kr>", "예산 자료"
    made["Message-ID"] = "<1@example.kr>"
    made.set_content(words)
    for name, data in attached.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def texts(library) -> dict[str, str]:
    return {entry.name: library.document(entry.name).text for entry in library.documents.entries()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "자료").mkdir()
    return tmp_path / "자료"


def test_a_document_of_another_format_goes_in_with_events(library, folder):
    (folder / "예산.html").write_bytes(page(WORDS))
    events: list[AddEvent] = []
    assert library.add([folder], events.append).added == ("예산.html",)
    assert [event.step for event in events] == [
        AddStep.READING, AddStep.ANALYZING, AddStep.STORING, AddStep.ADDED
    ]  # fmt: skip
    assert WORDS in library.document("예산.html").text
    assert library.document("예산.html").format == "html"


def test_unchanged_touched_and_changed(library, folder):
    path = folder / "예산.xlsx"
    path.write_bytes(sheet(WORDS))
    assert library.add([folder]).added == ("예산.xlsx",)
    revision = library.revision
    assert (library.add([folder]).skipped, library.revision) == (("예산.xlsx",), revision)
    os.utime(path, (1, 1))
    assert library.add([folder]).skipped == ("예산.xlsx",)
    path.write_bytes(sheet("고친 내용이다."))
    assert library.add([folder]).replaced == ("예산.xlsx",)
    assert "고친 내용" in library.document("예산.xlsx").text


def test_what_an_archive_holds_are_documents(library, folder):
    inner = archive({"깊음.html": page("깊이 든 글이다.")})
    members = {
        "가.txt": WORDS.encode(),
        "안/나.html": page(WORDS),
        "안/다.zip": inner,
        "라.png": b"\x89PNG\r\n\x1a\n12345",
    }
    (folder / "묶음.zip").write_bytes(archive(members))
    report = library.add([folder])
    assert report.added == ("묶음.zip/가.txt", "묶음.zip/안/나.html", "묶음.zip/안/다.zip/깊음.html")
    assert [(failure.name, failure.problem[:11]) for failure in report.failed] == [
        ("묶음.zip/라.png", "그림 파일입니다(PN")
    ]
    assert texts(library)["묶음.zip/가.txt"] == WORDS
    assert library.search("가온시 예산")[0].passage.document.startswith("묶음.zip/")


def test_an_unchanged_archive_is_not_read_and_a_changed_one_gives_what_changed(library, folder):
    path = folder / "묶음.zip"
    members = {f"{number}.html": page(f"{number}번 사업의 예산은 {number}억원이다.") for number in range(1, 4)}
    names = tuple(f"묶음.zip/{name}" for name in members)
    path.write_bytes(archive(members))
    assert library.add([folder]).added == names
    revision = library.revision
    assert (library.add([folder]).skipped, library.revision) == (names, revision)
    os.utime(path, (1, 1))
    assert library.add([folder]).skipped == names
    path.write_bytes(archive(members | {"2.html": page("2번 사업은 취소되었다.")}))
    report = library.add([folder])
    assert (report.replaced, report.skipped) == ((names[1],), (names[0], names[2]))
    assert library.add([folder]).skipped == names


def test_what_fails_in_an_archive_fails_again_the_next_time(library, folder):
    (folder / "묶음.zip").write_bytes(
        archive({"가.html": page(WORDS), "나.hwp": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 200})
    )
    for step in ("added", "skipped"):
        report = library.add([folder])
        assert getattr(report, step) == ("묶음.zip/가.html",)
        assert [failure.name for failure in report.failed] == ["묶음.zip/나.hwp"]


def test_archives_of_one_name_in_two_folders(library, tmp_path):
    for folder in ("2023", "2024"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "묶음.zip").write_bytes(archive({"계획.html": page(f"{folder}년의 계획이다.")}))
        library.add([tmp_path / folder])
    found = texts(library)
    assert set(found) == {"묶음.zip/계획.html", "2024/묶음.zip/계획.html"}
    assert "2023년" in found["묶음.zip/계획.html"] and "2024년" in found["2024/묶음.zip/계획.html"]
    assert library.add([tmp_path / "2024"]).skipped == ("2024/묶음.zip/계획.html",)


def test_a_mail_and_what_is_attached(library, folder):
    attached = {"예산.html": page(WORDS), "자료.zip": archive({"가.csv": "구분,값\n예산,915\n".encode()})}
    (folder / "메일.eml").write_bytes(mail("예산 자료를 보냅니다. 확인 부탁드립니다.", attached))
    names = ("메일.eml", "메일.eml/예산.html", "메일.eml/자료.zip/가.csv")
    assert library.add([folder]).added == names
    assert library.add([folder]).skipped == names
    os.utime(folder / "메일.eml", (1, 1))
    assert library.add([folder]).skipped == names
    assert texts(library)["메일.eml/자료.zip/가.csv"] == "구분,값\n예산,915\n"


def test_names_in_an_archive_lead_nowhere(library, folder, tmp_path):
    (folder / "묶음.zip").write_bytes(archive({"../../../밖.txt": b"outside", "/etc/밖.html": page(WORDS)}))
    assert library.add([folder]).added == ("묶음.zip/밖.txt", "묶음.zip/etc/밖.html")
    assert not [*tmp_path.rglob("밖*")]


def test_a_run_that_was_stopped_in_an_archive_goes_on_there(library, folder, open_library, tmp_path):
    members = {f"{number}.html": page(f"{number}번 사업의 예산은 {number}억원이다.") for number in range(1, 6)}
    (folder / "묶음.zip").write_bytes(archive(members))
    (folder / "편지.eml").write_bytes(mail("예산 자료를 보냅니다. 확인 부탁드립니다.", {"가.html": page(WORDS)}))
    for name in ("묶음.zip/3.html", "편지.eml/가.html"):
        with pytest.raises(KeyboardInterrupt):
            library.add([folder], stopping_at(name))
    report = library.add([folder])
    assert report.added == ("편지.eml/가.html",)
    assert len(report.skipped) == 6
    undisturbed = open_library(tmp_path / "undisturbed")
    undisturbed.add([folder])
    assert dump(tmp_path / "library") == dump(tmp_path / "undisturbed")
    assert library.add([folder]).added == ()


def stopping_at(name: str):
    def stop(event: AddEvent) -> None:
        if event.step is AddStep.ANALYZING and event.name == name:
            raise KeyboardInterrupt

    return stop


def test_names_as_hard_as_file_systems_allow(library, folder):
    decomposed = unicodedata.normalize("NFD", "시행계획.html")
    names = (decomposed, "첫째\n둘째.html", "가" * 83 + ".html"[:6], " 빈칸 .html")
    for name in names:
        (folder / name).write_bytes(page(f"{len(name)}자 이름의 글이다."))
    assert set(library.add([folder]).added) == {unicodedata.normalize("NFC", name) for name in names}
    assert len(library.add([folder]).skipped) == len(names)


def test_a_file_that_vanishes_when_its_turn_comes(library, folder):
    for name in ("가", "나", "다"):
        (folder / f"{name}.html").write_bytes(page(f"{name} 문서의 글이다."))
    (folder / "라.txt").write_text(WORDS, encoding="utf-8")

    def vanish(event: AddEvent) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    report = library.add([folder], vanish)  # what was read before may still go in
    assert [failure.name for failure in report.failed][-1] == "라.txt"
    assert len(report.added) + len(report.failed) == 4


def bad_files() -> dict[str, bytes]:
    random = Random(4)
    whole = {"zip": archive({"가.txt": b"abc" * 1000}), "xlsx": sheet(WORDS)}
    made = {f"잘린 {kind} {cut}.{kind}": data[:cut] for kind, data in whole.items() for cut in (30, 60, 90)}
    made |= {
        f"난수 {number}.{kind}": random.randbytes(3000) for number, kind in enumerate(("hwp", "hwpx", "pdf", "docx"))
    }
    made |= {f"빈 파일.{kind}": b"" for kind in ("hwp", "pdf", "txt")}
    made |= {
        f"가짜.{kind}": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.randbytes(2000) for kind in ("hwp", "xls", "doc")
    }
    made |= {"그림.jpg": b"\xff\xd8\xff\xe0" + bytes(500), "잘린.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type"}
    made |= {"빈 묶음.zip": archive({}), "가짜.hwpx": archive({"Contents/header.xml": b"<broken"})}
    return made


def test_twenty_bad_files_leave_the_twenty_good_ones(library, folder):
    bad = bad_files()
    assert len(bad) == 20
    makers = {"html": page, "xlsx": sheet, "txt": str.encode, "eml": lambda words: mail(words * 3, {})}
    kinds = [*makers] * 5
    good = {f"문서 {number}.{kind}": makers[kind](f"{number}번 문서. {WORDS}") for number, kind in enumerate(kinds)}
    for name, data in (bad | good).items():
        (folder / name).write_bytes(data)
    report = library.add([folder])
    assert report.added == tuple(sorted(good))
    assert [failure.name for failure in report.failed] == sorted(bad)
    assert all(failure.problem.endswith(".") and failure.remedy.endswith(".") for failure in report.failed)
    assert all("못했습니다(" not in failure.problem for failure in report.failed), "a reader's fault, not the file's"
