"""A report as a .hwpx file, which Hancom Office opens."""

from assistant.reports.hwpx.looks import header
from assistant.reports.hwpx.package import packed
from assistant.reports.hwpx.section import Section, preview
from assistant.reports.types import Report


def hwpx_document(report: Report) -> bytes:
    """Write a report as the content of a .hwpx file."""
    return packed(report.title, header(), Section().written(report.blocks), preview(report.blocks))
