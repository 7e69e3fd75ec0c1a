"""What a proposal is made of: a question, its answer, the words that give it, and how it was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from eval.columns import PROPOSED
from eval.questions import Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed question.

    ``matter`` is what it asks about, without year and ending, and ``said`` the words that answer: proposals of one
    matter and year are one question asked twice. ``place`` is where its evidence begins in ``document``, ``source``
    the block of a table or a part that it was drawn from, so that not all come from one; ``about`` the programme or
    notice that it asks of. ``others`` are the same answer in other places. ``value`` is the figure in the unit's own
    size, where one figure is all of the answer.
    """

    question: str
    kind: str
    answer: str
    must_include: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]
    made_from: str
    document: str
    place: int
    source: int
    matter: str
    said: str
    year: int | None = None
    value: Decimal | None = None
    unit: str = ""
    about: str = ""
    others: tuple[tuple[Evidence, ...], ...] = ()


def draft_row(number: int, draft: Draft) -> Mapping[str, object]:
    """Write a proposal as a row of a question set, marked as one."""
    return {
        "id": f"d{number:03}",
        "question": draft.question,
        "type": draft.kind,
        "answer": draft.answer,
        "must_include": [list(forms) for forms in draft.must_include],
        "must_not_include": [],
        "evidence": [_quoted(quote) for quote in draft.evidence],
        **({"evidence_any": [[_quoted(quote) for quote in quotes] for quotes in draft.others]} if draft.others else {}),
        "review": PROPOSED,
        "made_from": draft.made_from,
    }


def _quoted(quote: Evidence) -> dict[str, str]:
    return {"doc": quote.document, "quote": quote.quote}
