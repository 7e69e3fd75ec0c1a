"""What is added behind a question, said before it as it is written: 카드로도 내나요? 병원 주차장요.

What kind of answer is wanted is read from the end of a question, which an afterthought would hide. Knows the words of
the question only.
"""

from ingest import patterns as re

_ADDED = re.compile(
    r"(?P<asked>[^?？]*[?？]) (?:\((?P<inside>[^()?？]{2,25})\)"
    r"|(?P<said>[^?？.]{2,25}(?:니다|거든요|[어아해돼데네워와려져라]요))"
    r"|(?P<noun>[^?？.,]{1,20}[가-힣])요)[.!~ ]*$"
)
# That is a further question, or says how to answer: 비중도 같이요, 금액은요, 어떤 거예요, 숫자로요.
_ASKS = re.compile(
    r"누구|누가|얼마|언제|어디|뭐|뭔|무엇|무슨|어느|어떤|어떻|왜|몇|알려|말해|말씀|가르|설명|보여|부탁|궁금|싶|주세|같이"
    r"|감사|고마|고맙|급해|급합|모르|몰라|[아계]시는|계신"
    r"|[도는은]$|로$|까지$|면$|다던데|[죠지]$"
)
_ABOUT = re.compile(r" ?(?:이?에요|예요|거예|말이에|말인데|말하는 거예|얘기예|얘기|이야기|거|것|이)$")
_SAID_ABOUT = re.compile(r" ?(?:얘기|이야기|말|것|거)?(?:입니다|이에요|예요|인데요)$")


def said_first(text: str) -> str:
    """A question with its afterthought before it; what asks something of its own stays behind."""
    found = _ADDED.match(text)
    if found is None:
        return text
    added = found["inside"] or found["noun"] or found["said"]
    if _ASKS.search(added):
        return text
    if found["said"]:
        about = _SAID_ABOUT.sub("", added)
        return f"{about}, {found['asked']}" if about != added else f"{added}. {found['asked']}"
    return f"{(_SAID_ABOUT if found['inside'] else _ABOUT).sub('', added)}, {found['asked']}"
