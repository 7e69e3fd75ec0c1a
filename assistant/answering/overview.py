"""What there is on a matter, for a question that names only the matter: 청년한테는 어떤 지원이 있나요.

First the tasks that a table lists for the matter, else the lines that say most of it, in the document's order. Knows
nothing of leaflets, which are told of in sentences.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.tasks import Task, say_tasks, task_cell, told_once
from assistant.answering.wording import as_statement, readable, shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import Block, BlockKind

_MATTERS = "지원|사업|과제|정책|혜택|내용|제도|프로그램|서비스|대책|활동|도움|계획|업무"
_ASKS = re.compile(
    rf"(?:어떤|무슨) ?(?:{_MATTERS}|것|게|거|일)[가-힣]{{0,3}} ?(?:있|하|나와|들어|담|포함|추진|받|해|뭐)"
    rf"|(?:{_MATTERS})(?:은|는|이|가|을|를|에는|에)? ?(?:뭐|무엇|뭘|어떤 ?(?:게|것|거))"
    r"|(?:뭐|무엇|뭘|어떤 것|어떤 게)[가이]? ?(?:들어|담겨|담긴|포함|나와)|(?:설명|소개|정리|요약)(?:해|좀|을)"
    r"|(?:뭐|뭘|무엇을) ?(?:배우|다루|가르치|담)|관련(?:해서|하여)? ?(?:뭘|뭐|무엇|어떤)"
    rf"|관련(?:해서|된|한)? ?(?:{_MATTERS}).{{0,8}}(?:있|알려|뭐|모두|다)"
)
_GENERAL = frozenset(_MATTERS.split("|")) | {"관련", "추진", "것", "주요", "설명", "소개", "정리", "요약", "세부"}
_NARROW = frozenset(Asked) - {Asked.LIST, Asked.DEFINITION, Asked.METHOD, Asked.YES_NO, Asked.RECIPIENT}
_LINES = frozenset({BlockKind.HEADING, BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE})
_NEAR_BEST, _MOST_LINES, _LONGEST_LINE, _LONGEST, _SHORTEST = 0.7, 6, 150, 560, 14
_LEAST_RELEVANCE, _LEAST_SCORE, _MOST_TASKS = 0.2, 0.5, 20


def tasks_on(found: Found) -> Draft | None:
    """List the tasks that one table has for the question's matter; None where something else is asked."""
    topic = _topic(found)
    return _of_tables(found, topic) if topic else None


def overview(found: Found) -> Draft | None:
    """List the lines of one document that say most of the question's matter; None where something else is asked."""
    return _of_lines(found) if _topic(found) else None


def _topic(found: Found) -> list[Word]:
    """The matter whose contents are asked for; nothing where something else is asked or no document knows of it."""
    question = found.question
    if question.asked & _NARROW or not _ASKS.search(question.text):
        return []
    topic = [word for word in found.words if not (word.verb or word.light) and not set(word.forms) & _GENERAL]
    return topic if all(word.known or word.alike for word in topic) else []


def _of_tables(found: Found, topic: Sequence[Word]) -> Draft | None:
    """The tasks of one table whose rows name the matter."""
    years = found.question.years
    readings = [reading for relevance, reading in found.readings() if relevance >= _LEAST_RELEVANCE]
    for reading in sorted(readings, key=lambda one: -(one.edition_year or 0)):
        if years and reading.edition_year is not None and reading.edition_year not in years:
            continue
        for table in reading.document.blocks:
            tasks = told_once(_tasks(reading, table, topic)) if table.kind is BlockKind.TABLE else []
            if 1 < len(tasks) <= _MOST_TASKS:
                draft = Draft()
                say_tasks(draft, reading, tasks)
                return draft
    return None


def _tasks(reading: Reading, table: Block, topic: Sequence[Word]) -> Iterator[Task]:
    """The tasks of the rows of a table whose labels hold every word of the matter."""
    blocks = reading.document.blocks
    for row in reading.value_rows(table):
        task = task_cell(reading, row)
        if task is None:
            continue
        labels = squeezed(" ".join(reading.own(blocks[head]) for head in task.headers if blocks[head].parent == row.id))
        named = labels + squeezed(reading.own(task))
        if all(any(stands_in(named, form) for form in (*word.forms, *word.alike)) for word in topic):
            yield Task(readable(reading.own(task)), task, (row.start, row.end))


def _of_lines(found: Found) -> Draft | None:
    """The lines of one document that say most of the matter, as they follow each other there."""
    lines = [one for one in found.weighed if _says_something(one)]
    if not lines or lines[0].score < _LEAST_SCORE:
        return None
    best = lines[0]
    near = [one.candidate for one in lines if one.score >= _NEAR_BEST * best.score]
    chosen = _chosen([one for one in near if one.reading is best.candidate.reading])
    if len(chosen) < 2:
        return None
    draft = Draft()
    said = []
    for one in sorted(chosen, key=lambda one: one.start):
        mark = draft.cite(one.reading, one.block, (one.start, one.end))
        said.append(f"- {as_statement(shortened(readable(one.quote), _LONGEST_LINE))} {mark}")
    draft.lines.append("\n".join(said))
    return draft


def _says_something(one: Weighed) -> bool:
    candidate = one.candidate
    quote = squeezed(candidate.quote)
    title = squeezed(candidate.reading.document.title)
    plain = candidate.block.kind in _LINES and not candidate.is_part and len(quote) >= _SHORTEST
    return plain and quote not in title and title not in quote


def _chosen(lines: Sequence[Candidate]) -> list[Candidate]:
    """The best lines that don't repeat each other, as many as an answer holds."""
    chosen: list[Candidate] = []
    length = 0
    for one in lines:
        told = squeezed(readable(one.quote))
        if any(told in (other := squeezed(readable(kept.quote))) or other in told for kept in chosen):
            continue
        length += min(len(one.quote), _LONGEST_LINE)
        if len(chosen) == _MOST_LINES or (chosen and length > _LONGEST):
            break
        chosen.append(one)
    return chosen
