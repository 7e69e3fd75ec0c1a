"""What a person reads on a terminal: answers, hits, documents and how far long work is. The only door to rich.

Everything but the bar is pure: values in, text out.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO, TYPE_CHECKING, Protocol

from assistant.checking.telling import explained, kind_name, sign
from assistant.stages import Stage
from assistant.titled import called
from assistant.types import Answer, Check, CheckState, Citation
from ingest.particles import with_particle

if TYPE_CHECKING:
    from index.events import AddEvent, AddReport
    from index.types import DocumentEntry, Hit
    from ingest.types import Document

# Characters shown around a span that was asked for: some three lines on each side.
_AROUND = 200
_BAR_NAME_COLUMNS = 36
_CORRECTIONS = 3
_MOST_NAMES = 4
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


class Bar(Protocol):
    """Shows how far work is; silent where nobody watches."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show what is being worked on, how much is done, and how much there is."""
        ...


@contextmanager
def progress_bar(watched: bool) -> Iterator[Bar]:
    """Draw a bar on standard error while the block runs, if somebody watches."""
    if not watched:
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def show(what: str, done: int, total: int) -> None:
            progress.update(task, description=shortened(what, _BAR_NAME_COLUMNS), completed=done, total=total)

        yield show


def answer_text(answer: Answer) -> str:
    """The answer, its numbered sources with the quoted words, what was worked out and what could not be confirmed."""
    parts = [answer.text]
    if answer.citations:
        parts.append("\n".join(["출처", *map(_source, answer.citations)]))
    worked_out = [check for check in answer.checks if check.state is CheckState.COMPUTED]
    if worked_out:
        parts.append("\n".join(["계산한 것", *map(_told_check, worked_out)]))
    failed = [check for check in answer.checks if not check.supported]
    if failed:
        parts.append("\n".join(["확인하지 못한 것", *(f"{_told_check(check)} 직접 확인하세요." for check in failed)]))
    if answer.elsewhere:
        parts.append(f"답이 있는 다른 문서: {_named(answer.elsewhere)}")
    if answer.corrections:
        parts.append(corrections_text(answer.corrections))
    return "\n\n".join(parts)


def show_as_it_comes(pieces: Iterable[str | Stage | Answer], screen: IO[str]) -> Answer:
    """Write an answer while it is being written, then its sources and what could not be confirmed; give it whole.

    Where checking has changed the words, as by a mark that was missing, they follow once more as they stand.
    """
    written = ""
    for piece in pieces:
        if isinstance(piece, Answer):
            changed = piece.text.strip() != written.strip()
            whole = answer_text(piece)
            below = f"\n\n출처를 확인한 답\n{whole}" if changed else whole[len(piece.text) :]
            screen.write(f"{printable(below)}\n")
            return piece
        if isinstance(piece, Stage):
            continue
        written += piece
        screen.write(printable(piece))
        screen.flush()
    raise TypeError("a stream ends with its answer")


def corrections_text(corrections: Sequence[tuple[str, str]]) -> str:
    """Say which words were read as others, the first few by name."""
    named = [
        f"{with_particle(f'‘{written}’', '을/를')} {with_particle(f'‘{read}’', '으로/로')}"
        for written, read in corrections[:_CORRECTIONS]
    ]
    more = f" 등 낱말 {len(corrections)}개를 바꾸어" if len(corrections) > _CORRECTIONS else ""
    return f"{', '.join(named)}{more} 읽고 찾았습니다."


def hits_text(hits: Sequence["Hit"], corrections: Sequence[tuple[str, str]] = ()) -> str:
    """Hits by rank, each with its place and its words, and last which words of the query were read as others."""
    parts = [
        f"{hit.rank}. {place(hit.passage.document, hit.passage.headings, hit.passage.page)}"
        f"  ({hit.score:.3f}, {hit.passage.start}–{hit.passage.end})\n{_indented(hit.passage.text)}"
        for hit in hits
    ]
    told = [corrections_text(corrections)] if corrections else []
    return "\n\n".join([*(parts or ["찾은 대목이 없습니다."]), *told])


def local_minute(moment: str) -> str:
    """A stored moment as the clocks here show it, as on the pages."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def entries_text(entries: Sequence["DocumentEntry"]) -> str:
    """A table of documents, its columns as wide as they need to be."""
    if not entries:
        return "문서함이 비어 있습니다. `mundap add 파일_또는_폴더`로 문서를 넣으세요."
    rows = [("이름", "형식", "쪽", "대목", "넣은 때", "제목")]
    rows += [
        (one.name, one.format, str(one.pages or "-"), str(one.passages), local_minute(one.added_at), one.title)
        for one in entries
    ]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    head, *lines = ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    years = {one.name: one.edition_year for one in entries}
    lines = [head, *(line for one, row in zip(entries, lines, strict=True) for line in (row, *_relations(one, years)))]
    return "\n".join([*lines, "", f"문서 {len(entries)}개 · 대목 {sum(one.passages for one in entries):,}개"])


def document_text(document: "Document") -> str:
    """A document's title and whole text."""
    return f"{document.title}  ({document.name})\n\n{document.text}"


