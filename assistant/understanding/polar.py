"""Whether a question asks for yes or no: 신청할 수 있나요, 5만원이면요. Knows the question's words only."""

from ingest import patterns as re

_WH = re.compile(
    "얼마|몇|며칠|언제|누구|누가|어디|무엇|뭐|뭔|뭘|무얼|무슨|어느|어떤|어떻|어떡|어케|어떠케|왜|알려|설명(?!회)|말해|보여|궁금"
)
# 됩니까, 합니까, 있습니까: every syllable that ends in ㅂ.
_FORMAL = "".join(chr(code) for code in range(ord("가"), ord("힣") + 1) if (code - ord("가")) % 28 == 17)
_OR = re.compile(r"[가-힣][?,]? (?:아니면|혹은) ")
_POLAR = re.compile(
    rf"(?:나요|가요|[{_FORMAL}]니까|될까요|일까요|되나|하나|맞나|있나|없나|죠|지요"
    r"|가능(?:해요?|한가|할까|함)?|돼요?|되요|됨|[있없]어요?|[있없]음|맞아요?|[았었했됐]어요?|해요?|는지요?"
    r"|괜찮아요?|[되하나]냐|[억만천원세살%](?:이?면|인데|이?라면)요?)[?？ .]*$|(?<!해)(?<!해 )(?:줘요?|주니) ?[?？]$"
)


def asks_yes_or_no(text: str) -> bool:
    """Whether a question asks for nothing else than whether something is so."""
    if _OR.search(text):
        return False  # one of two is wanted
    return _WH.search(text) is None and _POLAR.search(text.strip()) is not None
