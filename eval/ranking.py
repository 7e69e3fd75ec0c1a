"""Ranking metrics of whole runs, through ir-measures: the one door to it.

Relevance is binary. ir-measures (MacAvaney, Macdonald & Ounis, "Streamlining Evaluation with ir-measures", ECIR 2022)
hands all but MRR to trec_eval itself, the program that MTEB measures with. It was kept over ranx because it needs two
small packages where ranx brings numba and 300 MB; that both agree is shown in tests.

* ``recall@k``: the share of the relevant ids among the first k. ``precision@k``: the share of relevant ids among the
  first k places, empty places counting as irrelevant (van Rijsbergen, "Information Retrieval", 1979, ch. 7).
* ``mrr@k``: the mean of one over the rank of the first relevant id, 0 where none is among the first k (Voorhees, "The
  TREC-8 Question Answering Track Report", 1999).
* ``ndcg@k``: gains of 1 discounted by log2(rank + 1), over those of the best ranking (Järvelin & Kekäläinen,
  "Cumulated gain-based evaluation of IR techniques", TOIS 20(4), 2002, with the discount of trec_eval).
* ``map@k``: the mean over the relevant ids of the precision at the rank of each, 0 for those not among the first k
  (Buckley & Voorhees, "Retrieval System Evaluation", in "TREC: Experiment and Evaluation", 2005).

Knows nothing of libraries, files or questions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import mean

# What is measured, in the order in which it is shown. Runs are 100 deep (contract).
MEASURES = (
    *(f"recall@{k}" for k in (1, 5, 10, 100)), *(f"precision@{k}" for k in (1, 5, 10)), "mrr@10", "ndcg@10", "map@100",
)  # fmt: skip
_NAMES = {"recall": "R", "precision": "P", "mrr": "RR", "ndcg": "nDCG", "map": "AP"}


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ids that were found for one query, best first and each once, and those that are relevant."""

    found: tuple[str, ...]
    relevant: tuple[str, ...]


def measure(rankings: Sequence[Ranking]) -> Mapping[str, tuple[float, ...]]:
    """Give each of ``MEASURES`` for each ranking, in their order.

    Raises:
        ValueError: a ranking has nothing relevant, so that nothing can be measured, or holds an id twice.
    """
    import ir_measures

    for ranking in rankings:
        if not ranking.relevant or len(set(ranking.found)) < len(ranking.found):
            raise ValueError("a ranking needs relevant ids, and holds each id once")
    wanted = {str(ir_measures.parse_measure(_library_name(name))): name for name in MEASURES}
    qrels = {str(place): dict.fromkeys(ranking.relevant, 1) for place, ranking in enumerate(rankings)}
    # Scores that fall with the rank, so that no two are equal: trec_eval would order those by id.
    run = {
        str(place): {found: float(len(ranking.found) - rank) for rank, found in enumerate(ranking.found)}
        for place, ranking in enumerate(rankings)
    }
    values = {name: [0.0] * len(rankings) for name in MEASURES}
    for one in ir_measures.iter_calc([ir_measures.parse_measure(name) for name in wanted], qrels, run):
        values[wanted[str(one.measure)]][int(one.query_id)] = float(one.value)
    return {name: tuple(values[name]) for name in MEASURES}


def means(measured: Mapping[str, Sequence[float]]) -> dict[str, float | None]:
    """The mean of each measure; None where no query was measured."""
    return {name: mean(values) for name, values in measured.items()}


def _library_name(name: str) -> str:
    kind, _, depth = name.partition("@")
    return f"{_NAMES[kind]}@{depth}"
