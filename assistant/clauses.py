"""The part of a long sentence that answers: one programme of a list, one ▲ item, with its figure."""

import re

from assistant.candidates import Candidate
from assistant.kinds import kind_fit
from assistant.question import Question, years_of
from assistant.reading import squeezed
from assistant.wording import readable

# Below this a sentence is short enough to be its own short answer.
_LONG = 70
_ITEMS = 3


def lead_clause(question: Question, candidate: Candidate) -> str:
    """The one item of an enumeration that covers the question best, or nothing when no item stands out."""
    if len(candidate.quote) < _LONG or not question.asked:
        return ""
    items = split_items(candidate.quote)
    if len(items) < _ITEMS:
        return ""
    forms = [word.form.lower() for word in question.focus if len(word.form) > 1]
    scored = sorted(
        ((sum(form in squeezed(item) for form in forms), -place) for place, item in enumerate(items)), reverse=True
    )
    (covered, at), (second, _) = scored[0], scored[1]
    item = items[-at]
    kind = candidate.block.kind
    if covered <= second or kind_fit(question, item, kind) < kind_fit(question, candidate.quote, kind):
        return ""
    if question.years and years_of(item) and not set(question.years) & set(years_of(item)):
        return ""
    return readable(item.strip(" ,▲①②③④⑤⑥"))


def split_items(text: str) -> list[str]:
    """Items of an enumeration: cut at ▲, circled numbers, and at commas that stand outside brackets."""
    items = []
    depth = start = 0
    for place, ch in enumerate(text):
        if ch in "([「『<":
            depth += 1
        elif ch in ")]」』>":
            depth = max(0, depth - 1)
        elif depth == 0 and (ch in "▲①②③④⑤⑥⑦⑧⑨" or (ch == "," and not text[place + 1 : place + 2].isdigit())):
            items.append(text[start:place])
            start = place + (ch == ",")
    items.append(text[start:])
    return [item.strip() for item in items if len(re.sub(r"\W", "", item)) > 1]
