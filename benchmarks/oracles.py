"""Hold our reading of .hwp and .hwpx files against that of two other programs, rhwp-python and kordoc.

``python benchmarks/oracles.py --programs DIR FOLDER [FOLDER …]``. The programs aren't the project's: install them with
``pip install --target DIR rhwp-python==0.8.1`` and ``npm install --prefix DIR kordoc@4.14.1``; one that is missing is
skipped. Shown for each file and in total, as found / asked: letters of the other's text in runs of four, its table
rows whole in one of our rows, its notes called at the same place, our numbers equal to kordoc's.

rhwp runs in a process of its own, since it may end its process; a file that a program can't read is left out.
"""

import argparse
import ctypes
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from ingest.content import Content, Note, Paragraph, Piece, Table  # noqa: E402
from ingest.errors import IngestError  # noqa: E402
from ingest.formats.private_use import real_signs  # noqa: E402
from ingest.limits import Limits  # noqa: E402

GRAM = 4
NEAR = 12  # letters before a note's call that must agree
_NOT_LETTERS = re.compile(r"[\W_]+")
# What kordoc adds: equations in LaTeX, pictures, links, tags, escapes, the marker of a note before its text.
_MARKUP = re.compile(r"\$[^$]*\$|\[이미지: [^\]]*\]|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|</?\w+[^>]*>|\\(?=[*_~`|$\[\]])")
Json = dict[str, Any]


@dataclass
class Reading:
    """What is compared of one reading: lines of text, rows of cells, calls of notes, numbered lines."""

    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    bare_rows: list[list[str]] = field(default_factory=list)  # the same without printed numbers
    notes: list[tuple[str, str]] = field(default_factory=list)  # letters before the call, letters of the note
    numbered: list[tuple[str, str]] = field(default_factory=list)


def letters(text: str) -> str:
    return _NOT_LETTERS.sub("", real_signs(text))


def ours(content: Content) -> Reading:
    reading = Reading(lines=list(content.left_out))
    for piece in content.pieces:
        _take(piece, reading)
    return reading


def _take(piece: Piece, reading: Reading) -> None:
    if isinstance(piece, Paragraph):
        _take_paragraph(piece, reading)
        return
    for paragraph in piece.caption:
        _take_paragraph(paragraph, reading)
    if isinstance(piece, Table):
        _take_rows(piece, reading)
    for content in [cell.content for cell in piece.cells] if isinstance(piece, Table) else [piece.content]:
        for inside in content:
            _take(inside, reading)


def _take_paragraph(paragraph: Paragraph, reading: Reading) -> None:
    reading.lines.append(f"{paragraph.number} {paragraph.text}")
    if paragraph.text.strip() and letters(paragraph.number):
        reading.numbered.append((paragraph.number, paragraph.text))
    for note in paragraph.notes:
        _take_note(note, paragraph, reading)


def _take_rows(table: Table, reading: Reading) -> None:
    for row in sorted({cell.row for cell in table.cells}):
        cells = [cell.content for cell in table.cells if cell.row <= row < cell.row + cell.row_span]
        reading.rows.append([letters("".join(_words(cell, numbers=True))) for cell in cells])
        reading.bare_rows.append([letters("".join(_words(cell, numbers=False))) for cell in cells])


def _take_note(note: Note, paragraph: Paragraph, reading: Reading) -> None:
    words = letters("".join(_words(note.content, numbers=False)))
    reading.notes.append((letters(paragraph.text[: note.at])[-NEAR:], words))
    for inside in note.content:
        _take(inside, reading)


def _words(pieces: Sequence[Piece], *, numbers: bool) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield (piece.number if numbers else "") + piece.text
            continue
        yield from _words(piece.caption, numbers=numbers)
        inside = [cell.content for cell in piece.cells] if isinstance(piece, Table) else [piece.content]
        for content in inside:
            yield from _words(content, numbers=numbers)


