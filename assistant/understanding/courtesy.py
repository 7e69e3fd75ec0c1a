"""What courtesy puts around a question, left out: 안녕하세요. …인가요? 답변 부탁드립니다.

Only whole sentences of courtesy go, and never all of a text: 예산 확인 부탁드립니다 is what is asked.
Knows forms of politeness alone.
"""

from ingest import patterns as re

_THANKS = (
    r"(?:미리 |늘 |항상 )?(?:감사(?:합니다|드립니다|드려요|해요)|고맙습니다|고마워요?|수고하(?:세요|십시오)|수고하셔요)"
)
_OPENS = re.compile(
    r"\s*(?:안녕(?:하세요|하십니까|하신가요)?|반갑습니다|실례(?:합니다|지만|하지만)|저기요|여보세요|담당자님"
    r"|(?:항상 |늘 )?(?:수고|고생)(?:가|이)? ?(?:많으십니다|많으세요|하십니다|하세요|많으셔요)"
    r"|(?:한 가지 |하나만? |뭐 (?:좀|하나) |좀 )?"
    r"(?:문의 ?드립니다|문의합니다|여쭙니다|여쭤 ?(?:봅니다|볼게요|보겠습니다)"
    r"|질문 ?(?:있습니다|있어요|드립니다|드려요|이요|할게요)|물어볼게요)"
    r"|궁금한 (?:게|것이|점이) (?:있습니다|있어요|있어서요|있는데요))(?:[\s,.!~…]+|$)"
)
_CLOSES = re.compile(
    rf"(?<=[.?!？~])\s*(?:(?:빠른 |친절한 |자세한 )?(?:답변|회신|안내|설명|확인|연락)(?:을|를)? ?(?:좀 )?"
    r"(?:부탁(?:드립니다|드려요|드릴게요|합니다|해요)|바랍니다|주세요|기다리겠습니다|기다릴게요|주시면 감사하겠습니다)"
    rf"|{_THANKS}|부탁(?:드립니다|드려요|합니다|해요))[\s.!~^]*$"
)


def without_courtesy(text: str) -> str:
    """Leave out greetings before a question and thanks after it; a text of nothing else stays as it is."""
    kept = text
    while (opened := _OPENS.match(kept)) and kept[opened.end() :].strip():
        kept = kept[opened.end() :]
    while (closed := _CLOSES.search(kept)) and kept[: closed.start()].strip():
        kept = kept[: closed.start()]
    return kept