def span_text(document: "Document", start: int, end: int) -> str:
    """The span between ``⟦`` and ``⟧`` with the words around it."""
    first, last = max(0, start - _AROUND), min(len(document.text), end + _AROUND)
    before = ("…" if first else "") + document.text[first:start]
    after = document.text[end:last] + ("…" if last < len(document.text) else "")
    return f"{document.title}  ({document.name}, {start}–{end})\n\n{before}⟦{document.text[start:end]}⟧{after}"


def stage_text(event: "AddEvent") -> str:
    """What is happening to a file that is being added, and how much of it there is."""
    stages = {
        "reading": "읽는 중",
        "analyzing": f"분석 중 {event.pages}쪽" if event.pages else "분석 중",
        "encoding": f"벡터 {event.encoded}/{event.passages}",
        "storing": f"대목 {event.passages:,}개 저장 중",
    }
    return " · ".join([*([stages[event.step]] if event.step in stages else []), event.name])


def added_text(report: "AddReport") -> str:
    """What became of the files, each one that failed with its reason and remedy, and what of others wasn't read."""
    if not (report.added or report.replaced or report.skipped or report.failed or report.left_out):
        return "넣을 파일을 찾지 못했습니다. 문서 파일이 든 폴더인지 확인해 주세요."
    counts = (
        ("새로", report.added), ("바뀜", report.replaced), ("그대로", report.skipped), ("실패", report.failed)
    )  # fmt: skip
    lines = [" · ".join(f"{word} {len(names)}개" for word, names in counts)]
    lines[0] += f" · 같은 내용이라 넣지 않음 {len(report.left_out)}개" if report.left_out else ""
    lines += [f"- {_in_line(failure.name)}: {failure.problem} {failure.remedy}" for failure in report.failed]
    lines += ["알림"] if report.remarks else []
    lines += [f"- {_in_line(remark.name)}: {remark.text}" for remark in report.remarks]
    return "\n".join([*lines, *_copies_lines(report)])


def _copies_lines(report: "AddReport") -> list[str]:
    """Which documents went in, or did not, though the library has them already."""
    lines: list[str] = []
    if report.left_out:
        lines += ["이미 있는 문서와 같은 내용이라 넣지 않았습니다"]
        lines += [f"- {_in_line(copy.name)} (같은 문서: {_named(copy.of)})" for copy in report.left_out]
    if report.copies:
        lines += ["이미 있는 문서와 같은 내용입니다(둘 다 넣었습니다)"]
        lines += [f"- {_in_line(copy.name)} (같은 문서: {_named(copy.of)})" for copy in report.copies]
        lines += [
            "하나만 두려면 `mundap remove 이름`으로 나머지를 빼세요.",
            "처음부터 하나만 넣으려면 `mundap add --skip-same`을 쓰세요.",
        ]
    return lines


def _relations(entry: "DocumentEntry", years: Mapping[str, int]) -> list[str]:
    """The lines below a document in the list: its copies and its editions."""
    lines = [f"    같은 문서: {_named(entry.same_as)}"] if entry.same_as else []
    others = {years[name] for name in entry.editions}
    of_other_years = entry.edition_year and others.isdisjoint({0, entry.edition_year})
    kind = "다른 해 판" if of_other_years else "다른 판"
    return lines + ([f"    {kind}: {_named(entry.editions)}"] if entry.editions else [])


def _named(names: Sequence[str]) -> str:
    """Names, of many the last."""
    left_out = len(names) - _MOST_NAMES if len(names) > _MOST_NAMES + 1 else 0
    more = f" 외 {left_out}개" if left_out else ""
    return ", ".join(map(_in_line, names[left_out:])) + more


def _in_line(name: str) -> str:
    """A file's name may hold a line end, and what comes behind it would look like the name of another."""
    return " ".join(name.split("\n"))


def printable(text: str) -> str:
    """The text without the control characters with which a document could steer a terminal."""
    return text.translate(_CONTROLS)


def place(document: str, headings: Sequence[str], page: int | None) -> str:
    """Where something stands: document, headings from the top down, page."""
    where = [document, *([" › ".join(headings)] if headings else []), *([f"{page}쪽"] if page is not None else [])]
    return ", ".join(where)


def columns(text: str) -> int:
    """How many columns a terminal needs; Hangul and Hanja take two."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def padded(text: str, width: int) -> str:
    """The text with spaces up to the width in columns."""
    return text + " " * (width - columns(text))


def shortened(text: str, width: int) -> str:
    """The text cut to the width in columns, and padded, so that a bar beside it stands still."""
    if columns(text) > width:
        while columns(text) > width - 1:
            text = text[:-1]
        text += "…"
    return padded(text, width)


def _source(citation: Citation) -> str:
    where = place(called(citation.document, citation.title), citation.headings, citation.page)
    where += f" (같은 문서: {_named(citation.same_as)})" if citation.same_as else ""
    return f"[{citation.number}] {where}\n{_indented(f'“{citation.quote}”')}"


def _told_check(check: Check) -> str:
    return f"- {sign(check)} {kind_name(check.kind)} ‘{check.value}’: {explained(check)}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line.strip() else "" for line in text.splitlines())
