"""Finding the files of a benchmark below the folder that was given, and reading them. Nothing is ever downloaded."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval.errors import EvaluationError
from eval.public.beir import is_beir, load_beir
from eval.public.benchmarks import Benchmark
from eval.retrieval import RetrievalSet, load_retrieval_set

# Where files lie below a folder: in it, beside each other by what they are for, or in a folder of the benchmark's own.
_INSIDE = ("", "bench", "train", "sts", "bench/sts", "../train")


def load_set(benchmark: Benchmark, folder: Path) -> RetrievalSet:
    """Read a benchmark's corpus and queries, laid out as ours or as BEIR's, without what MTEB's corpus has not.

    Raises:
        EvaluationError: a file is missing, can't be read or has faults.
    """
    there = next((place for place in (folder, folder / benchmark.name) if is_beir(place)), None)
    if there is not None:
        return load_beir(there)
    loaded = load_retrieval_set(find(benchmark, folder, benchmark.corpus), find(benchmark, folder, benchmark.queries))
    corpus = tuple(row for row in loaded.corpus if row.id not in benchmark.left_out)
    return replace(loaded, corpus=corpus)


def find(benchmark: Benchmark, folder: Path, names: Sequence[str]) -> Path:
    """The first of the files that is there.

    Raises:
        EvaluationError: none is; the message names it, where it is published and where to put it.
    """
    if not folder.is_dir():
        raise EvaluationError(f"{folder} 폴더가 없습니다.", "--data에 평가 자료가 있는 폴더를 적어 주세요.")
    for name in names:
        for inside in (benchmark.name, *_INSIDE):
            path = folder / inside / name
            if path.is_file():
                return path
    wanted = " 또는 ".join(names)
    raise EvaluationError(
        f"{benchmark.title} 평가에 필요한 파일이 없습니다: {wanted}.",
        f"{benchmark.source}에서 받아 {folder / names[0]}에 두세요. 프로그램은 스스로 내려받지 않습니다.",
    )
