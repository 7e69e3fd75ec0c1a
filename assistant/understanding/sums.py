"""Whether a question that names money asks how much: 지원금은 언제 나와요 asks when, 이사 비용은 누가 내요 who.

Knows the question's words only.
"""

from ingest import patterns as re

# How much there is of what is measured in other units than money: 농도가 얼마부터.
LEVEL = re.compile(
    "(?:농도|온도|습도|속도|높이|넓이|깊이|무게|시속|용량|압력|길이|두께|소음|수위|전압|전류|출력|유량|각도)"
    "(?:은|는|이|가|을|를)? ?얼마(?!나)"
)
_HOW_MUCH = re.compile(r"얼마|몇|금액|액수")
_ELSE = re.compile(r"언제|누가|누구|어디|왜|(?:뭐|뭘|무엇을?) ?(?:내|가져|챙|떼|준비|필요|제출)")
_SUM = r"(?:비용|요금|수수료|가격|지원금|보조금|수당|월세|예산|[가-힣]액)"
_WITH = r"(?:과|와|하고|이?랑|및|,)"
_BESIDE = re.compile(rf"{_SUM}{_WITH} |{_WITH} ?(?:[가-힣]+ )?{_SUM}")


def only_names_sum(text: str) -> bool:
    """Whether something else is asked of money that a question names, and not how much it is."""
    return _ELSE.search(text) is not None and _HOW_MUCH.search(text) is None and _BESIDE.search(text) is None
