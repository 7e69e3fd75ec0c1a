"""What the words of a question ask for, read by cue: 몇 건, 얼마, 언제부터, 어느 부처, 왜.

Knows the question's words only. The cues of one kind are alternatives of one pattern, so that reading a question
stays one pass for each kind.
"""

from assistant.understanding import penalties, remedies
from assistant.understanding.asked import Asked
from assistant.understanding.clauses import ENDS_CLAUSE
from assistant.understanding.counters import COUNTERS
from assistant.understanding.polar import asks_yes_or_no
from assistant.understanding.spoken import written_out
from assistant.understanding.sums import LEVEL, only_names_sum
from ingest import patterns as re


def _any(*cues: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(cues), flags)


# What 얼마나 measures in money; before other verbs (늘었나, 걸리나) it measures what the verb says.
_PAYS = "되|들|드[나냐는]|지원|받|내[나는야]|줘|주나|나오|쓰"
# Money that is named before it: 예산 얼마나 있어.
_MONEY = (
    "(?:예산|사업비|비용|요금|금액|돈|(?:지원|보조|배상|보상)금|(?:이용|사용|수수|임대)료|월급|급여|연봉)[이은도을]? ?"
)
# Whether money is paid at all is no sum: 돈 못 받나요, 돈 내야 하나요.
_OF_MONEY_OR_NOT = "(?:못|안|다시|도로) |돌려|토해|받나요|받을 수 있|내야 ?(?:하|되|돼)|내나요|드나요|필요"
_CHANGES = "늘|줄|증가|감소|올[라랐]|오르|내[려렸리]|바뀌|달라|차이|많|적|남"
# And how long something is kept is a time; 며칠 동안 counts days, 며칠에 asks for a date.
_KEEPS = "보관|보유|보존|유지|지속"
_OF_DAYS = " ?(?:동안|간|이내|안에|만에|이나|전까지|(?:정도 ?|쯤 ?)?걸[리려릴])"
# And days that one has off or is given.
_GIVEN_DAYS = "(?:이나|씩)? ?(?:쉬|쉴|쉽|놀|쓸 ?수|줘|주[나는]|받[아나을])"
# Behind what a question is for, and the hours that are asked for by name.
_IS_ASKED = r"[은이을도]?(?:요)?(?:[?？ ]*$| ?(?:언제|어떻게|알려|말해|확인|궁금|뭐|좀))"
_HOURS = "(?:이용|관람|영업|근무|진료|상담|점심|휴게|개방|개관|방문|수업|면회|식사|배식|운행|열람)"
_HOUR = "(?:시작|개시|종료|마감|출발|도착|입실|퇴실|입장|체크인|체크아웃|집합|개회)"
HOUR_ASKED = re.compile(rf"{_HOUR} ?시(?:간|각){_IS_ASKED}")
_MATTERS = "(?:특징|장점|단점|이유|원인|문제|목적|목표|성과|강점|약점)"  # the largest of them is the main one
_OF_WHAT = "(?:[가-힣]{1,6}[을를이가] ?)?"  # 가장 돈을 많이
# 장 of who heads something; a 별장 and a 공연장 have a name, too.
_HEADS = "(?:[국과팀실부청시군원회총대단학소처교차점]|위원|기관|[이도]사)장"
_DIVIDES = "나뉘|나뉜|나눠|나누|구분되"  # into what parts
_WHICH = "(?:수 [있없]|야 ?하)는 (?!일)[가-힣]+[은는이가]? ?[뭐무뭔]"  # 공개할 수 있는 기록은 뭐예요
_CHARGES = "심의|의결|결정|총괄|담당|주관|관리|추진|시행|조사|승인|심사|평가|제정|발표|맡"  # what offices do
_CUES: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        Asked.PERCENT,
        _any(
            r"몇 ?(?:%|％|퍼센트|프로(?!젝|그))",
            "비중|비율|퍼센트|증가율|감소율|증감률|경쟁률",
            r"[가-힣](?<![법자규조선])[율률](?:은|는|이)?(?:[?？ ]*$| 알려| 좀)",
            "[가-힣]{2}[율률] (?:전망|목표|추이|실적|현황)",
        ),
    ),
    (
        Asked.AMOUNT,
        _any(
            rf"얼마(?!나| ?동안| ?(?:뒤|후|만에|안에))|얼마나 (?:{_PAYS})|{_MONEY}얼마나 (?!{_CHANGES}|걸|오래)",
            "금액|액수|비용|사업비|(?:총|투자|지원|집행|이월|매출|배상|보상|부담)액|요금|가격|수수료",
            r"몇 ?(?:조|억|천만|백만|만)? ?원|몇 ?(?:조|억)(?=[ ?？]|$)",
            rf"돈[은이을]? (?!언제|어디|누가|왜|어떻게|어떤 |무슨 |{_OF_MONEY_OR_NOT})",
            "(?:예산|투자|재정) ?규모(?!는 (?:몇|왜))",
            r"(?:이용|사용|수강|임대|보험|관리|입장|통행|참가|대관|대여|관람|주차|통신|배송)료(?:[는가]|는요)?[?？ ]*$",
            r"(?:참가|강습|수강|주차|식|교통|숙박|수리|진료|등록|가입|연회|회)비(?:[는가]|는요)?[?？ ]*$",
            r"(?:예산|투자계획|투자실적|지원금|보조금|월세|수당)(?:이랑|[은는이을를과와도])?요?"
            r"(?:$|[?？]| 알려| 좀| 금액)",
        ),
    ),
    (
        Asked.COUNT,
        _any(
            rf"며칠(?={_OF_DAYS})|최대 며칠|며칠(?={_GIVEN_DAYS})",
            r"(?:연차|휴가|출장|병가|유급|결석|일수)[가-힣]{0,3} ?(?:은|는|이|가)? ?며칠",
            rf"몇 ?(?P<counter>{COUNTERS})(?!(?<=[년일분])[가-힣]*(?:부터|까지))(?![가-힣]*월)",
            "건수|[개갯]수|숫자|인원|정원|규모는 몇|방문자 수|얼마나 많|몇(?=이(?:야|죠|지|에요)|인[가지])",
            r"(?:[자업원인] ?|[가-힣] )수(?:는|가|를)?(?:[?？ ]*$| 알려| 좀)",
        ),
    ),
    (Asked.QUANTITY, _any(LEVEL.pattern, rf"얼마나 (?!{_PAYS}|{_KEEPS}|걸|오래)")),
    (
        Asked.PERIOD,
        _any(
            "기간|임기(?:이|가|은|는)? ?얼마|몇 ?년부터|몇 ?년도?까지|부터 .{0,12}까지",
            rf"얼마 ?(?:동안|뒤|후|만에|안에)|얼마나 (?:걸|오래|{_KEEPS})|운영 ?시간|몇 ?시부터",
            rf"며칠(?={_OF_DAYS})",
            rf"{_HOURS} ?시간{_IS_ASKED}",
        ),
    ),
    (
        Asked.DATE,
        _any(
            HOUR_ASKED.pattern,
            r"(?<!부터 )몇 ?시(?:에|까지|쯤|인|예|야|죠|$|[?？])",
            rf"언제|(?:무슨|어느|몇) ?요일|몇 ?월|몇 ?일|(?<!최대 )며칠(?!{_OF_DAYS}|{_GIVEN_DAYS})",
            "시기|날짜|마감|일정|몇 ?년도?에",
            "(?<![제야얘포암표투폐])기한",
            r"[한된할될는] ?날(?:짜|은|이)?(?:[?？]|$)",
            rf"(?:[연년]도|[{ENDS_CLAUSE}] 해)(?:는|가|를)?(?:[?？ ]*$| 알려| 언제)",
            r"[가-힣]{2,5}(?<![메파과타마독매])일(?:은|이|자)?"
            r"(?:[?？ ]*$| (?:알려|말해|좀|언제|확인|궁금|뭐|무엇|어떻))",
        ),
    ),
    (
        Asked.RECIPIENT,
        _any(
            "누구(?:에게|한테|를 (?:위한|대상))|누가 .{0,10}(?:받|신청|지원|이용|참여|참가|가입|해당|들어)",
            "어떤 (?:사람|분(?![야류기위])|기업|업체|가구|학생|경우)(?!.{0,4}(?:말하|뜻|가리|의미))",
            "(?:지원|신청|모집|참여|교육|이용|가입) ?(?:대상|자격)",
            "대상(?:은|이|자는|자가)|자격(?:은|이|요건|조건|[?？ ]*$| ?알려)",
            "(?:수 [있없]|받|[안못] ?되|제외되|해당하)는 (?:사람|자|분)[은이]? ?누구",
            # But who decides is somebody.
            rf"누가 (?!.*(?:{_CHARGES}|확인|허가|결재|검토)).{{0,14}}(?:수 ?있|야 ?(?:하|되|돼|해))",
        ),
    ),
    (
        Asked.PAPERS,
        _any(
            "서류|준비물|증빙",
            "(?:뭐|뭘|무엇|어떤 걸|어떤 것) ?(?:를|을|가|이)? ?(?:떼|챙|준비해|제출|가져 ?가|내야|내면)",
        ),
    ),
    *((Asked.PENALTY, penalties.ASKS), (Asked.REMEDY, remedies.ASKS)),
    (
        Asked.FREQUENCY,
        _any(
            r"얼마나 자주|주기(?:는|가|를)?(?:[?？ ]*$| 알려| 어떻| 얼마)",
            "몇 ?(?:년|달|개월|주|일|시간) ?(?:마다|에 한 ?번)|얼마 ?(?:만에 한|마다|에 한 ?번)|며칠(?:마다|에 한)",
        ),
    ),
    (
        Asked.PHONE,
        _any(
            r"(?<![가-힣])전화(?!로 |를? ?하면|해[서도])|[가-힣]전화(?=[는은]?(?: ?번호|[?？ ]*$| 좀| 알려| 몇))|팩스",
            "(?:휴대폰|핸드폰|휴대전화) ?번호|대표 ?번호|연락처|문의처",
            "몇 번으로(?! ?(?:한정|제한|나뉘|나누|바뀌|줄|늘|정해))",
            "어디[로다에]? ?(?:연락|문의|전화)|(?:문의|연락)[는은를을]? ?어디",
            r"(?<![가-힣])(?:담당|문의|상담|신고|연락|콜센터)[가-힣 ]{0,8}번호|^번호|내선",
        ),
    ),
    (
        Asked.IDENTIFIER,
        _any(
            r"[가-힣](?<!전화)(?<!팩스) ?번호(?! ?\d|[는를]? (?!알|가르|말|좀|뭐|무엇|몇|어떻게))|(?<![가-힣])코드",
            "(?<![A-Za-z])ID(?![A-Za-z])|아이디(?![를을])",
        ),
    ),
    (
        Asked.EMAIL,
        _any(
            "(?:메일|e-?mail)(?: ?주소|[은는이을]?요?(?:[?？ ]*$| ?(?:좀|알려|뭐|무엇|어디|어떻게 ?[되돼])))",
            "(?:어디|누구)[^?]{0,6}메일",
            flags=re.I,
        ),
    ),
    (
        Asked.PERSON,
        _any(
            "누구(?!로 ?(?:구성|이루|꾸))|누가|책임자|담당자|위원장|성함|담당 ?(?:사무관|공무원|주무관)",
            rf"[{ENDS_CLAUSE}] ?(?:사람|인물)[은는이]?[?？ ]*$",
            # A plan has a name, too.
            f"(?:^|{_HEADS}|[자원관생사람씨분명]|대표|멘토|학생|인물)님?(?:의|들의|들)? ?이름(?!을)",
        ),
    ),
    (
        Asked.BODY,
        _any(
            r"(?:어느|어떤|무슨|어디) ?(?:부처|기관|부서|위원회|(?:국|과|팀|곳)(?=에서|[가는은이인?？ ]|$))",
            r"(?:부처|기관|부서|곳)[는가은이]? ?(?:어디|어딘)",
            rf"(?:(?:{_CHARGES})[가-힣]{{0,3}}(?: 있는)?|(?:제일|가장) .{{1,9}}) ?데[는가은이]? ?(?:어디|어딘)",
            "(?<![부처청] )(?:소관|주관)|(?:소관|주관)(?=인가|이|$)|담당하는 ?(?:곳|데)",
            r"(?:부처|기관|부서|담당 ?과)(?:[는은가이]|는요)?[?？]*$",
            r"(?:담당|총괄)(?:은|는|하는 ?(?:곳|데|부서)[은는이]?)? ?어디",
            rf"어디(?:서|에서) ?.{{0,8}}(?:{_CHARGES})|(?:{_CHARGES})[가-힣]{{0,4}} ?어디(?:서|에서)",
        ),
    ),
    (
        Asked.PLACE,
        _any(
            r"어디(?:에|서|로(?! ?(?:되|적|나와|표시))|인|예|야|입|$|[?？])",
            r"어느 ?(?:지역|도시|곳|장소|동네|[가-힣]*[실역층]에서?)|(?<![가-힣])위치(?! ?(?:정보|기반|추적))",
            r"장소(?!는 누구)|어디어디|어디 ?있|(?<!메일)(?<!메일 )주소(?:는|가|를)?(?:[?？ ]*$| 알려| 좀)",
            r"수 있는 ?곳[은이]?요?[?？ ]*$",
            rf"[{ENDS_CLAUSE}](?<![은는]) ?(?:곳|나라|도시|섬|장소)[은는이]?[?？ ]*$",
        ),
    ),
    (
        Asked.LIST,
        _any(
            f"어떻게 ?(?:{_DIVIDES})|누구로 ?(?:구성|이루|꾸)",
            "어떤 것들|무엇무엇|뭐뭐|어떤 ?(?:서류|종류|사업|분야|항목|조건)|종류|목록|어디어디|각각",
            "(?:나눠|나누어)서? ?(?:알려|보여|말해|정리|설명|줘|주)",
            r"(?:두|세|네|다섯|\d+) ?(?:가지|갈래)|(?<![가-힣])전부(?! ?(?:다 )?몇)|모두 (?:알려|말해|무엇|뭐|적어)",
            "서류[는가를을]? ?(?:모두|뭐|무엇|알려|$)|뭐가 있|무엇이 있|필요한 (?:서류|것)|무슨 (?:서류|사업|분야|종류)"
            "|(?:뭐가|무엇이|뭘) ?필요|나열(?!식)",
            rf"(?:무엇|뭐|뭘|어떤 것)[을를이가]? ?(?:포함|적어야|써야|갖추|들어가야)|{_WHICH}",
        ),
    ),
    (
        Asked.DEFINITION,
        _any(
            # A의 B는 뭔가요 asks for one thing that A has; 강의 and 회의 have none.
            # What is to be done or put off is no meaning, but what is called so has one: …이라는 게 뭐예요.
            rf"^(?!.*{_WHICH}|.*[가-힣A-Za-z0-9](?<!\b[강회협심동])의 |"
            r".*(?<!라는)(?<!란) (?:게|것[은이]|건|거) ?[뭐무뭔]).*?"
            r"(?:(?:뭐|무엇이)라고 ?(?:설명|정의|소개|적)"
            r"|뭐(?:예요|야|에요|죠|지|길래|$|[?？])|뭔(?:가요|지|데)|무엇(?:인가|입니까|인지|이에요))",
            r"(?:무슨|뭔) (?:뜻|말|소리)|뜻(?!하)|의미|정의|개념"
            r"|(?:이란|이라는 게|라는 게|(?<![계요반논])란)(?:[ ?？]|$)",
            r"의 ?(?:약자|줄임말|약어|준말)(?:[인예이야죠가는를]|[?？ ]*$)|(?:무엇|뭘|뭐)을? ?줄인 ?말|풀네임",
            "어떤 (?:제도|사업|프로그램|곳)(?:인|이야|야|이에요|예요|이죠|입니까)",
            "뭐 ?하는 ?(?:곳|데|기관|부서|사업|제도|것|거)|(?:뭘|무엇을) (?:말하|뜻하|가리키)",
        ),
    ),
    (
        Asked.REASON,
        _any(
            "왜|이유|까닭|뭐 ?하러|뭣 ?하러|뭐 ?하려고|(?:무엇|뭐|뭣) ?때문|배경|목적|취지|무엇을 위해|어째서",
            r"원인(?:은|이|을)?(?:[?？ ]*$| 뭐| 뭔| 무엇| 알려)",
        ),
    ),
    (
        Asked.METHOD,
        _any(
            f"어떻게(?! ?(?:되나|되는|돼|다르|다른|달라|바뀌|바뀐|변했|변하|변화|{_DIVIDES}))|어떠케|어케",
            r"방법|절차|어떡|하려면|되려면|받으려면|어떤 방식|무슨 수로|[가-힣]는 법(?:[은을이]|[?？ ]*$| 좀| 알려)",
        ),
    ),
    (
        Asked.LARGEST,
        _any(
            rf"(?:제일|가장|최고로|젤) ?{_OF_WHAT}(?:큰(?! ?{_MATTERS})|많|높|비싼|긴|크)"
            r"|최대(?:인| (?!얼마|몇|며칠|\d|한도))|(?<!\d)1[위등](?!급)|최다|최고 ?(?:높|많|크|큰)"
        ),
    ),
    (
        Asked.SMALLEST,
        _any(
            rf"(?:제일|가장|젤) ?{_OF_WHAT}(?:작은|적은|적|낮|싼|짧|덜)|꼴[찌등]"
            r"|최소(?:인| (?!얼마|몇|\d|한도))|최저(?!임금|시급|생계|기온|주거)"
        ),
    ),
    (
        Asked.COMPARISON,
        _any(
            "(?<![준정구겸설경])비해|비교|달라(?![는고])|다른가|차이|바뀌|바뀐|변화|변했|늘었|늘어난|늘어났|줄었|줄어든|증가|감소|증감|변동",
            r"(?:어디|누가|무엇|뭐|어느 ?[가-힣]{1,3}?)(?:이|가)? 더 |(?:전년|작년|지난해|\d년) ?대비",
            "(?:보다|중에?서?) .{0,15}(?:더|많|적|큰|커|높|낮)|중에 (?:누가|어디|어느)",
        ),
    ),
)
# Where both cues stand, only the first is meant.
_INSTEAD = (
    (Asked.RECIPIENT, Asked.PERSON),  # 누구에게
    (Asked.FREQUENCY, Asked.QUANTITY),  # 얼마나 자주
    (Asked.AMOUNT, Asked.QUANTITY),  # 예산 얼마나 돼
    (Asked.FREQUENCY, Asked.COUNT),  # 몇 년에 한 번
    (Asked.FREQUENCY, Asked.AMOUNT),  # 얼마마다
    (Asked.FREQUENCY, Asked.DATE),  # 며칠마다
    (Asked.FREQUENCY, Asked.PERIOD),
    (Asked.REASON, Asked.DEFINITION),  # 이유가 뭔가요
    (Asked.COMPARISON, Asked.DEFINITION),  # 차이가 뭐야
    (Asked.PERSON, Asked.DEFINITION),  # 시장님 이름이 뭐예요
    (Asked.COMPARISON, Asked.PERSON),  # 누가 더 많이
    (Asked.PHONE, Asked.IDENTIFIER),  # 담당자 번호
    (Asked.PHONE, Asked.DEFINITION),  # 문의 전화번호는 뭐예요
    (Asked.PHONE, Asked.PLACE),  # 어디로 전화
    (Asked.PHONE, Asked.METHOD),  # 신청하려면 어디로 전화
    (Asked.BODY, Asked.PLACE),  # 어느 부처 … 어디
)
_STANDS_THERE = re.compile(
    r"(?:(?:들어서|위치해|자리하고|자리 ?잡고|열리고) ?있는|들어선|위치한|자리한|열리는|열린) ?(?:데|곳)"
    r"[은는이가]? ?(?:어디|어딘)"
)
_ADDRESS = re.compile(r"주소(?:는|가|를)? ?(?:좀 )?(?:뭐|무엇|뭔|어떻게|어디|어딘)")
_NUMBER = re.compile("번호|연락처|주소")  # without one of them, 전화로 되나요 asks for no number
_SHARE_OF = re.compile(r"(?:비중|비율|[가-힣][율률])(?:은|는|이|가)? ?얼마|몇 ?(?:대|:) ?몇")
_TERM = re.compile("(?:임기|기간)(?:이|가|은|는)? ?얼마")


