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


class PictureReader(Protocol):
    """Reads the text of a picture in the PGM format."""

    def read(self, picture: bytes) -> str:
        """The text, or nothing where none was recognised."""
        ...


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at ``path``, one page at a time; layout mode 4 reads widely spaced Korean that mode 3 misses."""

    path: str

    def read(self, picture: bytes) -> str:
        """The text of one picture; a page that takes too long has none."""
        try:
            done = subprocess.run(
                [self.path, "stdin", "stdout", "--psm", "4", "-l", "kor", "--dpi", str(_DOTS_PER_INCH)],
                input=picture,
                capture_output=True,
                timeout=_SECONDS_A_PAGE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout.decode("utf-8", "replace")


def installed() -> Tesseract | None:
    """Tesseract, if the system has it with Korean."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        told = subprocess.run(
            [path, "--list-langs"], capture_output=True, timeout=_SECONDS_TO_ASK, check=True
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return None
    return Tesseract(path) if "kor" in told.split() else None


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
    for block in text.replace("\x0c", "\n").split("\n\n"):
        lines = [" ".join(line.split()) for line in block.split("\n")]
        lines = [line for line in lines if line]
        if lines:
            paragraphs.append(Paragraph("\n".join(lines), page=page, wrapped=len(lines) > 1))
    return tuple(paragraphs)
