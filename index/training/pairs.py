"""Training pairs as references into analysed columns: ``page.context:7+page:7:0:128`` is rows of two texts.

A reference costs a few bytes, so that a million pairs fit in memory; :class:`Reader` finds the rows behind it.
Every pair is drawn with one seeded generator: equal columns and seeds give equal pairs.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.text_rows import Counts, counting
from index.training.analysed import Column
from index.training.citations import article_places, cited_articles
from index.training.sources import Sources

# Rows of a passage that training looks at, and of one that it takes from the beginning, so that two pairs with
# the same passage are seen to have the same.
_WINDOW = 128
_BEGINNING = 256
_WHOLE = 600
_SHORTEST_SPAN, _LONGEST_SPAN = 6, 24
_SPAN_KEPT = 0.1
_PARAPHRASES = 10
# The training questions are about some 200 welfare programmes, less than a batch; spans of pages fill it up.
_WELFARE_SHARE = 0.25
# How often more pairs are drawn than wanted before it is clear that there are too few passages.
_MOST_DRAWS = 100

Pair = tuple[str, ...]


class Reader:
    """Finds the rows that references stand for."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns

    def __call__(self, references: Sequence[str]) -> list[tuple[NDArray[np.int32], Counts]]:
        """Give the rows of each reference and what each counts there."""
        return [self._joined(each.split("+")) for each in references]

    def _joined(self, parts: Sequence[str]) -> tuple[NDArray[np.int32], Counts]:
        found = [np.unique(self._part(part), return_counts=True) for part in parts]
        return np.concatenate([rows for rows, _ in found]), counting(np.concatenate([times for _, times in found]))

    def _part(self, part: str) -> NDArray[np.int32]:
        name, text, *span = part.split(":")
        column = self._columns[name]
        begin, end = int(column.ends[int(text)]), int(column.ends[int(text) + 1])
        if span:
            begin, end = begin + int(span[0]), min(end, begin + int(span[1]))
        return column.rows[begin:end]


