"""Lengths of time that are one word: 사흘, 보름, 일주일, 반년."""

from decimal import Decimal

from assistant.figures.quantities import Figure, FigureKind
from ingest import patterns as re

_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "열하루": 11, "열이틀": 12, "열사흘": 13, "열나흘": 14, "보름": 15,
}  # fmt: skip
DAYS_IN_WORDS = frozenset(_DAYS) - {"하루"}
_LENGTHS = {word: (days, "일") for word, days in _DAYS.items()}
_LENGTHS |= {"일주일": (1, "주일"), "이주일": (2, "주일"), "반년": (6, "개월")}
# 하루 8시간 and 일주일에 두 번 say how often, 이틀 뒤 when, 하루빨리 that it is urgent; 이레교회 and 보름달 are names.
_WORD = re.compile(
    rf"(?P<word>{'|'.join(sorted(_LENGTHS, key=len, reverse=True))})(?:간(?![가-힣]))?"
    r"(?=[^가-힣]|$|[을를이가은는에의로과와도씩만째쯤]|동안|까지|부터|마다|이내|입니|정도|이상|안)"
    r"(?! ?(?:전|뒤|후))(?!에 ?(?:[0-9한두세네]|평균|최대|최소))"
    r"(?!(?<=하루)(?:에|씩| ?(?:[0-9한두세네]|평균|최대|최소|종일|빨리|속히|하루|아침|이틀)))"
)
FIRST_SYLLABLES = "".join(sorted({word[0] for word in _LENGTHS}))


def read_days_in_words(text: str, at: int) -> Figure | None:
    """Read the length of time that stands at ``at`` as one word, with the unit it counts."""
    found = _WORD.match(text, at)
    if found is None:
        return None
    number, unit = _LENGTHS[found["word"]]
    value = Decimal(number)
    return Figure(at, found.end("word"), FigureKind.COUNT, value, unit, number=value, spelled=True)


def days_of_word(word: str) -> int | None:
    """How many days a word for a length of time is: 10 for 열흘, 7 for 일주일, 30 for 한 달."""
    if word.replace(" ", "") == "한달":
        return 30
    number, unit = _LENGTHS.get(word, (0, ""))
    return number * {"일": 1, "주일": 7}.get(unit, 0) or None
