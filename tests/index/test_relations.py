"""Copies and editions in a library: found while adding, told in the list, and by libraries made before."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from documents import prepared, write_files

from index.events import AddCopy, AddStep
from index.sketches import put_sketch
from ingest.types import ROW_FORMAT

PLAN = "\n".join(
    [
        "# {year}년도 가온시 생활여건 개선 시행계획",
        "생활도로와 마을 쉼터를 고치고 늘려 걷기 좋은 마을을 만든다.",
        "담당 부서는 지역생활과이며 분기마다 추진 상황을 점검하여 위원회에 보고한다.",
        "{year}년 예산은 {amount}백만원이며 국비와 시비를 절반씩 쓴다.",
        "| 사업 | 예산 |\n|---|---|\n| 생활도로 정비 | {amount} |\n| 마을 쉼터 | 1,250 |",
    ]
)


def plan(year: int, amount: str) -> str:
    return PLAN.format(year=year, amount=amount)


def printed(text: str) -> str:
    """The same words without marks, as in a file of another format."""
    return text.replace("# ", "").replace("|---|---|\n", "").replace("| ", "").replace(" |", "")


@pytest.fixture
def folder(tmp_path) -> Path:
    texts = {
        "2023년 계획.md": plan(2023, "3,120"),
        "2024년 계획.md": plan(2024, "3,480"),
        "2024년 계획(인쇄).txt": printed(plan(2024, "3,480")),
        "공고.txt": "공고\n청년 월세 지원 신청은 2024년 5월 2일부터 받는다.\n",
        "2023년 공고.txt": "공고\n도서관 열람실 좌석 예약은 누리집에서 한다.\n",
    }
    return write_files(tmp_path / "문서", texts)


def relations(library) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    related = {entry.name: (entry.same_as, entry.editions) for entry in library.documents.entries()}
    return {name: found for name, found in related.items() if any(found)}


RELATED = {
    "2023년 계획.md": ((), ("2024년 계획(인쇄).txt", "2024년 계획.md")),
    "2024년 계획(인쇄).txt": (("2024년 계획.md",), ("2023년 계획.md",)),
    "2024년 계획.md": (("2024년 계획(인쇄).txt",), ("2023년 계획.md",)),
}


def test_the_list_tells_copies_and_editions(library, folder):
    report = library.add([folder])
    assert relations(library) == RELATED
    assert report.copies == (AddCopy("2024년 계획.md", ("2024년 계획(인쇄).txt",)),)
    assert report.left_out == ()
    assert library.documents.copies("2024년 계획.md") == ("2024년 계획(인쇄).txt",)
    assert library.documents.copies("2023년 계획.md") == ()
    assert library.documents.copies("없는 문서.md") == ()
    both = {"2024년 계획.md", "2024년 계획(인쇄).txt"}
    assert library.documents.alike([*both, "공고.txt", "2023년 공고.txt", "없는 문서.md"]) == both
    assert library.documents.alike(["2024년 계획.md", "공고.txt"]) == library.documents.alike([]) == set()


def test_copies_can_be_left_out(library, folder):
    events: list[tuple[str, AddStep]] = []
    report = library.add([folder], lambda event: events.append((event.name, event.step)), skip_same=True)
    assert report.left_out == (AddCopy("2024년 계획.md", ("2024년 계획(인쇄).txt",)),)
    assert report.copies == report.failed == ()
    assert "2024년 계획.md" not in {*report.added, *(entry.name for entry in library.documents.entries())}
    assert events[-1] == ("공고.txt", AddStep.ADDED)
    assert ("2024년 계획.md", AddStep.LEFT_OUT) in events
    again = library.add([folder], skip_same=True)
    assert (again.added, again.left_out) == ((), report.left_out)
    library.remove(["2024년 계획(인쇄).txt"])
    assert library.add([folder / "2024년 계획.md"], skip_same=True).added == ("2024년 계획.md",)


def test_a_stored_document_that_becomes_a_copy_is_replaced(library, folder):
    library.add([folder])
    (folder / "2023년 계획.md").write_text(plan(2024, "3,480"), encoding="utf-8")
    report = library.add([folder], skip_same=True)
    assert report.replaced == ("2023년 계획.md",)
    assert report.copies == (AddCopy("2023년 계획.md", ("2024년 계획(인쇄).txt", "2024년 계획.md")),)


def test_a_removed_document_leaves_nothing_behind(library, folder, tmp_path):
    library.add([folder])
    library.remove(["2024년 계획.md"])
    assert relations(library) == {
        "2023년 계획.md": ((), ("2024년 계획(인쇄).txt",)),
        "2024년 계획(인쇄).txt": ((), ("2023년 계획.md",)),
    }
    library.remove([entry.name for entry in library.documents.entries()])
    with closing(sqlite3.connect(tmp_path / "library" / "library.sqlite3")) as connection:
        assert connection.execute("SELECT COUNT(*) FROM sketches").fetchone() == (0,)
        assert connection.execute("SELECT COUNT(*) FROM marks").fetchone() == (0,)


def made_before(tmp_path: Path) -> None:
    """Make the library one of a version without sketches."""
    with closing(sqlite3.connect(tmp_path / "library" / "library.sqlite3")) as connection:
        connection.execute("DROP TABLE marks")
        connection.execute("DROP TABLE sketches")
        connection.execute("PRAGMA user_version = 3")
        connection.commit()


def test_a_library_from_before_gets_its_sketches_for_the_list(open_library, folder, tmp_path):
    library = open_library()
    library.add([folder])
    library.close()
    made_before(tmp_path)
    library = open_library()
    revision = library.revision
    assert relations(library) == RELATED
    assert library.revision == revision  # no search need notice


def test_a_library_from_before_knows_its_documents_when_added_to(open_library, folder, tmp_path):
    library = open_library()
    copy = folder / "2024년 계획.md"
    library.add([path for path in folder.iterdir() if path != copy])
    library.close()
    made_before(tmp_path)
    report = open_library().add([copy], skip_same=True)
    assert report.left_out == (AddCopy("2024년 계획.md", ("2024년 계획(인쇄).txt",)),)


def test_a_list_need_not_wait_for_a_writer(open_library, folder, tmp_path):
    library = open_library()
    library.add([folder])
    with closing(sqlite3.connect(tmp_path / "library" / "library.sqlite3")) as connection:
        connection.execute("DELETE FROM marks")
        connection.execute("DELETE FROM sketches")
        connection.commit()
    from filelock import FileLock

    with FileLock(tmp_path / "library" / "writer.lock"):
        assert relations(library) == {}
    assert relations(library) == RELATED


def test_what_many_documents_share_makes_no_pairs(library, tmp_path):
    """A form that all of a kind have: each would be told of all others, and a list of thousands would never end."""
    words = "접수한 민원은 다음과 같이 처리하고 처리한 결과를 신청하신 분께 전화나 문자로 빠짐없이 알려 드립니다. "
    form = (
        words
        + "이의가 있으시면 통지를 받은 날부터 열흘 안에 담당 부서로 서면이나 누리집을 통하여 다시 신청하실 수 있습니다."
    )
    few = write_files(tmp_path / "몇", {f"{name}.txt": f"{form}\n{name}" for name in "가나다"})
    library.add([few])
    assert relations(library)["가.txt"] == (("나.txt", "다.txt"), ())
    library.add([write_files(tmp_path / "많이", {f"{at}.txt": f"{form}\n{at}" for at in range(60)})])
    assert relations(library) == {}


def test_rows_of_a_retrieval_set_are_not_sketched(library, tmp_path):
    row = prepared("1", ["가온시 예산"])
    library.add_prepared(
        [replace(row, document=replace(row.document, format=ROW_FORMAT)), prepared("2", ["가온시 예산"])]
    )
    assert len(library.documents.entries()) == 2
    with closing(sqlite3.connect(tmp_path / "library" / "library.sqlite3")) as connection:
        assert connection.execute("SELECT name FROM sketches JOIN documents ON document = key").fetchall() == [("2",)]


def test_a_sketch_is_put_once(library, folder, tmp_path):
    library.add([folder])
    with (
        closing(sqlite3.connect(tmp_path / "library" / "library.sqlite3")) as connection,
        pytest.raises(sqlite3.IntegrityError),
    ):
        put_sketch(connection, 1, "가")
