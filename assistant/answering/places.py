"""How a place in an order is said: 가장 많습니다, 두 번째로 높습니다.

Knows the question's adjective and the unit, not what is ordered.
"""

from assistant.answering.arithmetic import size_word
from assistant.answering.operations import Ranking

_SIZES = {
    **{
        "많": "많습니다",
        "높": "높습니다",
        "긴": "깁니다",
        "길": "깁니다",
        "큰": "큽니다",
        "크": "큽니다",
        "넓": "넓습니다",
    },
    **{"적": "적습니다", "낮": "낮습니다", "짧": "짧습니다", "작": "작습니다"},
    **{"넓": "넓습니다", "좁": "좁습니다"},
    **{"비싼": "비쌉니다", "비싸": "비쌉니다", "싼": "쌉니다", "싸": "쌉니다"},
}
_ORDINALS = {2: "두 번째로", 3: "세 번째로", 4: "네 번째로", 5: "다섯 번째로", 6: "여섯 번째로", 7: "일곱 번째로"}


def place_said(ranking: Ranking) -> str:
    """The adverb of the first place asked for: 가장, 두 번째로."""
    return "가장" if ranking.first == 1 else _ORDINALS.get(ranking.first, f"{ranking.first}번째로")


def size_said(ranking: Ranking, topic: str, unit: str) -> str:
    """The adjective of the question as a predicate, or the one that fits the unit."""
    return _SIZES.get(ranking.adjective) or size_word(topic, unit, larger=ranking.largest)
