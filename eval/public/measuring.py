"""Measure a public benchmark from its files to rows, ours and those that others published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.settings import Settings
from eval.errors import EvaluationError
from eval.output import Progress
from eval.public.beir import is_beir, load_beir
from eval.public.benchmarks import BEIR, BENCHMARKS, Benchmark, Measured, Protocol
from eval.public.files import find, load_set
from eval.public.reading import measure_reading
from eval.public.retrieving import Searched, Way, counted, run_path
from eval.public.row import MeasuredRow
from eval.public.similarity import measure_similarity
from eval.retrieval import RetrievalSet
from index.encoder import BUILT_IN, open_encoder


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured: ``first`` cuts the queries, ``out`` keeps the runs."""

    name: str
    folder: Path
    ways: tuple[Way, ...] = (Way.HYBRID,)
    first: int | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A benchmark with our rows; ``counts`` are those of the files, where there is a corpus."""

    benchmark: Benchmark
    counts: Protocol | None
    rows: tuple[MeasuredRow, ...]
    index_s: float | None = None


def benchmark_of(name: str, folder: Path) -> Benchmark:
    """The benchmark of that name; for ``beir`` the folder itself."""
    if name != BEIR:
        return BENCHMARKS[name]
    return Benchmark(BEIR, folder.resolve().name, Measured.RETRIEVAL, (), (), "")


def measure_benchmark(wanted: Wanted, settings: Settings, library: Path, progress: Progress) -> Outcome:
    """Measure a benchmark in every way that is wanted.

    Raises:
        UserFacingError: a file is missing or has faults, the library's folder can't be used, or the encoder is missing.
    """
    benchmark = benchmark_of(wanted.name, wanted.folder)
    if benchmark.measured is not Measured.RETRIEVAL and wanted.ways != (Way.HYBRID,):
        raise EvaluationError(
            f"{benchmark.title} 평가에는 찾는 방식을 고르지 않습니다.",
            "--lexical, --dense, --hybrid를 빼고 실행해 주세요.",
        )
    if benchmark.measured is Measured.SIMILARITY:
        path = find(benchmark, wanted.folder, benchmark.queries)
        encoder = open_encoder(settings.encoder, settings.encoder_options)
        called = "내장" if settings.encoder == BUILT_IN else Path(settings.encoder).name
        row = measure_similarity(path, settings.opened_korean(), encoder, called, progress)
        return Outcome(benchmark, None, (row,))
    loaded = _loaded(benchmark, wanted)
    if benchmark.measured is Measured.READING:
        row = measure_reading(library, loaded, wanted.out, progress)
        return Outcome(benchmark, counted(loaded), (row,))
    encoder = open_encoder(settings.encoder, settings.encoder_options)
    over = Searched(library, loaded, settings.opened_korean(), encoder, settings.opened_reranker(), _models(settings))
    index_s = over.index(progress)
    rows = [over.measure(way, _out(wanted, way), progress) for way in wanted.ways]
    return Outcome(benchmark, counted(loaded), tuple(rows), round(index_s, 2))


def _models(settings: Settings) -> str:
    """The models in the place of the built-in ones, by the last part of a path."""
    others = [name for name in (settings.encoder, settings.reranker) if name and name != BUILT_IN]
    return ", ".join(Path(name).name for name in others)


def _loaded(benchmark: Benchmark, wanted: Wanted) -> RetrievalSet:
    if benchmark.name == BEIR and not is_beir(wanted.folder):
        raise EvaluationError(
            f"{wanted.folder} 폴더에 corpus.jsonl, queries.jsonl, qrels 폴더가 없습니다.",
            "BEIR의 꼴로 된 폴더를 --data에 적어 주세요.",
        )
    loaded = load_beir(wanted.folder) if benchmark.name == BEIR else load_set(benchmark, wanted.folder)
    return replace(loaded, queries=loaded.queries[: wanted.first])


def _out(wanted: Wanted, way: Way) -> Path | None:
    return None if wanted.out is None else run_path(wanted.out, way, wanted.ways)


def names() -> Sequence[str]:
    """Every name that can be measured."""
    return (*BENCHMARKS, BEIR)
