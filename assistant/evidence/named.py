"""Persons, offices and places as documents name them.

Knows words alone, no question but the text that has named something already.
"""

from collections.abc import Mapping

from assistant.understanding import penalties
from assistant.understanding.asked import Asked
from ingest import patterns as re

_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마"
    "길연위표명기반왕금옥육인맹제모탁국은편용"
)
_TITLE = "팀 ?장|과 ?장|국 ?장|실 ?장|장 ?관|사무관|주무관|시 ?장|위원장|책임자|담당자|위원|대표(?: ?이사)?|교수"
_TITLE_ALONE = re.compile(rf"\s*(?:{_TITLE})\s*")
_SURNAME = f"(?:[{_SURNAMES}]|남궁|황보|제갈|선우|독고|사공)"
NAME = f"(?:{_SURNAME}[가-힣]{{1,2}}|{_SURNAME}(?: [가-힣]){{2}})"
# What stands beside a title and begins like a name: 담당자 연락처, 위원 전원, 전체 위원.
NO_NAME = "전화|연락|성명|이름|이메일|명단|전원|전체|정원|정수|위촉|임명|임기|선임|선출|공석|유고|기타"
_OFFICER = (
    "이사|감사|의장|조합장|이사장|회장|부회장|본부장|사장|상무|전무|간사|총무|서기|교사|교장|교감|소장|반장|대리|주임"
)
_CHIEF = "원장|관장|이사장|시장|군수|구청장|총장|학장|교장|소장|대표이사|센터장|본부장|팀장|과장|부장|국장|실장"
PERSON = re.compile(
    rf"(?:{_TITLE})[ \t:]+(?!{NO_NAME}){NAME}(?![가-힣])"
    rf"|(?<![가-힣])(?!{NO_NAME}){NAME}(?<![의은는이가을를에당]) (?:{_TITLE})"  # 민주당 위원들 are not one
    rf"|(?<![가-힣])[{_SURNAMES}][가-힣]{{2}} (?:학생|의원|차장|과장|대리|주임|사원|박사|씨)"
    rf"|(?<![가-힣])(?:{_OFFICER}) (?!{NO_NAME}){_SURNAME}[가-힣]{{2}}(?= ?[(:,·)]|\.?\s*$|입니다)"
    rf"|[가-힣]{{2,}}(?:국장|과장|실장|시장|장관|부시장|팀장|부장|센터장)(?:이|은|을|으로)"
    rf"|\s[—–-]\s?(?!{NO_NAME}){_SURNAME}[가-힣]{{2}}(?=,|·| *$)"  # what is to be done — 한가람, 10월 22일
    rf"|(?<![가-힣])(?:{_CHIEF})(?:이|의 ?(?:승인|결재|허가|확인|동의))(?= )"
    rf"|[가-힣]장[은는이가] [가-힣 ]{{1,20}}(?:이|가) (?:되|된|맡)"
)
_ACTING = re.compile(rf"(?<![가-힣])(?:{_CHIEF})(?=이 )")
# 산업통상자원부(장관 한가람) did it, not the minister, and none of those who are asked for by another name.
_HEAD_OF = re.compile(
    rf"\((?P<title>장관|차관|청장|처장|원장|[시군구]청장|시장|군수|이사장|사장|대표(?:이사)?) ?{NAME}[^()]*\)"
)
_OFFICE_HELD = re.compile(r"[가-힣]{2,}(?:장관|[국과청위원실]장|대표|팀장)(?![가-힣]*의)")
_OFFICE_ASKED = re.compile(r"[가-힣]{2,}장(?=[은이] )")
_FULL_NAME = re.compile(rf"(?<![가-힣])(?!{NO_NAME}|{_TITLE})[{_SURNAMES}][가-힣]{{2}}(?=입니다|이[고며] |\s?[(·]|,|$)")
# Cities as they are called without 시; left out are those that are other words as well (구리, 이천, 화성, 양산).
_CITIES = (
    "수원|성남|의정부|안양|부천|광명|평택|동두천|안산|과천|남양주|오산|시흥|군포|의왕|하남|용인|파주|안성|김포|포천|여주|춘천|원주|강릉|태백|속초"
    "|삼척|청주|충주|제천|천안|아산|서산|논산|계룡|당진|전주|군산|익산|정읍|남원|김제|목포|여수|순천|나주|광양|포항|경주|김천|안동|구미|영주|영천"
    "|문경|경산|창원|진주|통영|김해|밀양|거제|서귀포"
)
# An office where one goes may stand before a particle: 구청에서. No place are 신청, 요청 and what is watched (시청).
_ENDS = r"(?:에서?는?|에게|으?로|까지|[은는이가을를과와의도]|이?[며고]|입니다)?(?![가-힣])"
_GOES = r"(?=에|으로)"
PLACE = re.compile(
    r"[가-힣]{2,3}(?:특별시|광역시|특별자치[시도])|[가-힣]{2,3}[시군](?![가-힣]| [가-힣]*(?:위원회|의회|조례))|\d+층"
    rf"|(?:[가-힣]{{2,}}(?<![신요초재간])청|[가-힣]{{2,}}(?:은행|병원)|[가-힣]사무소|보건소|우체국|경찰서|소방서|세무서|등기소|민원실){_ENDS}"
    rf"|(?<![가-힣])(?:구청|군청|도청){_ENDS}|(?<![가-힣])(?:시청|은행|병원|창구){_GOES}"
    r"|[가-힣]{2,} ?(?:옆|앞|뒤|맞은편|건너편)(?:의)? [가-힣]{2,10}(?=에서|에 |으?로 )"
    rf"|[가-힣]{{2,}}(?:접수처|안내소|매표소|안내대|수납|데스크){_GOES}"
    r"|[가-힣]*(?:센터|회관|청사|도서관)|[가-힣]{2,}지역(?!혁신)|누리집|홈페이지|[A-Za-z0-9]\.[a-z]{2,}"
    r"|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남라]도?|경[북남상]|제주"
    rf"|(?<![가-힣])(?:{_CITIES})"
)
# Where 주소 is asked for, only a street, a lot or a page's name tells it.
_ADDRESS_ASKED = re.compile(r"주소(?!록)")
_ADDRESS = re.compile(
    r"[가-힣]+[도시군구읍면] (?:[가-힣\d]+[읍면동리] )?[가-힣\d]+(?:로|길) ?\d|[가-힣\d]+[동리로가] \d+(?:-\d+)?번지"
    r"|우\)? ?\d{5}|[A-Za-z0-9]\.[a-z]{2,}|주\s*소 ?[:：]"
)
# 어디에 신고하나요 is told by whom one reports to: 시장ㆍ군수에게 신고하여야 한다.
_DEEDS = "신청|신고|제출|청구|접수|등록|요청"
_TO_WHOM_ASKED = re.compile(
    rf"어디(?:에|로|에다|에서|서)? ?(?:[가-힣]+ )?(?:{_DEEDS}|내[면야나])|(?:{_DEEDS})[가-힣]{{0,3}} ?어디"
)
_TO_WHOM = re.compile(rf"[가-힣](?:장|장관|청|위원회|기관|관서|센터|소)에게? [^.]{{0,60}}(?:{_DEEDS})")
# A name has so many syllables at the least, and its place so many before it.
_NAME, _LOCAL = 4, 3
_ADDRESS_NAME = re.compile(r"주\s*소|소재")
_PLACE_NAME = re.compile(r"장소|위치|주소|소재|발급처|제출처|접수처")
# Names of rows and columns whose cells are of a kind, whatever they say.
NAMES_OF: Mapping[Asked, re.Pattern[str]] = {
    Asked.PENALTY: penalties.TOLD,
    Asked.PLACE: _PLACE_NAME,
    Asked.FREQUENCY: re.compile(r"주\s*기|간\s*격|빈\s*도"),
    Asked.PERSON: re.compile(
        r"성\s*명|이\s*름|담\s*당\s*(?:자|과장|관|사무관|주무관|$|\s)"
        r"|대\s*표\s*자|참가자|신청[자인]|수\s*신|받는 (?:자|사람)|(?:작성|검수|점검|확인|검사|입회)자"
    ),
}