def rhwps(tree: Json) -> Reading:
    """The reading of rhwp's document tree."""
    reading = Reading()
    paragraphs: dict[tuple[int, int], str] = {}
    for block in tree["body"]:
        _take_rhwp(block, reading)
        if block["kind"] in ("paragraph", "list_item"):
            place = block["prov"]
            paragraphs[place["section_idx"], place["para_idx"]] = block["text"]
    for note in tree["furniture"]["footnotes"] + tree["furniture"]["endnotes"]:
        place = note["marker_prov"]
        called = paragraphs.get((place["section_idx"], place["para_idx"]))
        words = letters("".join(_rhwp_words(note["blocks"])))
        if called is not None and place["char_start"] is not None:
            reading.notes.append((letters(called[: place["char_start"]])[-NEAR:], words))
        reading.lines.append(words)
    return reading


def _take_rhwp(block: Json, reading: Reading) -> None:
    if block["kind"] in ("paragraph", "list_item", "field"):
        reading.lines.append(block.get("text") or "")
    caption = block.get("caption_block") or block.get("caption")
    if isinstance(caption, dict):
        reading.lines.extend(_rhwp_words(caption["blocks"]))
    if block["kind"] != "table":
        return
    rows: dict[int, list[str]] = {}
    for cell in block["cells"]:
        rows.setdefault(cell["row"], []).append(letters("".join(_rhwp_words(cell["blocks"]))))
        for inside in cell["blocks"]:
            _take_rhwp(inside, reading)
    reading.rows.extend(rows.values())


def _rhwp_words(blocks: Sequence[Json]) -> Iterator[str]:
    for block in blocks:
        if block["kind"] == "table":
            for cell in block["cells"]:
                yield from _rhwp_words(cell["blocks"])
        elif block["kind"] != "formula":
            yield block.get("text") or ""


def kordocs(tree: Json) -> Reading:
    """The reading of kordoc's blocks."""
    reading = Reading()
    for block in tree["blocks"]:
        _take_kordoc(block, reading)
    return reading


def _take_kordoc(block: Json, reading: Reading) -> None:
    if block["type"] != "image":
        for words in (block.get("text"), block.get("footnoteText")):
            reading.lines.extend(_MARKUP.sub("", words or "").split("\n"))
    for child in block.get("children") or ():
        _take_kordoc(child, reading)
    table = block.get("table")
    if not table:
        return
    reading.lines.append(_MARKUP.sub("", table.get("caption") or ""))
    for row in table["cells"]:
        for cell in (cell for cell in row if cell):
            blocks = cell.get("blocks") or [{"type": "paragraph", "text": cell["text"]}]
            for inside in blocks:
                _take_kordoc(inside, reading)
        reading.rows.append([letters(_MARKUP.sub("", cell["text"])) for cell in row if cell])


@dataclass(frozen=True)
class Share:
    """How many of those asked for were found."""

    found: int = 0
    asked: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.found + other.found, self.asked + other.asked)

    def __str__(self) -> str:
        return f"{self.found}/{self.asked} {self.found / self.asked:.4f}" if self.asked else "–"


def text_share(own: Reading, other: Reading) -> Share:
    mine, theirs = _grams(own.lines), _grams(other.lines)
    return Share(sum((mine & theirs).values()), sum(theirs.values()))


def _grams(lines: Sequence[str]) -> Counter[str]:
    grams: Counter[str] = Counter()
    for line in lines:
        run = letters(line)
        grams.update(run[at : at + GRAM] for at in range(len(run) - GRAM + 1))
    return grams


def row_share(own: Reading, other: Reading) -> Share:
    """Rows of two and more cells with letters, each of whose cells stands in one and the same row of ours."""
    mine = [(frozenset(row), "".join(row)) for rows in (own.rows, own.bare_rows) for row in rows]
    asked = [cells for row in other.rows if len(cells := [cell for cell in row if cell]) > 1]
    holding: dict[str, set[int]] = {}
    for place, (cells, _) in enumerate(mine):
        for cell in cells:
            holding.setdefault(cell, set()).add(place)
    return Share(sum(_stands_whole(cells, holding, mine) for cells in asked), len(asked))


def _stands_whole(cells: list[str], holding: dict[str, set[int]], mine: list[tuple[frozenset[str], str]]) -> bool:
    exact = [holding.get(cell, set()) for cell in cells]
    if set.intersection(*exact):
        return True
    return any(all(cell in run for cell in cells) for _, run in mine)


