import os
from pathlib import Path

import pytest
from documents import write_files
from fakes import BigramEncoder

from assistant.catalogue import PER_PAGE, Catalogue, Order, Wanted
from assistant.source_states import SourceState
from index.library import Library
from ingest.korean import Korean


@pytest.fixture
def library(tmp_path: Path, korean: Korean):
    opened = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())
    yield opened
    opened.close()


@pytest.fixture
def catalogue(library: Library, tmp_path: Path) -> Catalogue:
    return Catalogue(lambda: library, tmp_path / "library" / "files")


def names(catalogue: Catalogue, wanted: Wanted) -> list[str]:
    return [row.entry.name for row in catalogue.show(wanted).rows]


def test_words_are_all_looked_for_in_title_and_name(library: Library, catalogue: Catalogue, tmp_path: Path):
    texts = {"2024 도서관.txt": "# 도서관 운영 계획\n", "2024 도로.txt": "# 도로 정비 계획\n", "Budget.txt": "# 예산\n"}
    library.add([write_files(tmp_path / "문서", texts)])
    for words, found in (
        ("", 3),
        ("계획", 2),
        ("  계획 도서관 ", 1),
        ("2024 도로", 1),
        ("budget", 1),
        ("\u1103\u1169\u1105\u1169", 1),  # 도로, typed on a Mac
        ("없는 말", 0),
    ):
        shown = catalogue.show(Wanted(words))
        assert (shown.found, len(shown.rows), shown.total) == (found, found, 3)


def test_documents_are_ordered(library: Library, catalogue: Catalogue, tmp_path: Path):
    library.add([write_files(tmp_path / "문서", {"나.txt": "# 가 계획\n", "가.md": "# 나 계획\n\n# 둘\n"})])
    assert names(catalogue, Wanted(order=Order.NAME, descending=False)) == ["가.md", "나.txt"]
    assert names(catalogue, Wanted(order=Order.NAME, descending=True)) == ["나.txt", "가.md"]
    assert names(catalogue, Wanted(order=Order.TITLE, descending=False)) == ["나.txt", "가.md"]
    assert names(catalogue, Wanted(order=Order.FORMAT, descending=False)) == ["가.md", "나.txt"]
    for order in Order:
        assert sorted(names(catalogue, Wanted(order=order))) == ["가.md", "나.txt"]


def test_by_date_a_document_without_one_stands_where_its_title_says(library, catalogue, tmp_path):
    texts = {
        "가.txt": "# 2023년 계획\n",
        "나.txt": "# 안내\n",
        "다.txt": "# 2025년 계획\n",
        "라.txt": "# 2024년 보고\n",
    }
    library.add([write_files(tmp_path / "문서", texts)])
    assert names(catalogue, Wanted(order=Order.DATE)) == ["다.txt", "라.txt", "가.txt", "나.txt"]


def test_a_page_at_a_time(library: Library, catalogue: Catalogue, tmp_path: Path):
    count = 2 * PER_PAGE + 3
    library.add([write_files(tmp_path / "문서", {f"{number:03}.txt": f"{number}번 예산\n" for number in range(count)})])
    last = catalogue.show(Wanted(order=Order.NAME, descending=False, page=99))
    assert (last.pages, last.wanted.page, [row.entry.name for row in last.rows]) == (
        3,
        3,
        ["100.txt", "101.txt", "102.txt"],
    )


def test_what_has_become_of_the_file_is_told(library: Library, catalogue: Catalogue, tmp_path: Path):
    folder = write_files(tmp_path / "문서", {"가.txt": "하나\n", "나.txt": "둘\n", "다.txt": "셋\n", "마.txt": "칠\n"})
    own = write_files(tmp_path / "library" / "files", {"라.txt": "넷\n"})
    library.add([folder, own])
    (folder / "나.txt").unlink()
    (folder / "다.txt").write_text("넷\n", encoding="utf-8")
    os.utime(folder / "마.txt", (1, 1))  # as a copy that was put back
    assert {row.entry.name: (row.source, row.own) for row in catalogue.show(Wanted()).rows} == {
        "가.txt": (SourceState.THERE, False),
        "나.txt": (SourceState.GONE, False),
        "다.txt": (SourceState.CHANGED, False),
        "라.txt": (SourceState.THERE, True),
        "마.txt": (SourceState.THERE, False),
    }


def test_what_is_added_and_removed_is_seen_at_once(library: Library, catalogue: Catalogue, tmp_path: Path):
    folder = write_files(
        tmp_path / "문서", {f"{year}년 계획.txt": f"{year}년 도서관 계획\n" * 9 for year in (2023, 2024)}
    )
    library.add([folder])
    shown = {row.entry.name: row.entry.editions for row in catalogue.show(Wanted()).rows}
    assert shown == {"2023년 계획.txt": ("2024년 계획.txt",), "2024년 계획.txt": ("2023년 계획.txt",)}
    library.remove(["2023년 계획.txt"])
    shown = {row.entry.name: row.entry.editions for row in catalogue.show(Wanted()).rows}
    assert shown == {"2024년 계획.txt": ()}
