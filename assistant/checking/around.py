"""What stands around a figure: the words that name it, by how near they stand, its bounds and the period it is for.

Knows how Korean sentences, lists, brackets and table rows name their figures: what names one stands before it, a list's
head names all of its members, a cell has the names of its row and column. Whether two places say the same, ``standing``
knows.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from assistant.checking.terms import Token, Weights, faded, merged, sized, terms_of, tokens_of, years_of
from assistant.figures.alike import Alike
from assistant.figures.compare import measure
from assistant.figures.parsing import Figure, parse_figures
from ingest import patterns as re

_END = re.compile(r"\n|[다요음함]\.(?=\s|$)")
_GOES_ON = re.compile(r"\s{0,3}(?:단|다만|또한|이때|이 때)[ ,]")
_CLAUSE = re.compile(r"[,;·](?![0-9])|(?:며|고|이나|지만)(?=[ ,])")
_OPENS = re.compile(r" ?\(")
_AFTER_END = re.compile(r"[,;→](?![0-9])|(?<=[고며]) ")
# Between two figures that share their name: 20% 이상 70% 이하, 38만원에서 40만원으로, 5% 또는 10%.
_SHARED = re.compile(
    r"\s{0,3}(?:이상|이하|미만|초과|에서|부터|까지|~|∼|-|인|당|월|최대|또는|이거나|및|와|과|→|\s){0,6}$"
)
_CELL_BORDER = re.compile(r"[\t|]")
# So many words before a figure name it, and so many behind it.
_NEAR, _MOST_AFTER = 10, 4
# What names the first figure of a list names the others too, but less than their own words; a bracket's as much.
_HEAD_SHARE = 0.6
_BEFORE_WORDS = 25
_TOPIC_WORDS = 4

_MOST_AFTER_IT = re.compile(r" {0,2}(?:이하|미만|이내|까지|한도|범위)")
_LEAST_AFTER_IT = re.compile(r" {0,2}(?:이상|초과|부터)")
_MOST_BEFORE_IT = re.compile(r"(?:최대|최장|상한[가-힣]{0,3}) ?(?:[월연일주] ?)?$")
_LEAST_BEFORE_IT = re.compile(r"(?:최소|하한[가-힣]{0,3}) ?$")
_PER = re.compile(
    r"(?:(?P<month>매월|매달|한 달에|월간|월)|(?P<year>연간|매년|연)|(?P<day>하루|1일|일일|일)"
    r"|(?P<head>1인당|인당|1인|1명당)|(?P<hour>시간당)) ?(?:최대|약|총)? ?$"
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one figure; ``start:end`` is its sentence.

    ``bound`` is 1 for a most (이하, 최대), -1 for a least, 0 for neither; ``limits`` are the least and most that its
    sentence sets for other measures: 40세 이상 50세 미만. ``years`` are those that stand beside it: the nearest before
    it and those that follow at once, a period with all its years. ``cell`` says that it stands in a table's row.
    """

    start: int
    end: int
    label: Weights
    after: Weights
    rest: Weights
    topic: frozenset[str]
    before: frozenset[str]
    bound: float
    per: str
    limits: Mapping[str, tuple[Decimal | None, Decimal | None]]
    years: frozenset[int]
    cell: bool = False