class Pairs:
    """Draws pairs for each task: a query, what answers it and, for law, another article of the same law."""

    def __init__(self, columns: Mapping[str, Column], sources: Sources, seed: int) -> None:
        self._columns = columns
        self._sources = sources
        self._draw = np.random.RandomState(seed)  # a frozen stream: numpy never changes it
        order = np.argsort(np.unique(sources.laws, return_inverse=True)[1], kind="stable")
        self._of_law: dict[str, list[int]] = {}
        for place in order.tolist():
            self._of_law.setdefault(sources.laws[place], []).append(place)
        self._cited = _citations(sources)
        self._tasks = {
            "citations": self._citation,
            "articles": self._article,
            "article spans": self._article_span,
            "precedents": self._precedent,
            "pages": self._page,
            "page spans": self._page_span,
            "page questions": self._page_question,
            "welfare questions": self._welfare_question,
            "welfare answers": self._welfare_answer,
            "paraphrases": self._paraphrase,
            "question pairs": self._question_pair,
        }

    def take(self, task: str, batches: int, size: int) -> list[Pair]:
        """Draw pairs of a task, batch after batch; within a batch no passage stands twice, nor as a negative."""
        drawn = self._endless(task)
        return [pair for _ in range(batches) for pair in _distinct(drawn, size)]

    def similar(self) -> tuple[list[str], list[str], list[float]]:
        """Give sentence pairs with their similarity from 0 to 5."""
        numbers = range(len(self._sources.scores))
        left = [f"similar.left:{number}" for number in numbers]
        return left, [f"similar.right:{number}" for number in numbers], list(self._sources.scores)

    def _endless(self, task: str) -> Iterator[Pair]:
        draw = self._tasks[task]
        while True:
            yield draw()

    def _any(self, name: str) -> int:
        return int(self._draw.randint(len(self._columns[name])))

    def _citation(self) -> Pair:
        issue, article = self._cited[self._draw.randint(len(self._cited))]
        asked = f"issue:{issue}:0:64" if self._draw.rand() < 0.7 else f"ruling:{issue}:0:64"
        return asked, _passage("article", article, _BEGINNING), _passage("article", self._sibling(article), _BEGINNING)

    def _article(self) -> Pair:
        article = self._any("article")
        other = self._sibling(article)
        return f"article.name:{article}", self._window("article", article), self._window("article", other)

    def _article_span(self) -> Pair:
        article = self._any("article")
        return *self._span("article", article), _passage("article", self._sibling(article), _WINDOW)

    def _sibling(self, article: int) -> int:
        """Another article of the same law; of a law of one article, any other law's."""
        places = self._of_law[self._sources.laws[article]]
        other = places[self._draw.randint(len(places))]
        while other == article:
            other = places[self._draw.randint(len(places))] if len(places) > 1 else self._any("article")
        return other

    def _precedent(self) -> Pair:
        number = self._any("issue")
        return f"issue:{number}:0:100", self._window("ruling", number)

    def _page(self) -> Pair:
        page = self._any("page")
        return f"page.context:{page}", self._window("page", page)

    def _page_span(self) -> Pair:
        return self._span("page", self._any("page"))

    def _page_question(self) -> Pair:
        asked, page = self._pointed("page.question")
        around = f"page.context:{page}"
        return f"page.question:{asked}", f"{around}+{around}+{self._window('page', page)}"

    def _welfare_question(self) -> Pair:
        if self._draw.rand() > _WELFARE_SHARE:
            return self._page_span()
        asked, programme = self._pointed("welfare")
        return f"welfare.question:{asked}", _passage("programme", programme, _WHOLE)

    def _welfare_answer(self) -> Pair:
        if self._draw.rand() > _WELFARE_SHARE:
            return self._page_span()
        asked, programme = self._pointed("welfare")
        return f"welfare.answer:{asked}", _passage("programme", programme, _WHOLE)

    def _pointed(self, pairs: str) -> tuple[int, int]:
        known = self._sources.pairs[pairs]
        return known[self._draw.randint(len(known))]

    def _paraphrase(self) -> Pair:
        group = self._any("paraphrase") // _PARAPHRASES * _PARAPHRASES
        return f"paraphrase:{group + int(self._draw.randint(1, _PARAPHRASES))}", f"paraphrase:{group}"

    def _question_pair(self) -> Pair:
        number = self._any("asked.left")
        return f"asked.left:{number}", f"asked.right:{number}"

    def _window(self, name: str, text: int) -> str:
        begin, end = self._bounds(name, text)
        return f"{name}:{text}:{begin}:{end}"

    def _bounds(self, name: str, text: int) -> tuple[int, int]:
        """At most a window's rows, half of the time from the beginning."""
        beyond = max(0, self._columns[name].length(text) - _WINDOW)
        begin = int(self._draw.randint(beyond + 1)) if self._draw.rand() < 0.5 else 0
        return begin, begin + _WINDOW

    def _span(self, name: str, text: int) -> Pair:
        """A few words of a passage against the rest of it (inverse cloze task, Lee et al. 2019)."""
        begin, end = self._bounds(name, text)
        end = min(end, self._columns[name].length(text))
        length = min(int(self._draw.randint(_SHORTEST_SPAN, _LONGEST_SPAN + 1)), max(1, (end - begin) // 3))
        first = begin + int(self._draw.randint(max(0, end - begin - length) + 1))
        rest = f"{name}:{text}:{begin}:{first}+{name}:{text}:{first + length}:{end}"
        if self._draw.rand() < _SPAN_KEPT:
            rest = f"{name}:{text}:{begin}:{end}"
        around = f"{name}.context:{text}"
        return f"{name}:{text}:{first}:{first + length}", f"{around}+{around}+{rest}"


def _distinct(drawn: Iterator[Pair], size: int) -> list[Pair]:
    """Take pairs whose passages differ from all before: the same passage would be its own negative."""
    taken: list[Pair] = []
    seen: set[str] = set()
    for pair in islice(drawn, _MOST_DRAWS * size):
        passages = {_text_of(reference) for reference in pair[1:]}
        if seen.isdisjoint(passages):
            seen |= passages
            taken.append(pair)
            if len(taken) == size:
                return taken
    raise ValueError(f"fewer than {size} different passages: {len(taken)}, first {taken[:1]}")


def _text_of(reference: str) -> str:
    """The text that a reference is to, whatever its span: ``page:7`` for ``page.context:7+page:7:0:128``."""
    return ":".join(reference.rpartition("+")[2].split(":")[:2])


def _passage(name: str, text: int, longest: int) -> str:
    """A passage as the encoder sees it: a word of its context counts as two."""
    return f"{name}.context:{text}+{name}.context:{text}+{name}:{text}:0:{longest}"


def _citations(sources: Sources) -> list[tuple[int, int]]:
    """Pairs of a court's issue and an article that its words name."""
    places = article_places(sources.articles)
    laws = frozenset(law.replace(" ", "") for law in sources.laws)
    texts = zip(sources.columns["issue"], sources.columns["ruling"], strict=True)
    return [
        (number, article)
        for number, (issue, ruling) in enumerate(texts)
        for article in cited_articles(f"{issue}\n{ruling}", places, laws)
    ]
