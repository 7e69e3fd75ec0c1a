"""What a printed page holds beside its text: page numbers, rules, tables of contents; and the captions of tables.

Knows lines only. Every test takes time linear in the line, whatever the line holds.
"""

from collections.abc import Sequence

from ingest import patterns as re

_LONGEST = 120  # no page number, line of contents or caption is longer
_DECORATED_NUMBER = re.compile(r"[-–—][ ]*\d{1,4}[ ]*[-–—]|[〈<(\[][ ]*-[ ]*\d{1,4}[ ]*-[ ]*[〉>)\]]", re.I)
_PLAIN_NUMBER = re.compile(
    r"[〈<(\[]?[ ]*\d{1,3}[ ]*[〉>)\]]?|(?:페이지|page|p\.)[ ]*\d{1,4}"
    r"|\d{1,4}[ ]*/[ ]*\d{1,4}|\d{1,4}[ ]*(?:쪽|페이지)",
    re.I,
)
_ASKS = re.compile(r"[?:：]\s*$")
_RULE = re.compile(r"[-=_*~·─━]{3,}|(?:[-*_] ){2,}[-*_]|</?img\b[^<>]*>")
_CONTENTS_TITLE = re.compile(r"[#<\[【〈]*[ ]*(?:목[ 　]*차|차[ 　]*례|순[ 　]*서|contents)[ ]*[>\]】〉]*", re.I)
_CONTENTS_LINE = re.compile(r".*\S(?:[ \t]*[.·…‥⋯]{2,}[ \t]*|\t+|[ ]{2,})-?[ ]?\d{1,4}[ ]?-?")
_LEADERS = re.compile(r"[\s.·…‥⋯\d-]+$")
_CAPTION = re.compile(
    r"(?:[<〈【\[][^<>〈〉【】\[\]]{2,80}[>〉】\]]"
    r"|\([ ]*단위[ ]*[:：][^()]{1,30}\)|단위[ ]*[:：][^()]{1,30}"
    r"|[<\[]?(?:표|그림)[ ]?\d+(?:[-.]\d+)?[.\])>]?[ ].{1,60})"
    r"(?:[ ]*\([ ]*단위[^()]*\))?"
)


def is_rule(line: str) -> bool:
    """Say whether a line is drawn, not written: a rule, or where a page saved as text held a picture."""
    return _RULE.fullmatch(line.strip()) is not None


def is_page_number(line: str, before: str, after: str) -> bool:
    """Say whether a line is a page number; a bare figure is one only between blank lines, and never an answer."""
    text = line.strip()
    if len(text) > _LONGEST:
        return False
    if _DECORATED_NUMBER.fullmatch(text):
        return True
    return bool(_PLAIN_NUMBER.fullmatch(text)) and not before.strip() and not after.strip()


def asks(line: str) -> bool:
    """Say whether a line asks or announces what comes next."""
    return _ASKS.search(line[-_LONGEST:]) is not None


def is_caption(line: str) -> bool:
    """Say whether a line reads like a table's caption or unit line."""
    text = line.strip()
    return len(text) <= _LONGEST and _CAPTION.fullmatch(text) is not None


def past_contents(lines: Sequence[str], at: int, again: frozenset[str]) -> int:
    """First line behind a table of contents that opens at line ``at``, or ``at`` when none does.

    Its lines end in a page number, or stand ``again`` further down as headings.
    """
    if len(lines[at]) > _LONGEST or not _CONTENTS_TITLE.fullmatch(lines[at].strip()):
        return at
    last = at
    seen: set[str] = set()
    for place in range(at + 1, min(at + 200, len(lines))):
        text = lines[place].strip()
        if not text or is_page_number(text, "", "") or is_rule(text):
            continue
        title = title_of(text)
        if title in seen or not (_is_contents_line(text) or title in again or _leads_on(lines, place)):
            break
        seen.add(title)
        last = place
    return last + 1 if last > at else at


def _leads_on(lines: Sequence[str], at: int) -> bool:
    """Say whether a line without a page number stands over lines that have one, as a chapter does over its parts."""
    below = [line.strip() for line in lines[at + 1 : at + 6] if line.strip()][:2]
    return len(lines[at]) <= _LONGEST and len(below) > 1 and all(map(_is_contents_line, below))


def title_of(line: str) -> str:
    """A line's words without leaders, page number and blanks."""
    return "" if len(line) > _LONGEST else "".join(_LEADERS.sub("", line.strip()).split())


def _is_contents_line(text: str) -> bool:
    return len(text) <= _LONGEST and "\t\t" not in text and _CONTENTS_LINE.fullmatch(text) is not None
