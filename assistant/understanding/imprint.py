"""Whether a question asks what a paper says of itself: its day, its author, its number, where a meeting was."""

from enum import Enum

from ingest import patterns as re


class Genre(Enum):
    """Kinds of papers, each with labels of its own."""

    LETTER = "letter"
    NOTICE = "notice"
    PRESS = "press"
    MINUTES = "minutes"
    QUOTATION = "quotation"
    CONTRACT = "contract"
    REQUEST = "request"
    BILL = "bill"
    REPORT = "report"


class Aspect(Enum):
    """What is asked of a paper."""

    DAY = "day"
    AUTHOR = "author"
    NUMBER = "number"
    PLACE = "place"
    ADDRESSEE = "addressee"
    PARTIES = "parties"
    CONTACT = "contact"


_GENRES = {
    Genre.PRESS: r"보도 ?자료",
    Genre.QUOTATION: r"견적서?",
    Genre.REQUEST: r"제안 ?요청서|과업 ?(?:지시|내용)서|RFP|용역|사업|공사",
    Genre.BILL: r"(?:법률|개정|제정|조례|법|의)안",
    Genre.CONTRACT: r"(?:계약|협약|약정)서?",
    Genre.MINUTES: r"(?:회의|총회|간담회|위원회)",
    Genre.NOTICE: r"(?:공고|고시|공모)문?",
    Genre.LETTER: r"공문|문서|시행문|(?:협조|요청|제출) ?공문",
    Genre.REPORT: r"보고서?|계획서|결과서|안내문|통신문|통지서",
}
_PARTICLES = r"(?:은|는|이|가|을|를|의)? ?"
_WHEN = r"(?:언제|며칠(?:에|날)?|몇 ?월 ?며칠(?:에)?|몇 ?시(?:에|부터)?) ?"
_WHERE = r"(?:어디(?:에서|서)|어느 ?(?:방|곳|장소)에?서?) ?"
_WHO = r"(?:누가|누구(?:예요|인가|이)?|어디(?:에서|서)|어느 ?(?:회사|기관|부서|부처|곳|업체|과)(?:에서|서|가|이)?) ?"


def _done(nouns: str, others: str) -> str:
    """What was done, as a sentence or before a noun: 발송했나요, 발송한; ``others`` are verbs of other forms."""
    return rf"(?:(?:{nouns.replace(' ', '|')})(?:한|했|하였|됐|되었|된)|{others})"


_MADE = _done("작성 발행", "[쓴썼낸냈]|만[든들]")
_DONE = {
    Genre.LETTER: _done("발송 시행 통보 작성", "보[낸냈]|나[간갔]|[쓴썼낸냈]"),
    Genre.NOTICE: _done("공고 게시 발표", "[난났낸냈]|나[온왔]|올라[온왔]"),
    Genre.PRESS: _done("배포 발표 작성 게시", "[난났낸냈쓴썼]|나[온왔]"),
    Genre.MINUTES: _done("개최 진행 시작 소집", "열[린렸었]|했|하였|한 |있었|모[인였]|였|이었"),
    Genre.QUOTATION: _done("작성 발행 발송", "보[낸냈]|[쓴썼낸냈]|만[든들]"),
    Genre.CONTRACT: _done("체결 작성", "맺[은었]|했|하였|한 |[쓴썼]"),
    Genre.REQUEST: _MADE,
    Genre.BILL: _done("발의 제안 제출", "[낸냈]"),
    Genre.REPORT: _done("작성 발행 발송", "보[낸냈]|나[간갔]|[쓴썼낸냈]|만[든들]"),
}
_DAYS = r"(?:일자?|날짜)"
_DAY_NOUNS = {
    Genre.LETTER: rf"(?:시행|발송|발신|작성){_DAYS}",
    Genre.NOTICE: rf"(?:공고|고시|게시){_DAYS}",
    Genre.PRESS: r"(?:배포|보도)(?:일시?|시점|날짜)",
    Genre.MINUTES: r"(?:일시|날짜|개최일)",
    Genre.QUOTATION: rf"(?:견적|작성){_DAYS}",
    Genre.CONTRACT: rf"(?:계약 ?)?체결{_DAYS}",
    Genre.REQUEST: rf"작성{_DAYS}",
    Genre.BILL: rf"발의(?:연월)?{_DAYS}",
    Genre.REPORT: rf"(?:작성|보고){_DAYS}",
}
_WRITES = _done("기록 작성 정리", "[쓴썼]")
_ORDERED = _done("발주 공고 주관", "[낸냈]")
_HANDED = _done("제출 통보 발송", "보[낸냈]")
_WHERE_TO = rf"(?:어디(?:에|로|다)|누구(?:에게|한테)) ?(?:{_HANDED}|[낸냈])"
_IS_WHAT = r"(?:[은는이가를]|도)? ?(?:뭐|무엇|뭔|몇|어떻게|어떤|알려|좀|[?]|$)"
_INQUIRES = (
    r"(?:에 대해|에 대한|에 관해|관련|관해|내용)? ?(?:문의|물어보|연락)[가-힣]{0,3} ?"
    r"(?:전화|번호|연락처|어디|누구|누가|몇 ?번|좀|[?]|$)"
)
_OTHER_TIME = re.compile(r"다음 ?(?:번|회의|차)|차기|이후|앞으로|예정|까지")


