"""What is left of a sum where a line gives the whole and what was spent of it: 쓰고 남은 돈이 얼마예요.

A line that says itself what is left is told by the evidence; here it is worked out, with its formula.
"""

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.draft import Draft
from assistant.answering.inside import parts_of
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from ingest import patterns as re
from ingest.types import IN_TABLES

_ASKS = re.compile(r"남은 ?(?:돈|예산|금액|사업비|비용|게|것)|남았|남아|남는|남나")
_SAYS = re.compile(r"남[은았아는]|잔액|잔여")
_WHOLE = re.compile(r"총|전체|예산|한도|사업비")
_SPENT = re.compile(r"쓴|집행|지출|사용|들어간|나간")
_LOOKED_AT, _LEAST = 5, 0.3


def remaining(found: Found) -> Draft | None:
    """Say what is left; None where that isn't asked, or no line near gives both sums."""
    if Asked.AMOUNT not in found.question.asked or not _ASKS.search(found.question.text):
        return None
    for one in found.weighed[:_LOOKED_AT]:
        line = one.candidate
        if one.score < _LEAST or line.block.kind in IN_TABLES or _SAYS.search(line.quote):
            continue
        whole, spent = _sums(line)
        if whole is not None and spent is not None and whole.unit == spent.unit and whole.value >= spent.value:
            draft = Draft()
            worked = arithmetic.left(whole, spent)
            draft.computed |= worked.computed
            draft.say(worked.sentence, draft.cite(line.reading, line.block, (line.start, line.end)))
            return draft
    return None


def _sums(line: Candidate) -> tuple[Operand | None, Operand | None]:
    """The only whole sum of a line and the only one spent."""
    wholes, spents = [], []
    for part in parts_of(line.quote):
        sums = [one for one in parse_figures(part.text) if one.kind is FigureKind.AMOUNT]
        if len(sums) != 1:
            continue
        operand = Operand(part.name, part.text[sums[0].start : sums[0].end], sums[0].value, sums[0].unit)
        if _SPENT.search(part.name):
            spents.append(operand)
        elif _WHOLE.search(part.name):
            wholes.append(operand)
    return (wholes[0], spents[0]) if len(wholes) == len(spents) == 1 else (None, None)
