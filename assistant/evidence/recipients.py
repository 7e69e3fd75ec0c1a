"""How well a piece of text tells whom something is for: 대상은, 만 19세 이상인 사람, 기업에게.

People stand in nearly every sentence of a leaflet; what says whom it is for goes before what only names some.
"""

from assistant.understanding.wanted import LEFT_OUT, wanted_part
from ingest import patterns as re

_PEOPLE = re.compile(
    r"대상|자격|에게|한테"
    r"|[가-힣](?:자|인|생|민|층|가구|세대|청년|기업|업체|사람|분)(?:에게?|은|는|이|가|만|으로서|이어야| 중| 가운데|로 )"
    r"|[가-힣]\s?(?:사람|자|가구|기업)(?:$|[\s,.)])|이상|이하|미만|[직위회임무업]원[은이]"
)
# Who has a right or a duty: 모든 국민은 정보의 공개를 청구할 권리를 가진다, 종업원은 건강진단을 받아야 한다.
_MAY = (
    r"(?:자|인|생|민|[직위회임무업]원|사람|누구든지|누구나)(?:은|는|이|가)? .*"
    r"(?:수 있[다습으]|야 ?[한합]|권리[가를] (?:있|가[지진]))"
)
_FOR_WHOM = re.compile(
    rf"{_MAY}|대상|(?<![가-힣])자격|(?:신청|지원|참여) ?자격|에게|한테|이상|이하|미만|해당[하한되된]"
)
_DENIES = re.compile(
    r"(?:지 ?(?:아니|않)(?:한다|합니다|함|는다|습니다|음)|제외(?:한다|합니다|함|됩니다|된다)|수 ?없(?:다|습니다|음)"
    r"|못 ?(?:한다|합니다|함))[. ]*$"
)
_TELLS, _NAMES_SOME, _NAMES_NOBODY = 1.15, 1.0, 0.75


def recipient_fit(question: str, quote: str) -> float:
    """Fit of a quotation, around 1; who gets nothing is told by a sentence that denies it."""
    if wanted_part(question) is LEFT_OUT:
        return _TELLS if _DENIES.search(quote) else _NAMES_NOBODY
    if _PEOPLE.search(quote) is None:
        return _NAMES_NOBODY
    return _TELLS if _FOR_WHOM.search(quote) else _NAMES_SOME
