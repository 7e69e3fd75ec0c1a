"""Ingest of real office files against the least that any program needs for it: a bare parse, and bare Kiwi.

``python benchmarks/formats.py [FOLDER]`` (default: ../shared/documents) prints two tables.

The first holds, of alternating rounds, the ratio of adding the folder to a new library (processes that read,
structure, analysis, vectors, storing) to two things done one after the other in one process: the libraries' own parse
of the same files, and ``kiwi.tokenize`` over the texts that were read, in one piece each and, beside it, by lines.
CPU is that of all processes and threads. A bare parse opens a file and gets at its text, without structure, tables or
pages: PDFium's ``get_text_range``; python-docx, python-pptx, openpyxl and calamine walked through; selectolax's text;
of .hwp every section inflated (olefile), of .hwpx every section parsed (zipfile and lxml).

The second holds for each format what one process needs for all its files: seconds, those of the bare parse, and the
process's peak memory.
"""

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from index.encoder import BUILT_IN, Encoder, open_encoder  # noqa: E402
from index.library import Library  # noqa: E402
from ingest.errors import IngestError  # noqa: E402
from ingest.files import walk  # noqa: E402
from ingest.korean import Korean  # noqa: E402
from ingest.limits import Limits  # noqa: E402
from ingest.reading.asking import read_parts  # noqa: E402
from ingest.reading.parts import part_from  # noqa: E402
from ingest.reading.process import Worker  # noqa: E402

DOCUMENTS = PROJECT.parent / "shared" / "documents"
FORMATS = ("hwp", "hwpx", "pdf", "docx", "pptx", "xlsx", "xls", "html")
_SECTION = "BodyText"
Seconds = dict[str, float]


def parse_hwp(data: bytes) -> None:
    import olefile

    with closing(olefile.OleFileIO(io.BytesIO(data))) as container:
        for path in container.listdir():
            if path[0] in (_SECTION, "ViewText"):
                raw = container.openstream(path).read()
                zlib.decompressobj(-15).decompress(raw)


def parse_hwpx(data: bytes) -> None:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("Contents/section"):
                "".join(etree.fromstring(package.read(name)).itertext())


def parse_pdf(data: bytes) -> None:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(data)) as document:
        for page in document:
            page.get_textpage().get_text_range()


def parse_docx(data: bytes) -> None:
    import docx

    document = docx.Document(io.BytesIO(data))
    "".join(paragraph.text for paragraph in document.paragraphs)
    "".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


def parse_pptx(data: bytes) -> None:
    import pptx

    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                _ = shape.text_frame.text


def parse_xlsx(data: bytes) -> None:
    import openpyxl

    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets:
        list(sheet.iter_rows(values_only=True))


def parse_xls(data: bytes) -> None:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def parse_html(data: bytes) -> None:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(data.decode("utf-8", "replace"))
    _ = tree.body.text() if tree.body else ""


PARSERS: dict[str, Callable[[bytes], None]] = {
    "hwp": parse_hwp, "hwpx": parse_hwpx, "pdf": parse_pdf, "docx": parse_docx, "pptx": parse_pptx,
    "xlsx": parse_xlsx, "xls": parse_xls, "html": parse_html,
}  # fmt: skip


def parse(path: Path) -> None:
    """Parse a file barely; one that is broken or of another kind costs what it costs until that shows."""
    parser = PARSERS.get(path.suffix.lower()[1:])
    if parser is None:
        path.read_bytes()
        return
    try:
        parser(path.read_bytes())
    except Exception:  # libraries raise what they like
        return


def timed(work: Callable[[], object]) -> Seconds:
    """Wall and CPU seconds of one call, with its threads and the processes that it has ended."""
    before, begun = _cpu(), perf_counter()
    work()
    return {"wall": perf_counter() - begun, "cpu": _cpu() - before}


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def add(folder: Path, korean: Korean, encoder: Encoder) -> None:
    """Add the folder to a new library."""
    with (
        tempfile.TemporaryDirectory() as place,
        closing(Library.open_or_create(Path(place), korean, encoder)) as library,
    ):
        library.add([folder])


