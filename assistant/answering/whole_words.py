"""What an answer says of a plain text that a page wrapped, with the words whole that its line ends cut: 보육수당.

The citations keep the text as it stands in the file.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.answering.draft import Draft
from assistant.evidence.reading import Reading, once_for_a_reading
from assistant.types import Citation
from ingest import patterns as re
from ingest.closing import cut_words
from ingest.joining import Broken, Inside, Judge, words_inside
from ingest.wrapping import WITH_LINE_ENDS

if TYPE_CHECKING:
    from ingest.types import Document


def with_whole_words(draft: Draft, read: Callable[[str], Reading], judge: Judge) -> Draft:
    """The draft with the cut words of its citations whole; ``read`` gives the reading of a cited document."""
    for citation in draft.citations:
        if "\n" in citation.quote:
            reading = read(citation.document)
            if reading.document.format in WITH_LINE_ENDS:
                told = cut_words(_cited(reading.document, citation), _words_of(reading), judge)
                draft.lines[:] = [_closed(line, told) for line in draft.lines]
    return draft


def _cited(document: "Document", citation: Citation) -> list[str]:
    """The words of the blocks that a citation stands in."""
    touched = (one for one in document.blocks if one.start < citation.end and citation.start < one.end)
    return [document.text[one.content_start : one.end] for one in touched]


@once_for_a_reading
def _words_of(reading: Reading) -> Inside:
    return words_inside(line.strip() for line in reading.document.text.split("\n"))


def _closed(line: str, told: dict[Broken, bool]) -> str:
    for (before, after), one_word in told.items():
        if one_word and f"{before} {after}" in line:
            both = re.compile(rf"(?<!\S){re.escape(before)} {re.escape(after)}")
            line = both.sub(lambda found: found[0].replace(" ", ""), line)
    return line
