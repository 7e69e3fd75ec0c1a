"""Figures that stand beside each other in one sentence: (한) 72.3%, (미) 31.4%; 9개 → 13개; A(113억원), B(40억원).

Knows how documents line figures up in a line; what follows from them is worked out in ``arithmetic``.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.arithmetic import Operand
from assistant.answering.clauses import split_items
from assistant.answering.naming import stands_alone, words_of
from assistant.answering.wording import readable
from assistant.evidence.reading import squeezed
from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_LABEL = re.compile(r"\((?P<label>[^()\d]{1,20})\) ?(?=[^(]{0,40}\d)")
COUNTRIES = {
    "한": "한국",
    "미": "미국",
    "일": "일본",
    "중": "중국",
    "프": "프랑스",
    "독": "독일",
    "영": "영국",
    "러": "러시아",
}
_OWN_COUNTRY = {"한국": "우리나라"}
_ITEM_MARK = re.compile(r"^[\s▲①-⑳·\-*:※]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_PAIR = re.compile(r"(?P<name>[^:：\d]{1,30})\s*[:：]\s*(?P<value>[^:：]*\d[^:：]*)")
_WHOLE = re.compile(r"(?:총|전체|모두|합계) ?(?P<figure>\d[\d,.]*\s?[가-힣%]{1,3}?)(?=[*의은는이을를(\s]|$)")
_TOPIC = re.compile(r"(?P<name>[가-힣A-Za-z0-9 ·]{2,30}[가-힣])[은는] (?:(?:연|월|약|총) ?)?\d[\d,.]*\s?[가-힣%]")
_BETWEEN = re.compile(r"[ )\]’']{0,4}(?:년도?|말|까지|에는?|은|는|[:：])?[ )]{0,3}(?:약|총|연)? ?")
_COLUMN_UNIT = re.compile(r"\((명|건|개|곳|원|억원|백만원|%|회|대)\)")
_MEASURED = (FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.NUMBER)
_LEAST_NAMED, _LEAST_ORDERED = 2, 3
_KIND_OF = {
    Asked.AMOUNT: FigureKind.AMOUNT, Asked.COUNT: FigureKind.COUNT, Asked.PERCENT: FigureKind.PERCENT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a line: its name and all its words."""

    name: str
    text: str


def parts_of(text: str) -> list[Part]:
    """The parts of a line that has several: those behind labels in brackets, else those between commas."""
    named = named_apart(text)
    if named:
        return named
    items = [_ITEM_MARK.sub("", item) for item in split_items(text)]
    return [Part(name_of(item), item) for item in items if parse_figures(item)]


def named_apart(text: str) -> list[Part]:
    """The parts of a line that brackets name or hold: (한) 72.3%, (미) 31.4%; empty for other lines."""
    labels = [found for found in _LABEL.finditer(text) if _opens(text, found.start())]
    if len(labels) < _LEAST_NAMED:
        return pairs_of(text)
    ends = [*(label.start() for label in labels[1:]), len(text)]
    return [
        Part(COUNTRIES.get(label["label"], label["label"].strip()), text[label.end() : end])
        for label, end in zip(labels, ends, strict=True)
    ]


def pairs_of(text: str) -> list[Part]:
    """The names and figures that a bracket lines up: (실증특례 : 201건, 임시허가 : 21건); else empty."""
    for bracket in _BRACKETS.finditer(text):
        pairs = [_PAIR.fullmatch(item) for item in split_items(bracket[0][1:-1])]
        if len(pairs) >= _LEAST_NAMED and all(pairs):
            return [Part(pair["name"].strip(), pair["value"]) for pair in pairs if pair is not None]
    return []


def whole_of(text: str) -> Operand | None:
    """What the pairs of a line make together, where it says so before their bracket: 총 228건(…)."""
    found = _WHOLE.search(text)
    figure = next(iter(parse_figures(found["figure"])), None) if found is not None and pairs_of(text) else None
    return (
        Operand("전체", found["figure"], figure.value, figure.unit)
        if found is not None and figure is not None
        else None
    )


def _opens(text: str, at: int) -> bool:
    """Whether a bracket opens a part and doesn't explain the word before it."""
    return at == 0 or text[at - 1] in " ,·/:"


def name_of(item: str) -> str:
    """What an item is about: its words before the bracket or figure."""
    name = _BRACKETS.sub("", item)
    topic = _TOPIC.match(name)
    if topic is not None:
        return readable(topic["name"]).strip(" ,.")
    figure = next(iter(parse_figures(name)), None)
    bare = name[: figure.start] if figure is not None and figure.start > 1 else name
    return readable(bare.rpartition(":")[2]).strip(" ,.등")


def named_operands(question: Question, text: str) -> list[Operand]:
    """The figures of the two parts of a line that a question names, in its order; empty where it doesn't name two."""
    operands = named_parts(question, text)
    return operands if len(operands) == 2 and operands[0].unit == operands[1].unit else []


