"""For breaking which articles a law sets a penalty: 제11조부터 제13조까지, 제16조제1항을 위반한 자.

Penalties stand far behind the rules that they are for and name them by number alone. Knows the words of one line.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest import patterns as re

_ONE = r"제(?P<{0}>\d{{1,4}})조(?:의(?P<{0}_sub>\d{{1,3}}))?"
_PARAGRAPHS = r"(?P<paragraphs>제\d{1,2}항(?:(?:ㆍ|·|, ?| 및 | 또는 |부터 )제\d{1,2}항(?:까지)?)*)?"
_REFERENCE = re.compile(
    rf"(?P<other>[」』]\s?|같은 법\s?|(?:^|\s)[가-힣]+(?:법|규정|조례|령)\s?)?{_ONE.format('first')}{_PARAGRAPHS}"
    rf"(?:[^제,ㆍ·]{{0,8}}부터 {_ONE.format('last')}까지)?"
)
_PARAGRAPH = re.compile(r"제(\d{1,2})항")
_RANGE = re.compile(r"제(\d{1,2})항부터 제(\d{1,2})항까지")


@dataclass(frozen=True, slots=True)
class Rule:
    """An article by its numbers (16, 2 for 제16조의2), and a paragraph of it; 0 where it has none."""

    article: tuple[int, int]
    paragraph: int = 0


def names_rule(line: str, rule: Rule) -> bool:
    """Whether a line of the same law refers to a rule; to an article as a whole it refers with all its paragraphs."""
    return any(
        first <= rule.article <= last and (not paragraphs or not rule.paragraph or rule.paragraph in paragraphs)
        for first, last, paragraphs in _referred(line)
    )


def _referred(line: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], frozenset[int]]]:
    """The first and the last article of each reference to the law itself, with the paragraphs that it names."""
    for found in _REFERENCE.finditer(line):
        if found["other"]:
            continue
        first = (int(found["first"]), int(found["first_sub"] or 0))
        last = (int(found["last"]), int(found["last_sub"] or 0)) if found["last"] else first
        written = found["paragraphs"] or ""
        numbers = {int(number) for number in _PARAGRAPH.findall(written)}
        for start, end in _RANGE.findall(written):
            numbers.update(range(int(start), int(end) + 1))
        yield first, last, frozenset(numbers)
