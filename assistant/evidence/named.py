"""Persons, offices and places as documents name them.

Knows words alone, no question but the text that has named something already.
"""

import re
from collections.abc import Mapping

from assistant.understanding.cues import Asked

_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마"
    "길연위표명기반왕금옥육인맹제모탁국은편용"
)
_TITLE = "팀 ?장|과 ?장|국 ?장|실 ?장|장 ?관|사무관|주무관|시 ?장|위원장|책임자|담당자|위원|대표|교수"
PERSON = re.compile(
    rf"(?:{_TITLE})[ \t:]+[{_SURNAMES}][가-힣]{{1,3}}(?![가-힣])"
    rf"|(?<![가-힣])[{_SURNAMES}][가-힣]{{0,2}}[가-힣](?<![의은는이가을를에]) (?:{_TITLE})"
    rf"|(?<![가-힣])[{_SURNAMES}][가-힣]{{2}} (?:학생|의원|차장|대리|박사|씨)"
    rf"|[가-힣]{{2,}}(?:국장|과장|실장|시장|장관|부시장)(?:이|은|을|으로)"
    rf"|[가-힣]장[은는이가] [가-힣 ]{{1,20}}(?:이|가) (?:되|된|맡)"
)
_OFFICE_HELD = re.compile(r"[가-힣]{2,}(?:장관|[국과청위원실]장|대표|팀장)(?![가-힣]*의)")
_FULL_NAME = re.compile(rf"(?<![가-힣])[{_SURNAMES}][가-힣]{{2}}(?=입니다|이[고며] |\s?[(·]|,|$)")
PLACE = re.compile(
    r"[가-힣]{2,3}(?:특별시|광역시|특별자치[시도])|[가-힣]{2,3}[시군](?![가-힣])|\d+층|[가-힣]{2,}(?:청|은행|병원|사무소|보건소)(?![가-힣])|센터|회관|청사|도서관|[가-힣]{2,}지역(?!혁신)|누리집|홈페이지|\.(?:kr|com|example)"
    r"|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남라]도?|경[북남상]|제주|강릉"
)
_PLACE_NAME = re.compile(r"장소|위치|주소|소재|발급처|제출처|접수처")
# Names of rows and columns whose cells are of a kind, whatever they say.
NAMES_OF: Mapping[Asked, re.Pattern[str]] = {
    Asked.PLACE: _PLACE_NAME,
    Asked.PERSON: re.compile(
        r"성\s*명|이\s*름|담\s*당\s*(?:자|과장|관|사무관|주무관|$|\s)"
        r"|대\s*표\s*자|참가자|신청[자인]|수\s*신|받는 (?:자|사람)|작성자"
    ),
}


def names_place(said: str, names: str, asked: str) -> bool:
    """Whether a place is named that a question hasn't named itself; ``names`` are a cell's row and column."""
    new = any(place.group() not in asked for place in PLACE.finditer(said))
    return new or _PLACE_NAME.search(names) is not None


def names_person(said: str, names: str, asked: str) -> bool:
    """Whether a person or an office is named that a question hasn't named itself."""
    held = (*PERSON.finditer(said), *_OFFICE_HELD.finditer(said), *_FULL_NAME.finditer(said))
    return any(one.group() not in asked for one in held) or NAMES_OF[Asked.PERSON].search(names) is not None
