"""The part of a long sentence that answers: one programme of a list, one ▲ item, with its figure."""

from collections.abc import Iterable, Sequence

from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import FIGURES_OF, holds, kind_fit
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.types import IN_TABLES

# Below this a sentence is short enough to be its own short answer.
_LONG = 70
_ITEMS = 3
# Numbers that tell parts apart: 77번.
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?:번|호|차|단계|분기|등급)")
# A part that ends in a particle or in the sentence's own verb is no answer by itself: 제3차 기본계획의 실행계획으로.
_STANDS_ALONE = re.compile(r"(?<![은는을를으며고여와에의게])(?<!으로)(?<![다까요]\.)(?<![다요])[.)]?$")
_NAMED_FIGURE = re.compile(r"[가-힣A-Za-z·]{1,10}[은는]?\d[\d.]*[가-힣%]{0,6}\.?$")  # squeezed: 대외비는7년
_COMPARES = re.compile(r"[가-힣]보다 |차이|비교")
_OF_EACH = re.compile(r"[가-힣]{2}별(?:로는?|의)? ")  # 단계별로 몇 명
_LEFT_OUT = re.compile(r"[^,.?!\n]*(?:말고|아니라|빼고|제외하고)")


def lead_clause(question: Question, candidate: Candidate) -> str:
    """The one part of an enumeration that holds the figure asked for, or nothing when no part stands out."""
    wanted = question.asked & FIGURES_OF.keys()
    one = wanted and not _OF_EACH.search(question.text)
    if len(candidate.quote) < _LONG or not one or candidate.block.kind in IN_TABLES:
        return ""
    items = split_items(candidate.quote)
    if len(items) < _ITEMS:
        return ""
    at = most_told(question, [squeezed(item) for item in items])
    if at is None:
        return ""
    item = items[at]
    kind = candidate.block.kind
    if kind_fit(question, item, kind) < kind_fit(question, candidate.quote, kind):
        return ""
    if question.years and years_of(item) and not set(question.years) & set(years_of(item)):
        return ""
    lead = readable(item.strip(" ,▲①②③④⑤⑥⑦⑧⑨"))
    return lead if _STANDS_ALONE.search(lead) and any(holds(each, lead) for each in wanted) else ""


def meant(text: str) -> str:
    """A question without what it says that it doesn't mean: 인증기준 개발 말고."""
    return _LEFT_OUT.sub(" ", text)


def most_told(question: Question, parts: Sequence[str]) -> int | None:
    """Which of the squeezed parts of a sentence holds most of the question; None where two hold as much, or none any.

    A word that only one part holds picks that part; one that all hold picks none.
    """
    asked = meant(question.text)
    forms = [word.form.lower() for word in question.focus if len(word.form) > 1 and word.form in asked]
    forms += [number for number in _NUMBER.findall(question.text) if number not in forms]
    rarity = {form: 1 / held for form in forms if (held := sum(stands_in(part, form) for part in parts))}
    if _COMPARES.search(question.text):
        return None  # more than one of them is meant
    behind = _behind_first(parts, rarity)
    if behind is not None:
        return behind
    covered = [sum(worth for form, worth in rarity.items() if stands_in(part, form)) for part in parts]
    most = max(covered, default=0.0)
    return covered.index(most) if most and covered.count(most) == 1 else None


def _behind_first(parts: Sequence[str], forms: Iterable[str]) -> int | None:
    """The one short part behind the first that alone holds a word: 대외비는 7년, behind 극비 문서의 보존기간은 15년.

    What the first part says beside its own name is said of all.
    """
    holding = [[at for at, part in enumerate(parts) if stands_in(part, form)] for form in forms]
    own = {held[0] for held in holding if len(held) == 1 and held[0] and _NAMED_FIGURE.match(parts[held[0]])}
    return own.pop() if len(own) == 1 else None


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
    return [item.strip() for item in items if re.search(r"\w", item)]