# The row of a list of names: 참석 | 김도현(의장), 이서연, 박지호. Of numbers alone it names nobody.
_PRESENT = re.compile(r"참\s*석|출\s*석|배\s*석|명\s*단|위\s*원")
_NAMES_LISTED = re.compile(rf"{NAME}(?: ?\([^()]{{1,12}}\))?(?:[,·] ?{NAME}(?![가-힣])(?: ?\([^()]{{1,12}}\))?)+")


def lists_persons(said: str, names: str) -> bool:
    """Whether a cell lists persons by name, in a row or column of those who came or belong."""
    return _PRESENT.search(names) is not None and _NAMES_LISTED.search(said) is not None


def names_place(said: str, names: str, asked: str) -> bool:
    """Whether a place is named that a question hasn't named itself; ``names`` are a cell's row and column."""
    if _ADDRESS_ASKED.search(asked):
        return _ADDRESS.search(said) is not None or _ADDRESS_NAME.search(names) is not None
    if _TO_WHOM_ASKED.search(asked) and _TO_WHOM.search(said):
        return True  # who takes an application is where one goes with it
    # 가온청년센터 is what 청년센터 asks for, 늘솔도서관 is not what 도서관 does.
    new = any(place.group()[-max(_NAME, len(place.group()) - _LOCAL) :] not in asked for place in PLACE.finditer(said))
    return new or _PLACE_NAME.search(names) is not None


def without_heads(said: str, asked: str) -> str:
    """A text without heads that are no answer.

    Those in brackets behind their bodies, unless a question names their title, and those that act (시장이 정한다),
    where it does: it asks who that is.
    """
    said = _HEAD_OF.sub(lambda head: head.group() if head["title"] in asked else "", said)
    return _ACTING.sub(lambda head: "" if head.group() in asked else head.group(), said)


def names_person(said: str, names: str, asked: str) -> bool:
    """Whether a person or an office is named that a question hasn't named itself.

    위원장은 시민생활국장이 되고 tells who the chair is, not who that head is.
    """
    said = without_heads(said, asked)
    offices = (*_OFFICE_HELD.findall(asked), *_OFFICE_ASKED.findall(asked))
    if any(re.search(rf"{office}(?:이|가) (?:되|된|맡)", said) for office in offices):
        return any(one.group() not in asked for one in _FULL_NAME.finditer(said))
    held = (*PERSON.finditer(said), *_OFFICE_HELD.finditer(said), *_FULL_NAME.finditer(said))
    named = (NAMES_OF[Asked.PERSON].search(names) is not None and not is_title(said)) or lists_persons(said, names)
    return named or any(one.group() not in asked for one in held)


def is_title(said: str) -> bool:
    """Whether words are a title and nothing else, as in the cell before a name: 팀 장."""
    return _TITLE_ALONE.fullmatch(said) is not None