def _who(genre: Genre) -> str:
    done = {Genre.MINUTES: _WRITES, Genre.REQUEST: _ORDERED}.get(genre, _DONE[genre])
    name = _GENRES[genre] if genre is not Genre.MINUTES else r"회의록?|총회|간담회|회의 ?내용"
    return rf"(?:{name}){_PARTICLES}(?:{_WHO}{done}|{done} ?(?:곳|회사|기관|사람|부서|쪽|데|부처|의원))"


def _when(genre: Genre) -> str:
    name, done = rf"(?:{_GENRES[genre]})", _DONE[genre]
    asked_behind = rf"{name}{_PARTICLES}(?:{_WHEN}{done}|{done} ?(?:날|시점|때)(?:[은이]|짜|가 언제))"
    return rf"{asked_behind}|{_WHEN}{done} ?{name}|{name}(?:의|은|는)? ?{_DAY_NOUNS[genre]}"


_ANNOUNCING = (Genre.PRESS, Genre.NOTICE, Genre.LETTER, Genre.REQUEST)
_ASKS: tuple[tuple[Aspect, Genre, re.Pattern[str]], ...] = (
    (Aspect.ADDRESSEE, Genre.LETTER, re.compile(rf"{_WHERE_TO}|수신(?:자|처|인)?[은는이가]")),
    (Aspect.NUMBER, Genre.LETTER, re.compile(rf"(?:시행|문서) ?번호{_IS_WHAT}")),
    (Aspect.NUMBER, Genre.BILL, re.compile(rf"의안 ?번호{_IS_WHAT}")),
    (
        Aspect.PARTIES,
        Genre.CONTRACT,
        re.compile(
            r"(?:계약|협약)(?:의|을|은)? ?(?:당사자|누구(?:와|랑|하고) ?누구|누가 ?누구)|갑(?:과|이랑) ?을[이은]"
        ),
    ),
    (
        Aspect.PLACE,
        Genre.MINUTES,
        re.compile(rf"(?:{_GENRES[Genre.MINUTES]}){_PARTICLES}{_WHERE}{_DONE[Genre.MINUTES]}"),
    ),
    (Aspect.AUTHOR, Genre.LETTER, re.compile(rf"{_WHO}{_HANDED}")),
    *((Aspect.CONTACT, genre, re.compile(rf"(?:{_GENRES[genre]}){_PARTICLES}{_INQUIRES}")) for genre in _ANNOUNCING),
    *((Aspect.AUTHOR, genre, re.compile(_who(genre))) for genre in _GENRES if genre is not Genre.CONTRACT),
    *((Aspect.DAY, genre, re.compile(_when(genre))) for genre in _GENRES),
)


def imprint_asked(text: str) -> tuple[Genre, Aspect] | None:
    """The kind of paper and what is asked of it; None where a question asks for something else."""
    if _OTHER_TIME.search(text):
        return None
    return next(((genre, aspect) for aspect, genre, asks in _ASKS if asks.search(text)), None)
