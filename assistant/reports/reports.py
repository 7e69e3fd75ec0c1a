"""A conversation as a report in one of three forms, and the name of its file."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from assistant.reports.composing import compose
from assistant.reports.wording import in_line
from assistant.talks.types import KeptExchange
from ingest import patterns as re

# Signs that some file system or some program takes for something else.
_UNNAMABLE = re.compile(r'[\\/:*?"<>|.\ufffd]+')
_LONGEST_NAME = 60


class ReportKind(StrEnum):
    """The form of a report, which is the ending of its file."""

    MARKDOWN = "md"
    DOCX = "docx"
    HWPX = "hwpx"


def report(
    kind: ReportKind, title: str, exchanges: Sequence[KeptExchange], library: str = "", made_at: datetime | None = None
) -> bytes:
    """Write the content of a report's file; ``library`` names the library for its readers."""
    match kind:
        case ReportKind.MARKDOWN:
            return report_markdown(title, exchanges, library, made_at).encode()
        case ReportKind.DOCX:
            return report_docx(title, exchanges, library, made_at)
        case ReportKind.HWPX:
            return report_hwpx(title, exchanges, library, made_at)


def report_markdown(
    title: str, exchanges: Sequence[KeptExchange], library: str = "", made_at: datetime | None = None
) -> str:
    """Write a conversation's report as Markdown."""
    from assistant.reports.markdown import markdown

    return markdown(compose(title, exchanges, library, made_at or _now()))


def report_docx(
    title: str, exchanges: Sequence[KeptExchange], library: str = "", made_at: datetime | None = None
) -> bytes:
    """Write a conversation's report as the content of a .docx file."""
    from assistant.reports.word import word_document

    return word_document(compose(title, exchanges, library, made_at or _now()))


def report_hwpx(
    title: str, exchanges: Sequence[KeptExchange], library: str = "", made_at: datetime | None = None
) -> bytes:
    """Write a conversation's report as the content of a .hwpx file."""
    from assistant.reports.hwpx.document import hwpx_document

    return hwpx_document(compose(title, exchanges, library, made_at or _now()))


def report_name(kind: ReportKind, title: str) -> str:
    """Name a report's file by its conversation, with signs that any system takes."""
    named = "_".join(_UNNAMABLE.sub(" ", in_line(title)).split())[:_LONGEST_NAME].strip("_")
    return f"근거_보고서_{named or '대화'}.{kind.value}"


def _now() -> datetime:
    return datetime.now().astimezone()
