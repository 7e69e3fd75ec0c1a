"""One text in two formats: how many sentences both readings hold, and whether table cells stand in the same places.

``python benchmarks/agreement.py [FOLDER]`` reads pairs of files of ../shared/documents that hold one document in two
formats, through the whole way from bytes to sentences, and prints for each pair the share of all sentences of either
that stand in the other, spaces set to one blank and, beside it, left out; and how many cells of chosen tables
stand in the same row and column with the same words. ``--misses`` shows each sentence and cell that doesn't.

A sentence is what is quoted as evidence: of running text a sentence, of a table a cell. Those of a few letters stand
anywhere, so only longer ones count.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from ingest.files import read_document  # noqa: E402
from ingest.korean import Korean  # noqa: E402
from ingest.prepare import prepare  # noqa: E402
from ingest.types import Block, BlockKind, Document  # noqa: E402

DOCUMENTS = PROJECT.parent / "shared" / "documents"
SHORTEST = 10  # letters of a sentence that counts
_BLANKS = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[\W_]+")
Grid = dict[tuple[int, int, int, int], str]

NURI = ("hwp/hwpjs__noori.hwp", "hwpx/noori.hwpx", "html/hwpjs__395056_noori.html")
SPECIFICATION = tuple(f"{form}/openhwp__한글문서파일형식_5.0_revision1.3.{form}" for form in ("hwp", "pdf"))
BUDGET = ("xlsx/office2pdf__08_budget_ko.xlsx", "pdf/office2pdf__08_budget_ko.pdf")
MINUTES = ("docx/office2pdf__03_meeting_minutes_ko.docx", "pdf/office2pdf__03_meeting_minutes_ko.pdf")
# Pairs of files that hold one document, and the least share of sentences that both must hold.
PAIRS = (
    (NURI[0], NURI[1], 0.97), (NURI[0], NURI[2], 0.97), (*SPECIFICATION, 0.90),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChosenTable:
    """A table that several files hold; ``holding`` are words of cells that no other table has together."""

    caption: str
    files: tuple[str, ...]
    holding: tuple[str, ...]


TABLES = (
    ChosenTable("한국형발사체(누리호)와 시험발사체 비교", NURI, ("총 길이", "이륙 중량")),
    ChosenTable("표 1 자료형", SPECIFICATION, ("HWPUNIT", "SHWPUNIT")),
    ChosenTable("표 44 문단 모양 속성1", SPECIFICATION, ("문단 머리 모양 종류", "양쪽 정렬")),
    ChosenTable("2026년 하반기 부서별 예산(안)", BUDGET, ("부서 소계(원)", "경영지원")),
    ChosenTable("Action Items", MINUTES, ("담당", "성능 벤치마크 CI 통합")),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many sentences of two files both hold."""

    found: int
    asked: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of all."""
        return self.found / self.asked if self.asked else 0.0


class Readings:
    """The files of a folder, each read once."""

    def __init__(self, folder: Path, korean: Korean) -> None:
        self._folder = folder
        self._korean = korean
        self.document = cache(self._document)
        self.sentences = cache(self._sentences)

    def _document(self, name: str) -> Document:
        return read_document(self._folder / name, name, self._korean.are_apart)

    def _sentences(self, name: str) -> tuple[str, ...]:
        document = self.document(name)
        spans = ((one.start, one.end) for one in prepare(document, self._korean).sentences)
        found = (document.text[start:end] for start, end in spans)
        return tuple(one for one in found if len(_NO_LETTERS.sub("", one)) >= SHORTEST)


def one_blank(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def no_blank(text: str) -> str:
    return _BLANKS.sub("", text)


def sentences_in_both(readings: Readings, one: str, other: str, normal: Callable[[str], str] = one_blank) -> Agreement:
    """Look for each sentence of either file in the text of the other."""
    missed: list[str] = []
    asked = 0
    for own, others in ((one, other), (other, one)):
        text = normal(readings.document(others).text)
        sentences = list(map(normal, readings.sentences(own)))
        asked += len(sentences)
        missed += [f"{own.partition('/')[0]}: {sentence}" for sentence in sentences if sentence not in text]
    return Agreement(asked - len(missed), asked, tuple(missed))


def grid(document: Document, holding: tuple[str, ...]) -> Grid:
    """The cells with words of the innermost table that holds these: row, column and spans, and the words."""
    found = [cells for cells in grids(document) if {no_blank(word) for word in holding} <= {*cells.values()}]
    if len(found) != 1:
        raise LookupError(f"{document.name}: {len(found)} tables hold {holding}")
    return found[0]


def grids(document: Document) -> Iterator[Grid]:
    """The cells with words of every table."""
    tables: dict[int | None, Grid] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.parent is not None:
            cells = tables.setdefault(document.blocks[block.parent].parent, {})
            cells[_place(block)] = no_blank(document.text[block.start : block.end])
    yield from tables.values()


def tables_in_both(readings: Readings, one: str, other: str) -> Agreement:
    """Look for each table of several cells of either file in the other: the same words in the same places."""
    mine, others = ([each for each in grids(readings.document(name)) if len(each) > 3] for name in (one, other))
    missed = [each for each in mine if each not in others] + [each for each in others if each not in mine]
    asked = len(mine) + len(others)
    return Agreement(asked - len(missed), asked, tuple(" | ".join(each.values())[:160] for each in missed))


def _place(cell: Block) -> tuple[int, int, int, int]:
    return cell.row or 0, cell.column or 0, cell.row_span or 1, cell.column_span or 1


def print_sentences(readings: Readings, *, misses: bool) -> None:
    """What each pair's sentences come to."""
    for one, other, least in PAIRS:
        found, bare = (sentences_in_both(readings, one, other, normal) for normal in (one_blank, no_blank))
        print(f"{one} | {other}\n  sentences in both {_share(found)}, blanks left out {_share(bare)}; at least {least}")
        tables = tables_in_both(readings, one, other)
        print(f"  tables in both, each cell in its place: {_share(tables)}")
        for missed in (*found.missed, *tables.missed) if misses else ():
            print(f"    {missed}")


def print_tables(readings: Readings, *, misses: bool) -> None:
    """What each chosen table's cells come to."""
    for table in TABLES:
        first, *others = (grid(readings.document(name), table.holding) for name in table.files)
        for name, other in zip(table.files[1:], others, strict=True):
            forms = f"{table.files[0].partition('/')[0]} | {name.partition('/')[0]}"
            same, all_of_them = len(first.items() & other.items()), len(first.items() | other.items())
            print(f"{table.caption}, {forms}: {same} of {all_of_them} cells in the same row and column")
            for place, words in sorted(first.items() ^ other.items()) if misses else ():
                print(f"    {place} {words}")


def _share(found: Agreement) -> str:
    return f"{found.share:.4f} ({found.found} of {found.asked})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--misses", action="store_true", help="show what stands in one only")
    chosen = parser.parse_args()
    readings = Readings(chosen.folder, Korean())
    print_sentences(readings, misses=chosen.misses)
    print_tables(readings, misses=chosen.misses)


if __name__ == "__main__":
    main()
