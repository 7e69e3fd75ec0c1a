"""Reading the picture of a page by a program of the system: tesseract with Korean, if it is installed.

Whoever reads pages as pictures fits ``PictureReader``. Knows pictures and text, nothing of layout.
"""

import shutil
import subprocess
from dataclasses import dataclass
from typing import Any, Protocol

from ingest.content import Paragraph

_DOTS_PER_INCH = 200  # more was no better and slower
_MOST_DOTS = 25_000_000
_SECONDS_A_PAGE = 60.0
_SECONDS_TO_ASK = 10.0
_FIELDS = 12  # of a row of Tesseract's table: level, page, block, paragraph, line …, confidence, text
_WORD = "5"
_LEAST_SURE = 60.0  # of 100; Chinese read as Korean has less than 40, clean Korean print more than 80


class PictureReader(Protocol):
    """Reads the text of a picture in the PGM format."""

    def read(self, picture: bytes) -> str:
        """The text, paragraphs between blank lines, or nothing where none was recognised."""
        ...


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program that ``command`` runs; its layout mode 4 reads widely spaced Korean that mode 3 misses."""

    command: tuple[str, ...]

    def read(self, picture: bytes) -> str:
        """The text of one picture; none where it takes too long, or most words are doubtful (another language)."""
        asked = [*self.command, "stdin", "stdout", "--psm", "4", "-l", "kor", "--dpi", str(_DOTS_PER_INCH), "tsv"]
        return _sure_text(_told(asked, _SECONDS_A_PAGE, picture))


def installed() -> Tesseract | None:
    """Tesseract, if the system has it with Korean; on one thread each where that can be said, several only hinder."""
    path = shutil.which("tesseract")
    if path is None or "kor" not in _told([path, "--list-langs"], _SECONDS_TO_ASK, b"").split():
        return None
    env = shutil.which("env")
    return Tesseract((env, "OMP_THREAD_LIMIT=1", path) if env else (path,))


def _told(command: list[str], seconds: float, given: bytes) -> str:
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _sure_text(table: str) -> str:
    """The words of Tesseract's table as lines, paragraphs apart, if they are sure enough on the whole."""
    lines: dict[tuple[str, ...], list[str]] = {}
    weight = sure = 0.0
    for row in table.split("\n"):
        fields = row.split("\t")
        if len(fields) != _FIELDS or not fields[-1].strip() or fields[0] != _WORD:
            continue
        lines.setdefault(tuple(fields[2:5]), []).append(fields[-1].strip())
        weight += len(fields[-1])
        sure += len(fields[-1]) * float(fields[-2])
    if sure < _LEAST_SURE * weight:
        return ""
    text, before = "", None
    for place, words in lines.items():
        text += ("" if before is None else "\n" if before == place[:2] else "\n\n") + " ".join(words)
        before = place[:2]
    return text


def picture_of(page: Any) -> bytes:  # noqa: ANN401
    """A page in shades of grey, in the PGM format."""
    width, height = page.get_size()
    scale = _DOTS_PER_INCH / 72
    if width * height * scale * scale > _MOST_DOTS:
        scale = (_MOST_DOTS / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = memoryview(bitmap.buffer).cast("B")
        lines = (bytes(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width]) for row in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    finally:
        bitmap.close()


def paragraphs_of(text: str, page: int) -> tuple[Paragraph, ...]:
    """Recognised text as paragraphs, which blank lines divide."""
    paragraphs = []
    for block in text.split("\n\n"):
        lines = [" ".join(line.split()) for line in block.split("\n")]
        lines = [line for line in lines if line]
        if lines:
            paragraphs.append(Paragraph("\n".join(lines), page=page, wrapped=len(lines) > 1))
    return tuple(paragraphs)
