"""Which named part of a document a question asks for as a whole: whom something is for, how to apply, what it is for.

Public documents name their parts by few words: 지원 대상, 신청 자격, 제출 서류, 신청 방법, 목적, 지원 내용. A question
asks for one in the words of every day: 누가 받을 수 있나요, 뭘 준비해야 하나요. Knows the question's words only.
"""

from dataclasses import dataclass

from ingest import patterns as re


@dataclass(frozen=True, slots=True)
class WantedPart:
    """What asks for a part, how documents name it, and the words of asking, which say nothing of its matter."""

    cue: re.Pattern[str]
    name: re.Pattern[str]
    asking: frozenset[str]
    search: str


def _part(cue: str, name: str, asking: str, search: str) -> WantedPart:
    return WantedPart(re.compile(cue), re.compile(name), frozenset(asking.split()), search)


_OF = r"(?:을|를|은|는|이|가|에|도)?"
_DO = "신청|접수|제출|응모|등록|예약|가입|참여|참가|지원"
_GET = f"받|{_DO}|이용|해당|들어가|쓸|사용"
_ONE = "(?:사람|분(?![야류기위])|경우|사유|업체|기업|기관)"
_TELL = r"(?:뭐|뭔|무엇|누구|어떻|어떤|어디|알려|좀|궁금|[?？]|$)"
_WITH_MORE = r"(?:과|와|및|·) ?[가-힣]+$"
_WHAT = "(?:뭐|뭘|무엇|어떤 걸|어떤 것)"
_FOR_PAPERS = "(?:서류|준비|챙기|챙겨|떼|첨부)"  # 신청하려면 뭘 준비해야 하나요
LEFT_OUT = _part(
    rf"(?:누구|누가|어떤 {_ONE}).{{0,14}}(?:제외|못|없|안 ?[되돼])|제외 ?(?:대상|되는)"
    rf"|(?:{_GET}).{{0,6}}수 ?없는 ?{_ONE}|대상이? ?(?:아닌|안 ?되는) ?{_ONE}"
    rf"|(?:(?:못|안) ?(?:받|되|하)|(?:하지|되지|받지) ?(?:않|못))[가-힣]* ?{_ONE}(?:[은는이가]|에는|[?？]|$)",
    r"제외|제한|결격|배제|(?:(?:하지|되지|받지) ?(?:않|아니|못)[가-힣]*|수 ?없는) ?(?:경우|사람|사유|자|대상)",
    "제외 대상 사람 분 경우 자격 수",
    "제외 대상",
)
_PARTS = (
    LEFT_OUT,
    _part(
        rf"누구(?:에게|한테|를 (?:위한|대상))|누가 .{{0,10}}(?:{_GET})"
        rf"|(?:{_GET})[가-힣]{{0,3}} ?수 ?있는 ?(?:{_ONE}|대상|자격|조건|데)"
        rf"|(?:자격|대상|요건|조건){_OF}(?:자격|요건|조건)? ?(?:{_TELL}|되)|(?:자격|조건|요건)이? ?(?:있|필요)",
        rf"(?:대상자?|자격|요건|조건)$|(?:대상|자격){_WITH_MORE}",
        "자격 대상 요건 조건 사람 분 대상자 누구 수 신청 접수 이용",
        "대상 자격",
    ),
    _part(
        rf"(?:어디|어떻게|어떤 (?:방법|방식)|뭘로).{{0,12}}(?:{_DO}|내[나면야]|하면 되|해야)"
        rf"|(?:{_DO}) ?(?:방법|절차)|(?:{_DO})[가-힣]{{0,2}} ?(?:하려면|하고 싶)(?!.*{_FOR_PAPERS})"
        rf"|(?:방법|절차){_OF} ?{_TELL}",
        rf"(?:^|{_DO}|이용|모집) ?(?:방법|절차|처)$|^(?:{_DO}|이용|모집) ?(?:방법|절차){_WITH_MORE}"
        rf"|(?:{_DO}) ?기간{_WITH_MORE}",
        "방법 절차 수 곳 신청 접수 제출 응모 가입 등록",
        "방법 절차",
    ),
    _part(
        rf"서류|준비물|{_WHAT} ?(?:를|을|가|이)? ?(?:준비|챙|가져|내야|내면|떼|제출|필요)",
        rf"(?:서류|준비물|지참물|지참품|제출물)$|서류{_WITH_MORE}",
        "서류 준비물 준비 제출 필요 것 챙기 구비 신청 접수 응모 가입 등록",
        "제출 서류",
    ),
    _part(
        rf"(?:목적|취지){_OF} ?{_TELL}|왜 (?:하|만들|만든|추진|시행|필요|생)|(?:뭐|무엇을?) ?(?:하려고|위해)",
        rf"목적$|취지$|추진 ?배경$|(?:목적|배경){_WITH_MORE}",
        "목적 취지 이유 것",
        "목적 추진배경",
    ),
    _part(
        rf"(?:무엇|뭐|뭘|어떤 (?:것|걸|지원|혜택|도움)){_OF} ?(?:지원|도와|도움|받|혜택|주[나는]|해 ?주)"
        r"|(?:지원|주요) ?내용|혜택",
        rf"(?:지원|사업|주요|서비스|혜택)? ?내용$|혜택$|내용{_WITH_MORE}",
        "지원 내용 혜택 것 도움 수",
        "지원 내용",
    ),
)


def wanted_part(text: str) -> WantedPart | None:
    """The named part that a question asks for; None where it asks for something else."""
    return next((part for part in _PARTS if part.cue.search(text)), None)
