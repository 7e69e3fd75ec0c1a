"""Answers to several questions joined into one: a line for each part in order, citations numbered through.

Knows drafts, not how they came about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft
from ingest import patterns as re

_MARK = re.compile(r"\[(\d+)\]")
_ENDS = " ?？.!"


@dataclass(frozen=True, slots=True)
class Part:
    """One question with its answer."""

    question: str
    draft: Draft
    refused: bool


def joined(parts: Sequence[Part]) -> tuple[Draft, bool]:
    """Join the answers of parts; refused only when all of them are.

    The same span keeps one number, what is said twice stands once, and a refused part says so for itself alone.
    """
    if len(parts) == 1:
        return parts[0].draft, parts[0].refused
    whole = Draft()
    refused = all(part.refused for part in parts)
    said: set[str] = set()
    for part in parts:
        if part.refused and not refused:
            lines = [f"'{part.question.rstrip(_ENDS)}'에 대한 답은 문서에서 찾지 못했습니다."]
        else:
            numbers = _renumbered(whole, part.draft)
            lines = [_with_numbers(line, numbers) for line in part.draft.lines]
        new = [line for line in dict.fromkeys(lines) if line not in said]
        said.update(new)
        if new:
            whole.lines.append("\n".join(new) if any("\n" in line for line in new) else " ".join(new))
        whole.computed |= part.draft.computed
    return whole, refused


def _with_numbers(line: str, numbers: dict[int, int]) -> str:
    return _MARK.sub(lambda mark: f"[{numbers.get(int(mark[1]), int(mark[1]))}]", line)


def _renumbered(whole: Draft, draft: Draft) -> dict[int, int]:
    """Take a part's citations over and tell the number of each in the whole."""
    numbers = {}
    for citation in draft.citations:
        span = (citation.document, citation.start, citation.end)
        same = next((one for one in whole.citations if (one.document, one.start, one.end) == span), None)
        if same is None:
            same = replace(citation, number=len(whole.citations) + 1)
            whole.citations.append(same)
            whole.contexts[same.number] = draft.contexts.get(citation.number, "")
        numbers[citation.number] = same.number
    return numbers