def note_share(own: Reading, other: Reading) -> Share:
    unused = Counter(own.notes)
    found = 0
    for call in other.notes:
        found += unused[call] > 0
        unused[call] -= 1
    return Share(found, len(other.notes))


def number_share(own: Reading, other: Reading) -> Share:
    """Our numbered lines that the other prints with any number, and those with the same."""
    lines = Counter("".join(line.split()) for line in other.lines)
    ends = [line for line in lines if line]
    found = asked = 0
    for number, text in own.numbered:
        bare = "".join(text.split())
        if "".join(number.split()) + bare in lines:
            found, asked = found + 1, asked + 1
        elif bare not in lines and any(line.endswith(bare) for line in ends):
            asked += 1
    return Share(found, asked)


MEASURES: tuple[tuple[str, Callable[[Reading, Reading], Share]], ...] = (
    ("text", text_share), ("rows", row_share), ("notes", note_share), ("numbers", number_share),
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--programs", type=Path, default=PROJECT / "build" / "oracles")
    parser.add_argument("--rhwp", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.rhwp:
        _run_rhwp(asked.folders[0])
        return
    files = sorted(path for folder in asked.folders for path in folder.rglob("*") if path.suffix in (".hwp", ".hwpx"))
    own = {path: reading for path in files if (reading := _read(path)) is not None}
    others = {"rhwp": _rhwp(list(own), asked.programs), "kordoc": _kordoc(list(own), asked.programs)}
    for program, readings in others.items():
        if readings:
            _show(program, own, readings)
        else:
            print(f"{program}: not installed below {asked.programs}, skipped")


def _show(program: str, own: dict[Path, Reading], readings: dict[Path, Reading]) -> None:
    totals = {name: Share() for name, _ in MEASURES}
    print(f"\n{program:<44}" + "".join(f"{name:>22}" for name, _ in MEASURES))
    for path, other in readings.items():
        shares = {name: measure(own[path], other) for name, measure in MEASURES}
        totals = {name: total + shares[name] for name, total in totals.items()}
        print(f"{path.name[:42]:<44}" + "".join(f"{share!s:>22}" for share in shares.values()))
    print(f"{'all':<44}" + "".join(f"{total!s:>22}" for total in totals.values()))


def _read(path: Path) -> Reading | None:
    began = perf_counter()
    try:
        if path.suffix == ".hwp":
            from ingest.formats.hwp import read
        else:
            from ingest.formats.hwpx import read
        content = read(path.read_bytes(), Limits())
    except IngestError as error:
        print(f"{path.name}: {error}")
        return None
    print(f"{path.name}: {perf_counter() - began:.3f} s")
    return ours(content)


def _rhwp(files: Sequence[Path], programs: Path) -> dict[Path, Reading]:
    if not (programs / "rhwp").is_dir():
        return {}
    readings = {}
    environment = {**os.environ, "PYTHONPATH": str(programs)}
    for path in files:
        command = [sys.executable, __file__, "--rhwp", str(path)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if run.returncode == 0:
            readings[path] = rhwps(json.loads(run.stdout))
        else:
            print(f"rhwp: {path.name}: {run.stderr.strip().splitlines()[-1:]}")
    return readings


def _run_rhwp(path: Path) -> None:
    ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)  # the wheel's own lacks a symbol that it needs
    import rhwp

    sys.stdout.write(rhwp.parse(str(path)).to_ir().model_dump_json())


def _kordoc(files: Sequence[Path], programs: Path) -> dict[Path, Reading]:
    entry = programs / "node_modules" / "kordoc" / "dist" / "index.js"
    if not entry.is_file():
        return {}
    command = ["node", str(Path(__file__).with_suffix(".mjs")), str(entry)]
    names = "\n".join(str(path) for path in files)
    run = subprocess.run(command, input=names, capture_output=True, text=True, check=True)
    trees = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    for path, tree in zip(files, trees, strict=True):
        if not tree["success"]:
            print(f"kordoc: {path.name}: {tree.get('error')}")
    return {path: kordocs(tree) for path, tree in zip(files, trees, strict=True) if tree["success"]}


if __name__ == "__main__":
    main()
