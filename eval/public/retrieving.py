"""Measure ways of searching on a retrieval benchmark, through ``Library.search`` as everybody else uses it."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from eval.output import Progress, WholeFile
from eval.public.benchmarks import Protocol
from eval.public.row import MeasuredRow, figure
from eval.ranking import Ranking, measure
from eval.retrieval import RetrievalSet, index_corpus, run_row, searched
from eval.summary import latency
from index.encoder import Encoder
from index.library import Library
from index.search import SearchConfig
from index.types import Finder
from ingest.korean import Korean

if TYPE_CHECKING:
    from index.cross_encoder import Reranker


class Way(StrEnum):
    """How is searched: by both rankings, fused and reranked, or by one of them alone."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    DENSE = "dense"


WAY_NAMES = {Way.HYBRID: "문답(낱말+의미)", Way.LEXICAL: "문답(낱말만)", Way.DENSE: "문답(의미만)"}
_ALONE = {Way.HYBRID: None, Way.LEXICAL: Finder.LEXICAL, Way.DENSE: Finder.DENSE}


def counted(loaded: RetrievalSet) -> Protocol:
    """Count a set as MTEB counts its own."""
    return Protocol(
        documents=len(loaded.corpus),
        document_characters=sum(len(f"{row.title} {row.text}") for row in loaded.corpus),
        queries=len(loaded.queries),
        query_characters=sum(len(query.query) for query in loaded.queries),
        judgements=sum(len(query.relevant) for query in loaded.queries),
    )


class Searched:
    """A benchmark's corpus in a library, and every way that it is searched; ``called`` names models that aren't ours.

    Raises:
        UserFacingError: the folder can't be written, or holds the library of another encoder.
    """

    def __init__(
        self,
        folder: Path,
        loaded: RetrievalSet,
        korean: Korean,
        encoder: Encoder,
        reranker: "Reranker | None" = None,
        called: str = "",
    ) -> None:
        self._folder = folder
        self._loaded = loaded
        self._korean = korean
        self._encoder = encoder
        self._reranker = reranker
        self._called = called

    def index(self, progress: Progress) -> float:
        """Add what the library doesn't hold yet, and give the seconds that it took."""
        with self._opened(Way.HYBRID) as library:
            return index_corpus(library, self._loaded.corpus, self._korean, progress)

    def measure(self, way: Way, out: Path | None, progress: Progress) -> MeasuredRow:
        """Ask every query that is judged, and write the run where it is wanted."""
        queries = [query for query in self._loaded.queries if query.relevant]
        runs, milliseconds = [], []
        with self._opened(way) as library:
            for number, query in enumerate(queries, start=1):
                scores, took = searched(library, query)
                runs.append(scores)
                milliseconds.append(took)
                progress(f"찾는 중: {WAY_NAMES[way]}", number, len(queries))
        if out is not None:
            with WholeFile(out) as file:
                for query, scores in zip(queries, runs, strict=True):
                    file.write_row(run_row(query, scores))
        judged = [Ranking(tuple(scores), query.relevant) for query, scores in zip(queries, runs, strict=True)]
        figures = {name: figure(values) for name, values in measure(judged).items()}
        return MeasuredRow(
            system_name(way, self._called), figures, {"way": way.value, "latency_ms": latency(milliseconds)}
        )

    @contextmanager
    def _opened(self, way: Way) -> Iterator[Library]:
        config = SearchConfig(alone=_ALONE[way])
        reranker = self._reranker if way is Way.HYBRID else None
        with closing(Library.open_or_create(self._folder, self._korean, self._encoder, config, reranker)) as library:
            yield library


def system_name(way: Way, models: str = "") -> str:
    """What a row is called; ``models`` names other models than the built-in ones, on which words alone don't depend."""
    name = WAY_NAMES[way]
    return f"{name[:-1]}, {models})" if models and way is not Way.LEXICAL else name


def run_path(out: Path, way: Way, ways: Sequence[Way]) -> Path:
    """Where the run of one way goes: the file that was named, beside it where there are several."""
    return out if len(ways) == 1 else out.with_name(f"{out.stem}.{way.value}{out.suffix}")
