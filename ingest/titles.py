"""Whether a marked line is a heading: it reads like a title and stands where titles stand.

Knows a line and what surrounds it; lines of plain text and paragraphs of office files are judged alike.
"""

from dataclasses import dataclass

from ingest import patterns as re
from ingest.markers import Mark, Style
from ingest.outline import Outline, is_bullet_style

# Endings of sentences, not of nouns: 개요, 주요, 마음, 책임.
_SENTENCE_END = re.compile(
    r"(?:다|까|죠|(?<![개수주중소강동])요|[시으]오|(?<![마다처소웃믿녹])음|(?<![보편])함|됨|(?<![책모위선게취퇴해프])임)"
    r"[.?!]?[)\]”\"'’]?\s*$"
)
_FIGURE = re.compile(r"\d")
_LONGEST_QUESTION = 24
LONGEST_HEADING = 60
# Styles that make a heading whatever the line says.
ALWAYS = frozenset({Style.MARKDOWN, Style.CHAPTER, Style.ROMAN, Style.APPENDIX, Style.QUESTION})


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a marked line: the marks of the lines before and after it, and whether a table follows it."""

    before: Mark | None
    following: Mark | None
    table_follows: bool


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as Korean sentences do."""
    return _SENTENCE_END.search(text) is not None


def is_heading(mark: Mark, words: str, around: Around, outline: Outline) -> bool:
    """A numbered line is a heading when it reads like a title; a square when deeper lines follow, too."""
    if mark.style in ALWAYS:
        return True
    if len(words) > LONGEST_HEADING or (ends_sentence(words) and not _asks_at_large(mark, words)):
        return False
    deeper = _is_followed_by_deeper(mark, around.following, outline)
    if is_bullet_style(mark.style):
        return mark.style <= Style.TRIANGLE and (deeper or (around.table_follows and not _FIGURE.search(words)))
    if outline.inside(Style.ARTICLE):
        return False  # below 제1조 stand clauses and items, never headings
    return deeper or (mark.style <= Style.HANGUL and not _is_listed(mark, around))


def _asks_at_large(mark: Mark, words: str) -> bool:
    """Whether a numbered line is a title in the form of a short question, as leaflets have them."""
    return mark.style is Style.NUMBER and len(words) <= _LONGEST_QUESTION and words.rstrip().endswith(("?", "？"))


def _is_followed_by_deeper(mark: Mark, following: Mark | None, outline: Outline) -> bool:
    if following is None or following.style <= mark.style or following.style is Style.NOTE:
        return False
    return following.style is not Style.QUESTION or not outline.inside(Style.QUESTION)


def _is_listed(mark: Mark, around: Around) -> bool:
    """Whether a line is an item of a list: the next line, or the one before, is its neighbour in the count."""
    before, following = around.before, around.following
    if following is not None and following.style is mark.style and following.number == mark.number + 1:
        return True
    return before is not None and before.style is mark.style and before.number + 1 == mark.number
