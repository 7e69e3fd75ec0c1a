"""The public benchmarks: which files each needs, where they come from, and what MTEB counts in them.

Knows nothing of how they are read or measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from eval.public.published import AUTORAG, KORSTS, SQUAD_KOR, Published


class Measured(StrEnum):
    """What is measured: the order of documents, short answers, or likeness of sentences."""

    RETRIEVAL = "retrieval"
    READING = "reading"
    SIMILARITY = "similarity"


@dataclass(frozen=True, slots=True)
class Protocol:
    """What MTEB counts in a task; characters of documents are those of title, one blank and text together."""

    documents: int
    document_characters: int
    queries: int
    query_characters: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One benchmark.

    ``corpus`` and ``queries`` are file names that are looked for in this order, ``source`` says in Korean where the
    data is published. ``left_out`` are rows of the corpus that MTEB's has not.
    """

    name: str
    title: str
    measured: Measured
    corpus: tuple[str, ...]
    queries: tuple[str, ...]
    source: str
    protocol: Protocol | None = None
    published: tuple[Published, ...] = ()
    left_out: frozenset[str] = frozenset()


_HUB = "https://huggingface.co/datasets"
_KORQUAD = ("korquad-corpus.jsonl",), ("korquad-queries.jsonl", "korquad-queries-half.jsonl")
_ALL = (
    Benchmark(
        "autorag",
        "AutoRAGRetrieval (MTEB)",
        Measured.RETRIEVAL,
        ("autorag-corpus.jsonl",),
        ("autorag-queries.jsonl", "autorag-queries-half.jsonl"),
        f"MTEB의 AutoRAGRetrieval({_HUB}/yjoonjang/markers_bm)",
        # mteb/descriptive_stats/Retrieval/AutoRAGRetrieval.json at 3c28f71, whose averages stand at each other's
        # names: 720 documents of 593,714 characters, 114 queries of 7,936.
        Protocol(720, 593_714, 114, 7_936, 114),
        AUTORAG,
    ),
    Benchmark(
        "squadkor",
        "SQuADKorV1Retrieval (MTEB)",
        Measured.RETRIEVAL,
        *_KORQUAD,
        f"MTEB의 SQuADKorV1Retrieval({_HUB}/yjoonjang/squad_kor_v1)",
        # mteb/descriptive_stats/Retrieval/SQuADKorV1Retrieval.json at 462e9ae.
        Protocol(960, 523_388, 5_774, 195_447, 5_774),
        SQUAD_KOR,
        # MTEB has 960 of the 961 paragraphs that KorQuAD's questions are about; this is the only one whose length is
        # the difference between the totals.
        left_out=frozenset({"d648"}),
    ),
    Benchmark(
        "welfare",
        "Welfare-QA",
        Measured.RETRIEVAL,
        ("welfare-corpus.jsonl",),
        ("welfare-queries.jsonl",),
        "Welfare-QA의 질문(ash-hun/Welfare-QA)과 복지 안내문(https://github.com/ssisOneTeam/Ask-for-Welfare)",
    ),
    Benchmark(
        "mrtydi",
        "Mr. TyDi 한국어, 문서 단위",
        Measured.RETRIEVAL,
        ("wiki-pages.jsonl.xz", "wiki-pages.jsonl"),
        ("mrtydi-dev-queries.jsonl",),
        "Mr. TyDi 한국어의 질문(https://github.com/castorini/mr.tydi)과 한국어 위키백과 문서",
    ),
    Benchmark(
        "statute",
        "법원이 든 법령 조문",
        Measured.RETRIEVAL,
        ("law-articles.jsonl.xz", "law-articles.jsonl"),
        ("statute-queries.jsonl",),
        "국가법령정보센터(https://www.law.go.kr)의 법령 조문과 판례의 판시사항·참조조문",
    ),
    Benchmark(
        "korquad",
        "KorQuAD 1.0 읽기",
        Measured.READING,
        *_KORQUAD,
        "KorQuAD 1.0(https://korquad.github.io)의 dev 묶음",
    ),
    Benchmark(
        "korsts",
        "KorSTS 문장 유사도, 개발 묶음",
        Measured.SIMILARITY,
        (),
        ("korsts-dev.tsv", "sts-dev.tsv"),
        "KorSTS(https://github.com/kakaobrain/kor-nlu-datasets)",
        published=KORSTS,
    ),
)
BENCHMARKS: Mapping[str, Benchmark] = {benchmark.name: benchmark for benchmark in _ALL}
# Any folder that is laid out as BEIR lays them out.
BEIR = "beir"
