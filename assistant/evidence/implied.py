"""Words of a question that evidence says by a figure alone: a range of days has a beginning and an end.

마감 is told by 11월 3일 ~ 11월 21일 and by 까지, 연락처 by a number to call, 요금 by a sum that is no fine, budget or
grant, though none of these words stands there.
"""

from assistant.evidence.candidates import Candidate
from assistant.evidence.units_of_cells import unit_of
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import BlockKind

_DAY = r"\d{1,2}(?:월 ?\d{1,2}일|\. ?\d{1,2}\.|/\d{1,2})"
_IMPLIED = tuple(
    (frozenset(words), re.compile(told))
    for words, told in (
        (("마감", "마감일", "기한", "종료"), rf"{_DAY}[^~∼]{{0,12}}[~∼]|[일시)] ?까지"),
        (("시작", "개시", "시작일"), rf"{_DAY}[^~∼]{{0,12}}[~∼]|[일시)] ?부터"),
        (("연락처", "전화번호", "전화"), r"\d{2,4}-\d{3,4}(?:-\d{4})?|내선 ?\d{3,5}"),
    )
)
_CHARGES = frozenset({"요금", "이용료", "사용료", "이용요금", "비용"})
_SUM = re.compile(r"\d[\d,.]* ?(?:[백천만억]+ ?)?원")
_NO_CHARGE = re.compile(
    r"과태료|범칙금|벌금|과징금|예산|사업비|투자|매출|이익|연봉|임금|급여|수당|보상|포상|상금|융자|대출|보증금|소득|재산"
    r"|(?:지원|보조|장려|위로|축하|경조|부조|부담|출자|배당|적립|지급|장학|격려|정착|조의|부의)금|지원|드립니다|준다|줍니다"
)


def is_implied(question: Question, word: Word, candidate: Candidate) -> bool:
    """Whether a piece of evidence says what a word of the question names by a figure of that kind."""
    if word.term in _CHARGES:
        return Asked.AMOUNT in question.asked and _is_charge(candidate)
    return any(word.term in words and told.search(candidate.quote) is not None for words, told in _IMPLIED)


def _is_charge(candidate: Candidate) -> bool:
    """Whether a sum is told that may be what a thing costs."""
    block = candidate.block
    sums = _SUM.search(candidate.quote) is not None
    if block.kind is BlockKind.CELL and not sums:
        sums = candidate.quote[:1].isdigit() and unit_of(candidate.reading, block).endswith("원")
    return sums and _NO_CHARGE.search(f"{candidate.quote} {candidate.names} {candidate.label}") is None
