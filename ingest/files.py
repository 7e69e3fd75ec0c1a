"""Finding files and reading each through the reader of its format."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ingest.decode import decode_text
from ingest.errors import IngestError
from ingest.plain import read_blocks
from ingest.types import Block, BlockKind, Document

# Name endings of text files and the format that each stands for.
SUFFIXES = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
# A text beyond this is a log or a dump; Kiwi would need minutes and gigabytes for it in one piece.
_LARGEST_BYTES = 20_000_000
_LONGEST_TITLE = 120
_NO_TITLE = re.compile(r"\W*(?:보[ ]*도[ ]*자[ ]*료|공[ ]*고|참[ ]*고|별[ ]*첨|요약|목[ ]*차|표[ ]*지|\d[\d. ]*)\W*")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file and the name that its document gets: its path below the added folder, NFC, with ``/``."""

    path: Path
    name: str


def walk(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """Find the files below folders, sorted by name, hidden ones left out; files are given as they are.

    What can't be listed is given too, so that reading it says why.
    """
    for path in paths:
        if _is_folder(path):
            yield from _walk_folder(path)
        else:
            yield FoundFile(path, readable_name(path.name))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # barred or too long: reading it says so
        return False


def _walk_folder(top: Path) -> Iterator[FoundFile]:
    found: list[Path] = []

    def note_unlisted(error: OSError) -> None:
        found.append(Path(str(error.filename)))

    for folder, folders, files in os.walk(top, onerror=note_unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(folder) / name for name in files if not name.startswith((".", "~$")))
    for path in sorted(found):
        yield FoundFile(path, readable_name(path.relative_to(top).as_posix() if path != top else path.name))


def read_document(path: Path, name: str) -> Document:
    """Read one file as the document ``name``.

    Raises:
        IngestError: the file is missing, barred, too large, of an unknown format, or not what its name says.
    """
    suffix = path.suffix.lower()
    data = _read_bytes(path)
    text = decode_text(data)
    blocks = read_blocks(text)
    title = _title(text, blocks) or Path(name).stem
    return Document(readable_name(name), title, SUFFIXES[suffix], sha256(data).hexdigest(), text, blocks)


def _read_bytes(path: Path) -> bytes:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            os.listdir(path)  # noqa: PTH208 - raises PermissionError with the reason
        elif not stat.S_ISREG(state.st_mode):  # opening a pipe waits for a writer, reading a device never ends
            raise IngestError("파일이 아니라 장치나 통로입니다.", "보통 파일로 저장해 넣어 주세요.")
        else:
            _refuse_unreadable(path.suffix.lower(), state.st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise IngestError("파일이 없습니다.", "경로를 확인해 주세요.") from error
    except PermissionError as error:
        raise IngestError("읽을 권한이 없습니다.", "파일과 폴더의 읽기 권한을 확인해 주세요.") from error
    except OSError as error:
        raise IngestError(
            f"파일을 읽지 못했습니다({error.strerror}).", "디스크나 네트워크 드라이브의 연결을 확인해 주세요."
        ) from error


def _refuse_unreadable(suffix: str, size: int) -> None:
    if suffix not in SUFFIXES:
        raise IngestError(
            f"아직 읽지 못하는 형식입니다({suffix or '확장자 없음'}).",
            "글(.txt, .md) 파일로 저장해 넣어 주세요.",
        )
    if size > _LARGEST_BYTES:
        raise IngestError(
            f"글 파일이 너무 큽니다({size / 1e6:.0f}MB).",
            f"{_LARGEST_BYTES // 1_000_000}MB 이하로 나누어 넣어 주세요.",
        )


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    """The first words of the document that can name it."""
    for block in blocks[:12]:
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.BULLET):
            line = text[block.content_start : block.end].partition("\n")[0].replace("**", "").strip(" *#<>〈〉【】[]")
            if len(line) >= 4 and not _NO_TITLE.fullmatch(line):
                return line[:_LONGEST_TITLE]
    return ""


def readable_name(name: str) -> str:
    """Give a file's name in NFC; bytes that Python left undecoded are UTF-8 under another locale, or old CP949."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = _decoded(os.fsencode(name))
    return unicodedata.normalize("NFC", name)


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "cp949"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode(errors="replace")