class Wording:
    """A text as words and figures; gives what stands around each figure, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures = parse_figures(text)
        self.tokens = tokens_of(text, self.figures)
        self._places = {token.start: place for place, token in enumerate(self.tokens) if token.figure}
        self._stops = [found.end() for found in _END.finditer(text)]
        self._ends = [0, *(end for end in self._stops if not _GOES_ON.match(text, end)), len(text) + 1]
        self._starts = [token.start for token in self.tokens]
        self._around: dict[int, Around] = {}

    def around(self, start: int) -> Around | None:
        """What stands around the figure that begins at ``start``; None where no figure of this text does."""
        if start not in self._places:
            return None
        if start not in self._around:
            self._around[start] = self._read(self._places[start])
        return self._around[start]

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The words and figures that begin in a span."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def in_order(self) -> tuple[Figure, ...]:
        """The figures by where they begin."""
        return tuple(sorted(self.figures, key=lambda figure: figure.start))

    @cached_property
    def alike(self) -> Alike:
        """The figures by what they may be the same as."""
        return Alike(self.in_order)

    def number_of(self, start: int) -> int:
        """How many figures begin before an offset."""
        return bisect_left(self._begins, start)

    @cached_property
    def _begins(self) -> list[int]:
        return [figure.start for figure in self.in_order]

    def _read(self, place: int) -> Around:
        token = self.tokens[place]
        begin = max(end for end in self._ends if end <= token.start)
        end = min(end for end in self._ends if end > token.start)
        if _CELL_BORDER.search(self.text, *self._line(token.start)):
            return self._cell(place)
        figure = next(one for one in self.figures if one.start == token.start)
        named = measure(figure)
        alike = [one for one in self.figures if begin <= one.start < figure.start and measure(one) == named]
        label = self._label(figure, begin, alike)
        rest = faded(self.tokens, reversed(range(place)), begin, len(self.text))
        after, behind = self._after(place, end, named)
        return Around(
            begin,
            end,
            label,
            after,
            merged(behind, {term: weight for term, weight in rest.items() if term not in label}),
            self._topic(begin, place),
            self._before(begin, place),
            self._bound(figure, alike),
            self._per(figure),
            self._limits(figure, begin),
            self._years(place, begin, end),
        )

    def _line(self, at: int) -> tuple[int, int]:
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end

    def _label(self, figure: Figure, begin: int, alike: Sequence[Figure], depth: int = 0) -> dict[str, float]:
        """The words before a figure that name it: its own, then those it shares with the figures before it."""
        if not alike:
            return self._own_label(figure, begin)
        between = self.text[alike[-1].end : figure.start]
        bracket = _OPENS.match(between)
        clause = bracket or _CLAUSE.search(between)
        start = alike[-1].end + (clause.end() if clause else 0)
        label = self._own_label(figure, start)
        if depth < _NEAR and _SHARED.match(self.text[alike[-1].end : figure.start]):
            return merged(label, self._label(alike[-1], begin, alike[:-1], depth + 1))
        own_words = (
            0
            if self._within_bracket(alike[0], figure)
            else sum(start <= one.start < figure.start for one in self.tokens)
        )
        head = self._own_label(alike[0], begin, own_words)
        share = 1.0 if self._within_bracket(alike[0], figure) else _HEAD_SHARE
        return merged(label, {term: share * weight for term, weight in head.items()})

    def _within_bracket(self, first: Figure, figure: Figure) -> bool:
        """Say whether a figure stands in a bracket that opens right after the first: 70%(1인 90%, 2인 80%)."""
        between = self.text[first.end : figure.start]
        return _OPENS.match(between) is not None and ")" not in between

    def _own_label(self, figure: Figure, start: int, left_out: int = 0) -> dict[str, float]:
        """The words before a figure from ``start`` on, without the nearest: those name the first of a list alone."""
        start = max([start, *(end for end in self._stops if end <= figure.start)])
        last = self._places[figure.start] - 1 - left_out
        return faded(self.tokens, range(last, max(-1, last - _NEAR), -1), start, figure.start)

    def _after(self, place: int, end: int, named: str) -> tuple[dict[str, float], dict[str, float]]:
        """The words right after a figure up to the end of its clause, and the others of its sentence."""
        figure_end = self.tokens[place].end
        stop = place + 1
        for following in self.tokens[place + 1 : place + 1 + _MOST_AFTER]:
            if following.start >= end or _AFTER_END.search(self.text, figure_end, following.start):
                break
            if following.figure is not None and measure(following.figure) == named:
                break
            stop += 1
        places = range(place + 1, len(self.tokens))
        whole = faded(self.tokens, places, 0, end)
        after = faded(self.tokens, range(place + 1, stop), 0, end)
        return after, {term: weight for term, weight in whole.items() if term not in after}

    def _topic(self, begin: int, place: int) -> frozenset[str]:
        first = [token for token in self.tokens[max(0, place - 200) : place] if token.start >= begin]
        return frozenset(term for token in first[:_TOPIC_WORDS] for term in token.terms)

    def _before(self, begin: int, place: int) -> frozenset[str]:
        earlier = [token for token in self.tokens[max(0, place - 200) : place] if token.start < begin]
        return frozenset(term for token in earlier[-_BEFORE_WORDS:] for term in token.terms)

    def _bound(self, figure: Figure, alike: Sequence[Figure]) -> float:
        own = bound_of(self.text, figure)
        if own or not alike:
            return own
        changed = re.fullmatch(r" {0,2}(?:에서|→|->) {0,2}", self.text[alike[-1].end : figure.start])
        return bound_of(self.text, alike[-1]) if changed else bound_of(self.text, alike[0]) / 2

    def _per(self, figure: Figure) -> str:
        found = _PER.search(self.text[max(0, figure.start - 12) : figure.start])
        return found.lastgroup or "" if found else ""

    def _limits(self, figure: Figure, begin: int) -> dict[str, tuple[Decimal | None, Decimal | None]]:
        limits: dict[str, tuple[Decimal | None, Decimal | None]] = {}
        earlier = [one for one in self.figures if begin <= one.start < figure.start]
        for one in reversed(earlier[-6:]):
            if measure(one) == measure(figure):
                if not _SHARED.match(self.text[one.end : figure.start]):
                    break
                continue
            bound = bound_of(self.text, one)
            if bound:
                name, size = sized(one)
                least, most = limits.get(name, (None, None))
                limits[name] = (size if bound < 0 else least, size if bound > 0 else most)
        return limits

    def _years(self, place: int, begin: int, end: int) -> frozenset[int]:
        found: frozenset[int] = frozenset()
        for token in reversed(self.tokens[:place]):
            if token.start < begin or found:
                break
            found = years_of(token.figure) if token.figure is not None else found
        for token in self.tokens[place + 1 :]:
            dated = years_of(token.figure) if token.figure is not None else frozenset()
            if token.start >= end or (token.figure is not None and not dated):
                break
            found |= dated
        return found

    @cached_property
    def all_years(self) -> frozenset[int]:
        """Every year that the text names."""
        return frozenset(year for figure in self.figures for year in years_of(figure))

    def years_of_sentence(self, around: Around) -> frozenset[int]:
        """Every year that the sentence around a figure names."""
        inside = [figure for figure in self.figures if around.start <= figure.start < around.end]
        return frozenset(year for figure in inside for year in years_of(figure))

    def _cell(self, place: int) -> Around:
        """A cell is named by the first cell of its row, by the cell at the head of its column, and by its own words."""
        token = self.tokens[place]
        begin, end = self._line(token.start)
        column = len(_CELL_BORDER.findall(self.text, begin, token.start))
        borders = len(_CELL_BORDER.findall(self.text, begin, end))
        row = terms_of(self.tokens, begin, _cell_span(self.text, begin, end, 0)[1] if column else begin)
        own = terms_of(self.tokens, _cell_span(self.text, begin, end, column)[0], token.start)
        head = self._head(begin, column, borders)
        label = dict.fromkeys(row | own | head, 1.0)
        none: dict[str, float] = {}
        named = [one for one in self.tokens if one.terms[0] in label and one.figure is not None]
        years = frozenset(year for one in named if one.figure is not None for year in years_of(one.figure))
        return Around(begin, end + 1, label, none, none, row, self._before(begin, place), 0, "", {}, years, True)

    def _head(self, line: int, column: int, borders: int) -> frozenset[str]:
        """The words at the head of a column: those of the nearest line above as wide, if they are words."""
        while line > 0:
            begin, end = self._line(line - 1)
            if len(_CELL_BORDER.findall(self.text, begin, end)) == borders:
                span = _cell_span(self.text, begin, end, column)
                held = [token for token in self.tokens if span[0] <= token.start < span[1]]
                if held and all(token.figure is None or measure(token.figure) == "calendar" for token in held):
                    return terms_of(self.tokens, *span)
            line = begin
        return frozenset()


# As many as the texts of the longest answers, some 20 MB at most: with fewer each figure would have all read anew.
@lru_cache(maxsize=256)
def wording(text: str) -> Wording:
    """Read a text, once for all figures that are asked about."""
    return Wording(text)


def bound_of(text: str, figure: Figure) -> float:
    """Say which side a figure bounds by the words around it: 1 a most, -1 a least, 0 neither."""
    before = text[max(0, figure.start - 8) : figure.start]
    most = bool(_MOST_AFTER_IT.match(text, figure.end) or _MOST_BEFORE_IT.search(before))
    least = bool(_LEAST_AFTER_IT.match(text, figure.end) or _LEAST_BEFORE_IT.search(before))
    return float(most) - float(least)


def _cell_span(text: str, begin: int, end: int, column: int) -> tuple[int, int]:
    borders = [begin - 1, *(found.start() for found in _CELL_BORDER.finditer(text, begin, end)), end]
    return borders[column] + 1, borders[column + 1]
