"""From what was read of a file to its document: text, structure, title, and what the file says of itself."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.detect import Format
from ingest.formats.reading import PlainText
from ingest.limits import Limits
from ingest.plain import read_blocks
from ingest.types import Block, BlockKind, Document

if TYPE_CHECKING:
    from ingest.joining import Judge

_LONGEST_TITLE = 120
_TITLED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.BULLET})
_NO_TITLE = re.compile(r"\W*(?:보[ ]*도[ ]*자[ ]*료|공[ ]*고|참[ ]*고|별[ ]*첨|요약|목[ ]*차|표[ ]*지|\d[\d. ]*)\W*")
# What programs write as a title by themselves.
_NO_TITLE_OF_A_FILE = re.compile(
    r"(?:microsoft|한글|hwp|adobe|excel|powerpoint|word)\b.*"
    r"|(?:제목|이름)\s*없[음는](?:\s*(?:문서|음|\d+))*|untitled.*|빈\s*문서.*|문서\s*\d*|document\s*\d*|slide\s*\d+|슬라이드\s*\d+"
    r"|(?:powerpoint\s*)?프레젠테이션\s*\d*|presentation\s*\d*|[\w.~-]+\.(?:hwpx?|docx?|pptx?|xlsx?|pdf|txt|html?|indd|tmp)",
    re.IGNORECASE,
)


def document_from(name: str, sha256: str, found: Content | PlainText, limits: Limits, judge: "Judge") -> Document:
    """Make the document ``name``; ``judge`` joins the lines of printed pages, see ingest.joining.

    Raises:
        IngestError: nothing stands in it.
    """
    if isinstance(found, PlainText):
        blocks = _plain_blocks(found, limits)
        title = _first_words(found.text, blocks) or PurePosixPath(name).stem
        return Document(name, title, found.format, sha256, found.text, blocks)
    return _composed(name, sha256, found, judge)


def _composed(name: str, sha256: str, content: Content, judge: "Judge") -> Document:
    from ingest.compose import compose  # not needed where all files are plain text
    from ingest.joining import join_lines

    composed = compose(join_lines(content, judge))
    if not composed.text.strip():
        raise IngestError(
            "읽을 글자가 없는 문서입니다.", "그림으로만 된 문서라면 글자 인식(OCR)을 거친 파일을 넣어 주세요."
        )
    told = unicodedata.normalize("NFC", content.title).strip()
    title = _first_words(composed.text, composed.blocks) or _sensible(told) or PurePosixPath(name).stem
    return Document(
        name,
        title,
        content.format,
        sha256,
        composed.text,
        composed.blocks,
        composed.pages,
        unicodedata.normalize("NFC", content.author),
        content.date,
        content.remarks,
    )


def _plain_blocks(plain: PlainText, limits: Limits) -> tuple[Block, ...]:
    if plain.format in (Format.CSV, Format.TSV):
        from ingest.formats import separated

        return separated.read_blocks(plain.text, limits)
    return read_blocks(plain.text)


def _first_words(text: str, blocks: tuple[Block, ...]) -> str:
    """The first words of the document that can name it."""
    for block in blocks[:12]:
        if block.kind in _TITLED:
            line = text[block.content_start : block.end].partition("\n")[0].replace("**", "").strip(" *#<>〈〉【】[]")
            if len(line) >= 4 and not _NO_TITLE.fullmatch(line):
                return line[:_LONGEST_TITLE]
    return ""


def _sensible(title: str) -> str:
    line = " ".join(title.split())
    is_one = len(line) >= 2 and not _NO_TITLE.fullmatch(line) and not _NO_TITLE_OF_A_FILE.fullmatch(line)
    return line[:_LONGEST_TITLE] if is_one else ""
