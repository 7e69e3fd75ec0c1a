"""Scores that others published on the same benchmarks, each with where it was read. Nothing here was measured by us.

Read in the repository https://github.com/embeddings-benchmark/results: the file of a model and task at a commit, or,
where only three digits stand, in its state f4cc6c8. A score of another split or setting is none for the same
benchmark, so it is left out or says so in its note.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """One system's figures by name (``ndcg@10``, ``recall@1``, ``spearman``), the source and what to mind."""

    system: str
    figures: Mapping[str, float]
    source: str
    note: str = ""


def _task(system: str, commit: str, ndcg: float, recall: float | None = None) -> Published:
    figures = {"ndcg@10": ndcg} if recall is None else {"ndcg@10": ndcg, "recall@1": recall}
    return Published(system, figures, f"embeddings-benchmark/results {commit}")


_STATE = "f4cc6c8"
AUTORAG = (
    _task("dragonkue/snowflake-arctic-embed-l-v2.0-ko", "9ba75f9", 0.90927, 0.79825),
    _task("PIXIE-Rune", _STATE, 0.897),
    _task("BGE-m3-ko", _STATE, 0.874),
    _task("nlpai-lab/KURE-v1", "50cecd2", 0.87076, 0.73684),
    _task("multilingual-e5-small-ko", _STATE, 0.862),
    _task("KoE5", _STATE, 0.843),
    _task("BAAI/bge-m3", "50857bc", 0.83008, 0.67544),
    _task("multilingual-e5-large", _STATE, 0.813),
    _task("intfloat/multilingual-e5-small", "50857bc", 0.80068, 0.65789),
    _task("openai/text-embedding-3-large", "3fc5494", 0.76466, 0.57895),
    _task("bm25s", _STATE, 0.650),
    _task("potion-multilingual-128M", _STATE, 0.648),
    _task("ko-sroberta-multitask", _STATE, 0.583),
    _task("sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", "cc363be", 0.42296, 0.29825),
)
SQUAD_KOR = (
    _task("공개된 것 가운데 최고", _STATE, 0.946),
    _task("dragonkue/snowflake-arctic-embed-l-v2.0-ko", "50857bc", 0.94473, 0.88448),
    _task("nlpai-lab/KURE-v1", "9045c46", 0.93572, 0.87097),
    _task("BAAI/bge-m3", "50cecd2", 0.90376, 0.8185),
    _task("intfloat/multilingual-e5-small", "50857bc", 0.89646, 0.80118),
    _task("potion-multilingual-128M", _STATE, 0.689),
)
_TEST_SPLIT = "공개된 값은 시험 묶음(test)의 것이라 개발 묶음(dev)의 값과 바로 견줄 수 없습니다."
KORSTS = tuple(
    Published(system, {"spearman": spearman}, f"embeddings-benchmark/results {commit}", _TEST_SPLIT)
    for system, commit, spearman in (
        ("nlpai-lab/KURE-v1", "50857bc", 0.81245),
        ("dragonkue/snowflake-arctic-embed-l-v2.0-ko", "50857bc", 0.788058),
        ("minishlab/potion-multilingual-128M", "f4c6342", 0.658823),
    )
)
