"""Whether proposals hold: the evidence stands there and gives the answer, the question doesn't, no two are alike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.evidence.reading import squeezed
from assistant.letters import letters_of, pairs_of
from eval.drafting.draft import Draft
from eval.gold import Gold
from eval.grading import normalized

_LONGEST_QUESTION, _SHORTEST_QUESTION = 90, 9
# Two questions that share so many of their pairs of letters are one asked twice.
_ALIKE = 0.92


def holding(drafts: Iterable[Draft], gold: Gold) -> list[Draft]:
    """The proposals that hold by themselves in the documents that they quote."""
    return [draft for draft in drafts if holds(draft) and all(gold.places(quote) for quote in draft.evidence)]


def told_alike(drafts: Iterable[Draft]) -> list[Draft]:
    """Each matter once, with all the places that tell it; what is told differently in two places is left out."""
    by_matter: dict[tuple[str, int | None, str], list[Draft]] = {}
    for draft in drafts:
        by_matter.setdefault((_matter(draft), draft.year, _asked_for(draft)), []).append(draft)
    return [_joined(same) for same in by_matter.values() if _agree(same)]


def unlike(drafts: Iterable[Draft]) -> list[Draft]:
    """The proposals without those that ask the same as one before."""
    seen: set[str] = set()
    kept: list[Draft] = []
    for draft in drafts:
        letters = letters_of(draft.question)
        if letters not in seen:
            seen.add(letters)
            kept.append(draft)
    return kept


def too_like(one: Draft, others: Sequence[Draft]) -> bool:
    """Whether a question is nearly one of others, asked of the same document."""
    pairs = pairs_of(one.question)
    return any(
        len(pairs & theirs) > _ALIKE * len(pairs | theirs)
        for theirs in (pairs_of(other.question) for other in others if other.document == one.document)
    )


def holds(draft: Draft) -> bool:
    """Whether a question is one, its answer would pass for right, and the quoted words give it."""
    if not _SHORTEST_QUESTION <= len(draft.question) <= _LONGEST_QUESTION or "…" in draft.question:
        return False
    if not draft.evidence or not draft.must_include:
        return False
    asked, said = normalized(draft.question), normalized(draft.answer)
    if any(normalized(form) in asked for forms in draft.must_include for form in forms):
        return False
    if not all(any(normalized(form) in said for form in forms) for forms in draft.must_include):
        return False
    # A difference of two figures stands in no document; it was worked out from figures that each stand there.
    return draft.kind == "compare" or _is_given(draft)


def _is_given(draft: Draft) -> bool:
    """Whether the quoted words give what must stand in the answer."""
    quoted = normalized(" ".join(quote.quote for quote in draft.evidence))
    bare = squeezed(quoted)
    return all(any(_core(form) in bare for form in forms) for forms in draft.must_include)


def _core(form: str) -> str:
    """A form without its unit, which may stand in the head of the table: 14,200백만원."""
    plain = squeezed(normalized(form))
    digits = plain.rstrip("가나다라마바사아자차카타파하")
    figure = "".join(letter for letter in digits if letter.isdecimal() or letter in ".")
    return figure if figure and plain[0].isdecimal() else plain


def _joined(same: list[Draft]) -> Draft:
    """One of several that say the same, the places of the others beside it."""
    first, *rest = same
    others = dict.fromkeys(draft.evidence for draft in rest if draft.evidence != first.evidence)
    return replace(first, others=tuple(others))


def _agree(same: Sequence[Draft]) -> bool:
    """Whether the same is told everywhere: within one document in the same words, 30% 이상 and 30% 미만 being two."""
    said: dict[str, set[str]] = {}
    for draft in same:
        said.setdefault(draft.document, set()).add(normalized(draft.said))
    first = same[0].must_include
    return all(len(told) == 1 for told in said.values()) and all(
        len(draft.must_include) == len(first) and all(map(_share_a_form, draft.must_include, first)) for draft in same
    )


def _share_a_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(set(one) & set(other))


def _matter(draft: Draft) -> str:
    """What it is about, however that is joined: 도시숲 조성의 예산, 도시숲 조성 예산."""
    return letters_of(draft.matter.replace("의 ", " "))


def _asked_for(draft: Draft) -> str:
    """Its kind; a figure is one in a table and beside a name."""
    return "figure" if draft.value is not None else draft.kind