def kinds_asked(text: str) -> frozenset[Asked]:
    """Read the kinds of answer that a question wants; none when it only names a matter."""
    text = written_out(text)
    asked = {kind for kind, cue in _CUES if cue.search(text)}
    if Asked.PERIOD in asked and "언제부터 언제" in text:
        asked.discard(Asked.DATE)
    if only_names_sum(text) or (Asked.PERIOD in asked and _TERM.search(text)) or LEVEL.search(text):
        asked.discard(Asked.AMOUNT)  # 지원금은 언제, 임기가 얼마, 농도가 얼마
    if _SHARE_OF.search(text):
        asked = asked - {Asked.AMOUNT, Asked.COUNT} | {Asked.PERCENT}  # 집행률은 얼마인가, 기술과 가격은 몇 대 몇
    if Asked.PHONE in asked and counter_asked(text) == "번":
        asked = asked - {Asked.COUNT}  # 전화번호가 몇 번
    if _STANDS_THERE.search(text):
        asked = asked - {Asked.BODY} | {Asked.PLACE}  # 들어서 있는 데가 어디
    asked = asked - {less for more, less in _INSTEAD if more in asked}
    if _ADDRESS.search(text) and Asked.EMAIL not in asked:
        asked = asked - {Asked.DEFINITION, Asked.METHOD} | {Asked.PLACE}  # 주소가 어떻게 되나요, 뭐예요
    if asks_yes_or_no(text):
        asked = asked - ({Asked.PHONE, Asked.EMAIL} if not _NUMBER.search(text) else set()) | {Asked.YES_NO}
    return frozenset(asked)


def counter_asked(text: str) -> str:
    """What 몇 counts (몇 건 → 건), or nothing."""
    cue = next(cue for kind, cue in _CUES if kind is Asked.COUNT)
    found = list(cue.finditer(written_out(text)))
    counted = next((one["counter"] for one in found if one["counter"]), "")  # 지원 인원은 몇 명
    return counted or ("일" if found and found[0].group().endswith("며칠") else "")
