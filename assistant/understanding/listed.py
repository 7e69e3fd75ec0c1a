"""The members of a list that an answer gave, and which of them 두 번째 거 or 마지막 단계 means.

Knows answers' words only; how the member is asked about is the matter of ``pointing``.
"""

from ingest import patterns as re

_MARKS = re.compile(r"\s*\[\d+\]")
_BULLET = re.compile(r"^(?:[-•*]|\d{1,2}[.)])\s+(?P<name>.+)$")
_NAME_ENDS = re.compile(r" — |: | [–-] ")
_COUNTED = re.compile(
    r"(?:의|,? ?이렇게| 등)? ?(?P<number>\d{1,2}|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?"
    r"(?:대 )?(?:가지|개|단계|항목|분야|곳|종류|부문|유형|영역|축|갈래|방향|과제|사업)(?![가-힣]*[율률])"
)
_ENDS = re.compile(r"(?: 등)?(?:입니다|이다|임|예요|이에요|이며|이고)?[ .]*$")
_LEADS = re.compile(r"^.*?[가-힣](?:은|는)(?=\s)\s+")
NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_PLACES = {"첫": 0, "두": 1, "둘": 1, "세": 2, "셋": 2, "네": 3, "넷": 3, "다섯": 4, "여섯": 5, "일곱": 6, "여덟": 7}
_LAST = ("마지막", "끝", "뒤")
_MIDDLE = ("가운데", "중간")
_LONGEST_MEMBER = 40


def members_of(answer: str) -> tuple[str, ...]:
    """What an answer lists, in order: its bullets, or the names of its first sentence that lists some."""
    lines = [_MARKS.sub("", line).strip() for line in answer.splitlines()]
    bullets = [_NAME_ENDS.split(found["name"])[0].strip(" .") for line in lines if (found := _BULLET.match(line))]
    if len(bullets) > 1:
        return tuple(bullets) if all(len(name) <= _LONGEST_MEMBER for name in bullets) else ()
    return next((names for line in lines if (names := _enumerated(line))), ())


def _enumerated(line: str) -> tuple[str, ...]:
    """Names side by side in a sentence: 기본, 전문, 고급의 3단계로; as many as it says where it counts them."""
    said = _LEADS.sub("", line.partition(". ")[0])
    *names, last = said.split(", ")
    if not names:
        return ()
    counted = _COUNTED.search(last)
    end = last[: counted.start()] if counted is not None else _ENDS.sub("", last)
    names = [name.strip() for name in (*names, end) if name.strip()]
    if counted is not None:
        number = counted["number"]
        if len(names) != (NUMBERS.get(number) or int(number)):
            return ()
    fit = len(names) > 1 and all(len(name) <= _LONGEST_MEMBER for name in names)
    return tuple(names) if fit else ()


def member_at(place: str, members: tuple[str, ...]) -> str:
    """The member that an ordinal means (두, 마지막, 가운데); empty where there is none."""
    if place.endswith(_LAST):
        return members[-1] if members else ""
    if place.endswith(_MIDDLE):
        return members[len(members) // 2] if len(members) % 2 else ""
    at = _PLACES.get(place, 0)
    return members[at] if at < len(members) else ""
