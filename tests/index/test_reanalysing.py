"""A library that another dictionary has analysed says so, and is analysed again from its own text."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from documents import prepared, recount
from fakes import BigramEncoder

from index.adding import AddEvent, AddStep
from index.library import Library
from index.schema import MIGRATIONS
from ingest.documents import read_again
from ingest.korean import Korean
from ingest.limits import Limits
from ingest.plain import read_blocks
from ingest.prepare import CorpusRow, prepare, prepare_rows
from ingest.types import Block, BlockKind, Document

COINED = "온마을이음터"
TEXT = f"{COINED}에서 상담을 받는다.\n청년 월세는 구청에서 신청한다.\n"
ROW = CorpusRow("행", f"{COINED} 안내", f"{COINED}는 평일에 연다.", ("생활",))


@pytest.fixture
def folder(tmp_path: Path, korean: Korean) -> Path:
    """A library of one file and one row, analysed without the coined word."""
    (tmp_path / "글.txt").write_text(TEXT, encoding="utf-8")
    with closing(opened(tmp_path / "library", korean)) as library:
        library.add([tmp_path / "글.txt"])
        library.add_prepared(prepare_rows([ROW], korean))
        assert library.analysed_otherwise() == 0
    return tmp_path / "library"


def opened(folder: Path, korean: Korean) -> Library:
    return Library.open_or_create(folder, korean, BigramEncoder())


def test_another_dictionary_is_noticed_and_analysing_again_brings_the_library_level(folder, korean, taught):
    seen = []
    with closing(opened(folder, taught)) as library:
        assert (library.analysed_otherwise(), library.document_frequency(COINED)) == (2, 0)
        before = library.document("글.txt"), library.passages("글.txt"), library.passages("행")
        assert library.reanalyze(lambda done, total: seen.append((done, total))) == 2
        assert seen == [(1, 2), (2, 2)]
        assert (library.analysed_otherwise(), library.document_frequency(COINED)) == (0, 2)
        assert (library.document("글.txt"), library.passages("글.txt"), library.passages("행")) == before
        assert {hit.passage.document for hit in library.search(COINED)} == {"글.txt", "행"}
        assert library.reanalyze() == 0
        assert dict(library.vocabulary().items()) == recount(folder)
    with closing(opened(folder, korean)) as library:
        assert library.analysed_otherwise() == 2


def test_plain_text_read_by_an_older_program_gets_the_structure_that_it_has_now(tmp_path, korean):
    text = "1. 얼마나 도와주나요?\n가형: 800만원\n나형: 700만원\n"
    flat = (Block(0, BlockKind.PARAGRAPH, 0, len(text.rstrip()), 0),)
    old = Document("안내.txt", "안내", "txt", "0" * 64, text, flat)
    paged = replace(old, name="안내.pdf", format="pdf")
    with closing(opened(tmp_path / "library", korean)) as library:
        library.add_prepared([replace(prepare(one, korean), analysis="00000000") for one in (old, paged)])
        assert library.analysed_otherwise() == 2
        assert library.reanalyze() == 2
        found = library.document("안내.txt")
        assert found is not None
        assert found.blocks == read_blocks(text)
        assert len(found.blocks) == 3
        kept = library.document("안내.pdf")  # what stands in its file the library doesn't know
        assert kept is not None
        assert kept.blocks == flat


def test_a_sheet_taken_under_wider_limits_keeps_its_structure():
    text = "가,나,다\n1,2,3\n"
    flat = (Block(0, BlockKind.PARAGRAPH, 0, len(text.rstrip()), 0),)
    sheet = Document("표.csv", "표", "csv", "0" * 64, text, flat)
    assert read_again(sheet, Limits(columns=2)) == sheet
    assert len(read_again(sheet, Limits()).blocks) > 1


def test_analysing_again_gives_what_adding_gives(folder, tmp_path, taught):
    with closing(opened(folder, taught)) as library:
        library.reanalyze()
        again = dict(library.vocabulary().items())
    with closing(opened(tmp_path / "fresh", taught)) as library:
        library.add([tmp_path / "글.txt"])
        library.add_prepared(prepare_rows([ROW], taught))
        assert dict(library.vocabulary().items()) == again


def test_an_unchanged_file_is_read_again_when_the_dictionary_has_changed(folder, tmp_path, taught):
    steps: list[AddEvent] = []
    with closing(opened(folder, taught)) as library:
        assert library.add([tmp_path / "글.txt"]).replaced == ("글.txt",)
        assert library.add([tmp_path / "글.txt"], steps.append).skipped == ("글.txt",)
        assert [event.step for event in steps] == [AddStep.READING, AddStep.SKIPPED]
        assert library.analysed_otherwise() == 1


def test_the_file_of_a_document_is_still_known_after_analysing_again(folder, tmp_path, taught):
    with closing(opened(folder, taught)) as library:
        library.reanalyze()
        assert library.add([tmp_path / "글.txt"]).skipped == ("글.txt",)


def test_what_a_killed_run_left_is_gone_on_with(folder, taught):
    with closing(opened(folder, taught)) as library:
        library.add_prepared([prepared(f"{number:03}", [COINED]) for number in range(98)])

        def kill(done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            library.reanalyze(lambda done, total: kill(done, total) if done == 80 else None)
        assert library.analysed_otherwise() == 100 - 64
        assert library.reanalyze() == 100 - 64
        assert library.analysed_otherwise() == 0


def test_a_library_from_before_counts_as_analysed_otherwise(folder, korean):
    with closing(sqlite3.connect(folder / "library.sqlite3")) as connection:
        for table in ("analyses", "particulars", "marks", "sketches"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert len(MIGRATIONS) == 4
    with closing(opened(folder, korean)) as library:
        assert library.analysed_otherwise() == 2
        assert library.reanalyze() == 2
        assert library.analysed_otherwise() == 0
        assert [entry.remarks for entry in library.documents.entries()] == [(), ()]