def named_parts(question: Question, text: str) -> list[Operand]:
    """The figures of the parts of a line that a question names, in its order, all of the kind that it asks for."""
    parts = parts_of(text)
    shared = Counter(word for part in parts for word in set(words_of(part.name)))
    held = [(part, words) for part in parts if (words := _own_words(part, shared, question))]
    held.sort(key=lambda one: squeezed(question.text).find(squeezed(one[1][0])))
    for kind in _kinds(question):
        operands = [operand for part, _ in held if (operand := _operand(part, kind)) is not None]
        if operands and len(operands) == len(held):
            return operands
    return []


def ordered_operands(question: Question, text: str, measure: str) -> list[Operand]:
    """The figures of all parts of a line that lines up three or more of one kind and unit; empty for other lines.

    Of several kinds those of the measure that is ranked by, where they are counted so (과제 of A(3개 과제, 20억원)),
    else those that the question asks for.
    """
    parts = [part for part in parts_of(text) if part.name]
    counted = [operand for part in parts if measure and (operand := _counted(part, measure)) is not None]
    if len(counted) >= _LEAST_ORDERED:
        return counted
    for kind in _kinds(question):
        operands = [operand for part in parts if (operand := _operand(part, kind)) is not None]
        if len(operands) >= _LEAST_ORDERED:
            return operands if len({operand.unit for operand in operands}) == 1 else []
    return []


def _counted(part: Part, measure: str) -> Operand | None:
    """The figure of a part that counts a measure: 8개 of 8개 과제."""
    for figure in parse_figures(part.text):
        if figure.kind is FigureKind.COUNT and squeezed(part.text[figure.end :]).startswith(measure):
            said = part.text[figure.start : part.text.index(measure[-1], figure.end) + 1]
            return Operand(part.name, said, figure.value, figure.unit)
    return None


def _own_words(part: Part, shared: Mapping[str, int], question: Question) -> list[str]:
    """The words of a part's name that no other part has and that stand in the question; enough of them, or none."""
    asked = squeezed(question.text)
    said = next((name for name in (part.name, _OWN_COUNTRY.get(part.name, part.name)) if squeezed(name) in asked), "")
    if len(squeezed(said)) > 1:
        return [said]
    own = [word for word in words_of(part.name) if shared[word] == 1]
    alone = [word for word in own if stands_alone(word, question.text)]
    graded = any(any(map(str.isdigit, word)) for word in alone)  # 8급 names 일반직 8급 초임 by itself
    return alone if graded or len(alone) * 2 >= len(own) else []


def _kinds(question: Question) -> list[FigureKind]:
    wanted = [kind for asked, kind in _KIND_OF.items() if asked in question.asked]
    return list(dict.fromkeys([*wanted, *_MEASURED]))


def _operand(part: Part, kind: FigureKind) -> Operand | None:
    figures = [figure for figure in parse_figures(part.text) if figure.kind is kind]
    if not figures:
        return None
    figure = figures[0]
    return Operand(part.name, part.text[figure.start : figure.end], figure.value, figure.unit)


def points_of(text: str) -> list[tuple[int, Operand]]:
    """The figures of a line that follow a year each: ('20) 2,388 → ('22) 57,005; only those of one unit."""
    figures = parse_figures(text)
    column = _COLUMN_UNIT.search(text)
    points = []
    for at, figure in enumerate(figures[:-1]):
        following = figures[at + 1]
        if figure.kind is not FigureKind.YEAR or following.kind not in _MEASURED:
            continue
        if _BETWEEN.fullmatch(text[figure.end : following.start]):
            points.append((int(figure.value), _pointed(text, following, column[1] if column else "")))
    units = {operand.unit for _, operand in points}
    return points if len(points) > 1 and len(units) == 1 else []


def _pointed(text: str, figure: Figure, column: str) -> Operand:
    written = text[figure.start : figure.end]
    unit = figure.unit or column
    return Operand("", written if figure.unit else f"{written}{column}", figure.value, unit)


def figure_of_part(question: Question, text: str, kinds: frozenset[FigureKind]) -> Operand | None:
    """The figure of the part of a line that fits the question best; None where no part does better than the others."""
    parts = [Part(name_of(item), item) for item in split_items(text)]
    forms = [word.form.lower() for word in question.focus if len(word.form) > 1 and not word.light]
    held = [sum(form in squeezed(part.text) for form in forms) for part in parts]
    if not held or held.count(max(held)) > 1 or not max(held):
        return None
    part = parts[held.index(max(held))]
    figures = [figure for figure in parse_figures(part.text) if figure.kind in kinds]
    counted = [figure for figure in figures if question.counter and figure.unit.startswith(question.counter)]
    figures = counted or figures
    if len(figures) != 1:
        return None
    return Operand("", part.text[figures[0].start : figures[0].end], figures[0].value, figures[0].unit)
