"""Whether a value is told for another period than the source's: 일주일에 520시간 where it has 1학기당 520시간.

Only periods that are written out right before a figure count. Knows figures and the words before them.
"""

from collections.abc import Sequence

from assistant.checking.around import Wording
from assistant.checking.standing import UNPLACED, is_named
from assistant.figures.compare import measure, same_when_rounded
from assistant.figures.parsing import Figure
from ingest import patterns as re

_PERIOD = re.compile(
    r"(?<![가-힣0-9])(?:(?P<month>매월|매달|한 ?달에?|월간|월|1개월[에당])|(?P<year>연간|매년|해마다|1년[에당]|연)"
    r"|(?P<day>하루에?|1일[에당]?|일일|매일|일)|(?P<week>일주일에?|1주일?[당에]?|주당|매주|주)"
    r"|(?P<term>1?학기(?:당|에|마다)?|한 학기에?|매 ?학기)|(?P<hour>시간당|1시간[에당]?)|(?P<life>생애|평생)"
    r"|(?P<once>1회[에당]?|한 번에?|회당)) ?(?:당|간)? ?(?:최대|총|약|평균|최소|각각|각)? ?$"
)
_REACH = 14


def is_of_other_period(claim: Figure, answer: Wording, cited: Sequence[Wording]) -> bool:
    """Say whether the source has a claim for other periods alone, and for the claim's another value not yet told."""
    period = "" if claim.kind in UNPLACED else period_of(claim, answer)
    if not period:
        return False
    alike = [(text, one) for text in cited for one in text.in_order if measure(one) == measure(claim)]
    own = [period_of(one, text) for text, one in alike if same_when_rounded(claim, one)]
    if not own or not all(own) or period in own:
        return False
    return any(period_of(one, text) == period and not is_named(one, answer.figures) for text, one in alike)


def period_of(figure: Figure, text: Wording) -> str:
    """The period that stands right before a figure: month, year, day, week, term, hour, life, once; or nothing."""
    found = _PERIOD.search(text.text, max(0, figure.start - _REACH), figure.start)
    return found.lastgroup or "" if found else ""
