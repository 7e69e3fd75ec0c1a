"""An answer with its sources as plain text that reads well in a mail or a memo, without any markup."""

from assistant.checking.telling import WEAK_EVIDENCE, explained, has_weak_evidence
from assistant.reports.composing import source
from assistant.reports.places import place
from assistant.reports.prose_blocks import prose_blocks
from assistant.reports.types import Block, Line, Table
from assistant.reports.wording import in_line
from assistant.types import Answer
from ingest import patterns as re

_TABS = re.compile(r" *\t *")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def answer_with_sources(answer: Answer) -> str:
    """Write an answer with its ``[n]``, what needs a second look, and each source's place and words."""
    parts = ["\n".join(_plain(block) for block in prose_blocks(answer.text))]
    if has_weak_evidence(answer):
        parts.append(f"※ {WEAK_EVIDENCE}")
    failed = [check for check in answer.checks if not check.supported]
    if failed:
        parts.append(
            "\n".join(f"※ 확인 필요: ‘{in_line(check.value)}’ – {in_line(explained(check))}" for check in failed)
        )
    if answer.citations:
        sources = (source(citation) for citation in answer.citations)
        told = (f"[{one.number}] {place(one)}: “{_in_one_line(one.quote)}”" for one in sources)
        parts.append("\n".join(["관련된 내용" if answer.refused else "근거", *told]))
    if answer.elsewhere:
        parts.append(f"답이 있는 다른 문서: {', '.join(map(in_line, answer.elsewhere))}")
    return "\n\n".join(part for part in parts if part)


def _in_one_line(quote: str) -> str:
    """A row of a table with bars between its cells, and lines with strokes."""
    return _LINE_ENDS.sub(" / ", _TABS.sub(" | ", quote.strip()))


def _plain(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(" | ".join("".join(run.text for run in cell) for cell in row) for row in block.rows)
    if not isinstance(block, Line):
        return ""
    mark = f"{'  ' * block.depth}{'-' if block.mark == '•' else block.mark} " if block.mark else ""
    return mark + block.text
