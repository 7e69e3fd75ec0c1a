"""Lines that stand by themselves though nothing marks them: all in bold, all in brackets, or a bold question.

Knows one line at a time.
"""

from ingest import patterns as re
from ingest.markers import Mark, Style, read_mark

BOLD = "**"
_BOLD_LINE = re.compile(r"\*\*[^*]+\*\*")
# A line that is all in brackets names the lines right below it: [가구별 지원].
_BRACKET_LINE = re.compile(r"[\[［【〔][^\[\]［］【】〔〕]{1,30}[\]］】〕]")
_ASKED = re.compile(r"[가-힣][?？]\s*$")


def stands_alone(line: str) -> bool:
    """Say whether a line is no part of a longer text: all in bold or in brackets."""
    return _BOLD_LINE.fullmatch(line.strip()) is not None or is_bracketed(line)


def is_bracketed(line: str) -> bool:
    """Say whether a line is all in brackets."""
    return _BRACKET_LINE.fullmatch(line.strip()) is not None


def asks_at_its_end(line: str) -> bool:
    """Say whether a line ends with a question mark behind words."""
    return _ASKED.search(line) is not None


def bold_question(line: str) -> Mark | None:
    """The mark of a line that is all in bold and asks: **질문 1. 검사받고 싶어요**, **언제 내나요?**; else None."""
    words = line.strip()
    if _BOLD_LINE.fullmatch(words) is None:
        return None
    inner = read_mark(words[len(BOLD) : -len(BOLD)])
    marked = inner is not None and inner.style is Style.QUESTION
    if not (marked or asks_at_its_end(words[: -len(BOLD)])):
        return None
    indent = len(line) - len(line.lstrip()) + len(BOLD)
    if inner is None or not marked:
        return Mark(Style.QUESTION, 0, indent, indent - len(BOLD))
    return Mark(Style.QUESTION, inner.number, indent + inner.length, indent - len(BOLD))
