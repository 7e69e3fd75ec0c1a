"""Whether a figure stands on the basis that a question asks it on: by the month, for one, as a bound, as a share.

51.3억원 for ten projects is no price of one thing, 57% more is no share, and 300명 who are hired is no 몇 명 이하.
Knows words alone.
"""

from collections.abc import Sequence

from assistant.evidence.tenses import asks_of_next, is_of_next
from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

# What a question asks by, and what says that a figure is by that.
_RATES = (
    (re.compile(r"한 ?달에|달마다|매[달월]"), re.compile(r"월|달")),
    (re.compile(r"하루에|날마다|매일"), re.compile(r"일(?:당|일|별)?|하루")),
    (
        re.compile(r"(?<![가-힣])(?:한 ?(?:개|대|권|마리|장|그루|건|곳|채|병)|하나)(?:에|당) (?:얼마|몇)"),
        re.compile(r"당|씩|[/／]|단가|가격|(?<!\d)1 ?(?:개|대|권|마리|장|그루|건|곳|채|병)|한 ?(?:개|대|건|곳)|각"),
    ),
)
_BOUND_ASKED = re.compile(r"(?:몇 ?[가-힣a-zA-Z%]{1,4}|얼마) ?(?:이상|이하|미만|초과)")
_BOUND = re.compile(r"이상|이하|미만|초과|이내|까지|최[대소저고]|[상하]한|한도|넘|[못안] ?미치|부터|적어도|기준")
_AGE_ASKED = re.compile(r"\d ?[세살] ?(?:이상|이하|미만|부터|까지|넘)")
_AGE = re.compile(r"\d ?[세살]|연령|나이")
_FIGURES = frozenset({Asked.AMOUNT, Asked.COUNT, Asked.PERCENT})
_SHARE_ASKED = re.compile(r"비중|비율|차지|몫|중에")
_CHANGE = re.compile(r"\s?(?:이상 )?(?:증가|감소|상승|하락|인상|인하|확대|축소|성장|늘|줄|올[라렸]|내[려렸])")


def is_on_basis(question: Question, told: str) -> bool:
    """Whether what is told, with the names and headings that say what it is, holds a figure on the basis asked for."""
    text = question.text
    if asks_of_next(question) and not is_of_next(told):
        return False
    if _BOUND_ASKED.search(text) and not _BOUND.search(told):
        return False
    if question.asked & _FIGURES and _AGE_ASKED.search(text) and not _AGE.search(told):
        return False
    if Asked.AMOUNT in question.asked and any(asked.search(text) and not by.search(told) for asked, by in _RATES):
        return False
    return not (Asked.PERCENT in question.asked and _SHARE_ASKED.search(text) and _only_changes(told))


def _only_changes(told: str) -> bool:
    """Whether every percentage says by how much something grew or fell."""
    figures = parse_figures(told)
    shares: Sequence[Figure] = [figure for figure in figures if figure.kind is FigureKind.PERCENT]
    return bool(shares) and all(_CHANGE.match(told, figure.end) for figure in shares)
