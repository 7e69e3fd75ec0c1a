"""A report as Markdown in which every word of a document, a model or a user stays a word in any viewer.

Signs that mean something to some Markdown are escaped, so that nothing becomes a tag, a picture, a link, an emoji or a
line through the words. Strong words are plain here: ``**연차(15일)**는`` shows its asterisks in most viewers.
"""

from collections.abc import Iterator

from assistant.reports.places import copies, place
from assistant.reports.types import Block, Line, Report, Sources, Style, Table
from ingest import patterns as re

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "\u2003"})
# A citation's mark [1] stays as it is: it would only mean something with a definition, whose colon is escaped.
_INLINE = re.compile(
    r"[\\`*_~|$^{}]|\[(?!\d{1,3}\](?![(\[:]))|%(?=%)|=(?==)"
    r"|(?<=\w)@(?=\w)|(?<!\w)[@#](?=\w)|(?<=\w):(?=//)|(?<!\w):(?=[\w+-]+:)|(?<=\]):|(?<=www)\.",
    re.IGNORECASE,
)
# What begins a list, a heading, a rule or a definition at the start of a line.
_START = re.compile(r"[-+=#:]|[0-9]{1,9}(?=[.)])")
_HEADINGS = {Style.TITLE: "# ", Style.QUESTION: "## ", Style.PART: "### ", Style.HEADED: "#### "}


def markdown(report: Report) -> str:
    """Write a report as Markdown."""
    written: list[str] = []
    previous: Block | None = None
    for block in report.blocks:
        gap = "\n" if _is_bullet(block) and _is_bullet(previous) else "\n\n" if written else ""
        written.append(gap + "\n".join(_block(block)))
        previous = block
    return "".join(written) + "\n"


def words(text: str) -> str:
    """Escape words that stand in a line behind something else, such as the mark of a list."""
    return _INLINE.sub(lambda found: f"\\{found[0]}", " ".join(text.split("\n")).translate(_ENTITIES).strip())


def line_words(text: str) -> str:
    """Escape the words of a line of its own."""
    escaped = words(text)
    found = _START.match(escaped)
    if found is None:
        return escaped
    return f"{found[0]}\\{escaped[found.end() :]}" if found[0][0].isdecimal() else f"\\{escaped}"


def _is_bullet(block: Block | None) -> bool:
    return isinstance(block, Line) and block.style is Style.BULLET


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Sources):
        yield from _sources(block)
    elif block.style in _HEADINGS:
        yield _HEADINGS[block.style] + words(block.text)
    elif block.style is Style.BULLET:
        yield _bullet(block)
    else:
        lines = [line_words(line) for line in block.text.split("\n") if line.strip()]
        mark = "> " if block.style is Style.QUOTE else ""
        yield "  \n".join(f"{mark}{line}" for line in lines)


def _bullet(line: Line) -> str:
    number = line.mark[0].isdecimal()
    mark = f"{line.mark[:-1]}." if number else "-"
    sign = "" if number or line.mark == "•" else f"{line.mark}{'' if len(line.mark) == 1 else ':'} "
    return f"{'    ' * line.depth}{mark} {sign}{line_words(line.text)}"


def _table(table: Table) -> Iterator[str]:
    rows = [[words("".join(run.text for run in cell)) for cell in row] for row in table.rows]
    if not rows:
        return
    head, body = (rows[0], rows[1:]) if table.headed else ([""] * len(rows[0]), rows)
    for row in (head, ["---"] * len(head), *body):
        yield f"| {' | '.join(row)} |"


def _sources(sources: Sources) -> Iterator[str]:
    for number, one in enumerate(sources.sources):
        yield from [""] if number else []
        also = f" ({words(copies(one))})" if one.same_as else ""
        yield f"**[{one.number}]** {words(place(one))}{also}"
        yield ""
        lines = [line_words(line) for line in one.quote.split("\n")]
        yield "  \n".join(f"> {line}".rstrip() for line in lines)