def texts_in(folder: Path, korean: Korean, encoder: Encoder) -> list[str]:
    """The texts of the documents that a library makes of a folder."""
    with (
        tempfile.TemporaryDirectory() as place,
        closing(Library.open_or_create(Path(place), korean, encoder)) as library,
    ):
        library.add([folder])
        return [library.document(entry.name).text for entry in library.documents.listed()]


def measure(folder: Path, rounds: int) -> list[dict[str, Seconds]]:
    """Alternate ingest with a bare parse and bare Kiwi."""
    korean, encoder = Korean(), open_encoder(BUILT_IN)
    kiwi = korean.load()
    files = [file.path for file in walk([folder])]
    texts = texts_in(folder, korean, encoder)  # imports and caches are nobody's cost
    lines = [line for text in texts for line in text.split("\n")]
    for path in files:
        parse(path)
    print(f"{len(files)} files, {len(texts)} documents, {sum(map(len, texts)):,} characters, {rounds} rounds")
    return [
        {
            "ingest": timed(lambda: add(folder, korean, encoder)),
            "parse": timed(lambda: [parse(path) for path in files]),
            "kiwi": timed(lambda: [kiwi.tokenize(text) for text in texts]),
            "kiwi by lines": timed(lambda: list(kiwi.tokenize(lines))),
        }
        for _ in range(rounds)
    ]


def print_ratios(measured: Sequence[dict[str, Seconds]]) -> None:
    for name in measured[0]:
        seconds = [statistics.median(each[name][kind] for each in measured) for kind in ("wall", "cpu")]
        print(f"{name:14} {seconds[0]:7.2f} s wall {seconds[1]:7.2f} s CPU")
    for beside in ("kiwi", "kiwi by lines"):
        wall, cpu = (_ratio(measured, beside, kind) for kind in ("wall", "cpu"))
        print(f"ingest / (parse + {beside}): {wall} wall, {cpu} CPU")


def _ratio(measured: Sequence[dict[str, Seconds]], beside: str, kind: str) -> str:
    """The median of the rounds and, since other programs on the machine only add to it, the least."""
    ratios = [each["ingest"][kind] / (each["parse"][kind] + each[beside][kind]) for each in measured]
    return f"{statistics.median(ratios):.2f} (least {min(ratios):.2f})"


def read_all(files: Sequence[Path]) -> dict[str, float]:
    """Have one process read all files of a format, and give seconds, bare seconds and its peak in megabytes."""
    limits, refused = Limits(), 0
    contents = [(path, path.read_bytes()) for path in files]
    with closing(Worker(limits)) as worker:
        for path, data in contents[:1]:
            list(read_parts(worker, path.name, data, limits))  # starts the process and imports the reader
        begun = perf_counter()
        for path, data in contents:
            answers = [part_from(one.name, one.said, limits) for one in read_parts(worker, path.name, data, limits)]
            refused += any(isinstance(one.found, IngestError) for one in answers)
        seconds = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    parse(files[0])
    begun = perf_counter()
    for path in files:
        parse(path)
    return {"refused": refused, "seconds": seconds, "bare": perf_counter() - begun, "peak_mb": peak}


def print_formats(folder: Path) -> None:
    """A row a format, each measured in a process of its own, so that its peak is its own."""
    print(
        "| format | files | refused | MB | s | bare parse, s | peak of the process, MB |\n|---|---|---|---|---|---|---|"
    )
    for form in FORMATS:
        files = sorted(path for path in folder.rglob(f"*.{form}") if path.is_file())
        if not files:
            continue
        command = [sys.executable, __file__, str(folder), "--one", form]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"| {form} | {len(files)} | {found['refused']:.0f} | {size:.1f} | {found['seconds']:.2f} |"
              f" {found['bare']:.2f} | {found['peak_mb']:.0f} |", flush=True)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--rounds", type=int, default=5, help="alternating rounds (default: 5)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(read_all(sorted(chosen.folder.rglob(f"*.{chosen.one}")))))
        return
    print_ratios(measure(chosen.folder, chosen.rounds))
    print_formats(chosen.folder)


if __name__ == "__main__":
    main()
