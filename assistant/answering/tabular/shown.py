"""A table shown whole where a question asks for it by its name: 소득 기준표 보여줘, 별표 2 알려줘.

Its name is its caption, the line or heading right above it; its rows are said one line each.
"""

from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.cells import cell_value, row_statement
from assistant.answering.draft import Draft
from assistant.answering.picking.tables import of_table
from assistant.answering.tabular.asked import each_asked
from assistant.answering.tabular.members import older
from assistant.answering.wording import readable, shortened
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.blocks import lead_in
from ingest.types import Block, BlockKind

_IS_TABLE = r"(?:[가-힣](?<![목대발지투공우])| )표"  # 목표, 대표, 발표 and 지표 are none
_ASKS = re.compile(
    rf"(?:(?P<name>.*{_IS_TABLE}|.*별표 ?(?:제 ?)?\d+(?:호)?)(?:을|를|은|는|이|가|만|도|에 ?있는)?"
    r"|(?P<terms>.*[가-힣] ?기준)(?:을|은|이)?)\s*"
    r"(?:(?:좀|다|전체|전부|내용|그대로)(?:을|를|은|는)?\s*)*"
    r"(?:보여|알려|보고 ?싶|볼 ?수|줘|주세요|정리|말해|궁금|뭐|무엇|어떻|[?？]|$)"
)
_NAMED_SO = re.compile(rf"{_IS_TABLE}$|^표$")
_ANNEX = re.compile(r"별표 ?(?:제 ?)?(\d+)")
_GENERAL = frozenset({"기준", "내용", "전체"})
_UNIT_LINE = re.compile(r"^\W*단위\s*[:：]")
_LEAST_RELEVANCE, _LEAST_NAMED, _OF_HITS = 0.3, 0.75, 0.3
_NEAR, _HEADED, _TITLED = 1.0, 0.8, 0.6
_MOST_ROWS, _LONGEST, _LONGEST_ROW, _LONGEST_NAME = 15, 900, 200, 60


def shown(found: Found) -> Draft | None:
    """Show the table that a question asks for by its name; None where it asks for none or none has the name."""
    asked = _ASKS.search(found.question.text)
    if asked is None or found.question.picks or found.question.keys:
        return None
    if asked["terms"] and each_asked(found.question) is not None:
        return None  # 가구원 수별 소득 기준
    words = _words(found.question, asked["name"] or asked["terms"])
    best = max(_tables(found, words), key=lambda one: one[0], default=None) if words else None
    return _said(found, best[1], best[2]) if best is not None else None


def _words(question: Question, name: str) -> list[str]:
    """The words of a table's name, without 표 itself; an annex with its number."""
    annex = _ANNEX.search(name)
    told = squeezed(name)
    forms = [word.form.lower() for word in question.focus if not word.verb and word.form.lower() in told]
    words = [form.removesuffix("표") if len(form) > 2 else form for form in forms]
    return [*(word for word in words if len(word) > 1 and word != "별표"), *([f"별표{annex[1]}"] if annex else [])]


def _tables(found: Found, words: list[str]) -> Iterator[tuple[float, Reading, Block]]:
    """The tables that have the name, each with how well."""
    years = found.question.years
    for relevance, reading in found.readings():
        for table in reading.document.blocks if relevance >= _LEAST_RELEVANCE else ():
            if table.kind is not BlockKind.TABLE or not reading.value_rows(table):
                continue
            standing = years_of(_title(reading, table)) or ((reading.edition_year,) if reading.edition_year else ())
            fit = _fit(reading, table, words)
            if fit >= _LEAST_NAMED and (not years or not standing or set(years) & set(standing)):
                yield fit + _OF_HITS * relevance - older(found, standing), reading, table


def _fit(reading: Reading, table: Block, words: list[str]) -> float:
    """The share of a name's words that stand above a table, among its heads, or in the document's title."""
    near = squeezed(_title(reading, table))
    rows = reading.rows(table)
    heads = squeezed(" ".join(reading.own(cell) for cell in rows[0])) if rows else ""
    held = any(stands_in(near, word) for word in words if word not in _GENERAL)
    far = squeezed(" ".join([*reading.headings(table), reading.document.title]))
    worth = [
        _NEAR
        if stands_in(near, word)
        else _HEADED
        if stands_in(heads, word)
        else _TITLED
        if stands_in(far, word)
        else 0
        for word in words
    ]
    return sum(worth) / len(worth) if held and all(worth) else 0.0


def _title(reading: Reading, table: Block) -> str:
    """What stands right above a table: its captions but for the unit line, the line that leads in, its heading."""
    captions = [reading.own(one) for one in reading.captions(table) if not _UNIT_LINE.match(reading.own(one))]
    lead = lead_in(reading.document.blocks, table)
    above = captions or ([reading.own(lead)] if lead is not None else [])
    return " ".join([*reading.headings(table)[-1:], *above])


def _said(found: Found, reading: Reading, table: Block) -> Draft:
    draft = Draft()
    captions = [reading.own(each) for each in reading.captions(table) if not _UNIT_LINE.match(reading.own(each))]
    name = readable((captions or [*reading.headings(table)[-1:]] or ["표"])[-1]).strip("<>〈〉 ")
    draft.lines.append(f"‘{shortened(name, _LONGEST_NAME)}’{'' if _NAMED_SO.search(name) else ' 표'}의 내용입니다.")
    lines, length = [], 0
    rows = list(_lines(found, reading, table))
    for number, (told, block, span) in enumerate(rows):
        length += len(told)
        if number == _MOST_ROWS or (number > 1 and length > _LONGEST):
            lines.append(f"- {draft.others(len(rows) - number)}")
            break
        lines.append(f"- {shortened(told, _LONGEST_ROW)} {draft.cite(reading, block, span)}")
    draft.lines.append("\n".join(lines))
    return draft


def _lines(found: Found, reading: Reading, table: Block) -> Iterator[tuple[str, Block, tuple[int, int]]]:
    """What each row says; of rows that stand side by side each for itself: 분기 … 분기 …."""
    rows = reading.value_rows(table)
    first = next(iter(of_table(reading, table.id)), None)
    if first is None or first.kind not in first.heads or len(first.members) <= len(rows):
        for row in rows:
            one = replace(found.weighed[0].candidate, reading=reading, block=row, start=row.start, end=row.end)
            yield row_statement(one), row, (row.start, row.end)
        return
    for member in first.members:
        told = [
            f"{field.head} {cell_value(reading, field.cell).said}"
            for field in member.fields
            if field.cell != member.block
        ]
        end = max(field.cell.end for field in member.fields)
        yield f"{member.name}: {', '.join(told)}", member.block, (member.block.start, end)
