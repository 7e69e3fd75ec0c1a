"""By which way a thing is done: at which place, on which page, with which papers. Knows words alone."""

from collections.abc import Sequence

from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

# How to go about a thing: by which way, at which place, with which papers.
WAY = re.compile(
    r"방법|절차|경로|통하여|통해|누리집|홈페이지|온라인|인터넷|방문|우편|팩스|전화|이메일|전자우편|제출|접수|작성|첨부"
    r"|[으]?로 (?:신청|신고|접수|문의|예약)|하여야|해야|[가-힣]면 (?:됩|된|되)|수 있"
)
# By which way one applies or pays is told by a way; how a thing works or changes may be told by anything.
_DEEDS = "신청|신고|접수|문의|예약|참[여가]|가입|이용|발급|등록|환불|취소|제출|납부|조회|열람|청구|입주|대여|해지|상담"
_ASKED = re.compile(
    rf"(?:{_DEEDS})(?:[을를은는])? ?"
    r"(?:하려면|(?:하는 ?)?(?:방법|절차|법(?=[은을이]|[?？ ]*$))"
    r"|(?:어떻게|어디(?:에서|서|에다?|로)) (?:해|하[나는면지죠]|할|합))"
)
# By a way: 전화나 방문의 방법으로 신고, 서류를 갖추어 신청. An office has a counter, too, where it says nothing of how.
_BY = re.compile(rf"방법으로|통하여|통해|갖추어|(?:으로|로|에서) (?:[가-힣]+ )?(?:{_DEEDS})")
# By what something may be done is what such a question is about: 카드로 내도 되나요, 팩스로도 신청할 수 있나요.
_BY_WHAT = re.compile(rf"([가-힣A-Za-z]{{2,}}?)(?:으로|로)(?:도(?= )| (?=(?:{_DEEDS}|[내할낼보받]|결제|이체|송금)))")
# A number to call is no call: 전화번호만 고칠 수 있음.
_NO_MEANS = "(?!번호|기|요금|비)"
# What names no way is refused in the end: how many are reported for how one reports.
_BY_WAY, _NO_WAY = 1.1, 0.65


def asks_way(question: str) -> bool:
    """Whether a question asks by which way something is done."""
    return _ASKED.search(question) is not None


def way_fit(question: Question, quote: str) -> float:
    """More for what says by which way, where a question asks for nothing else; less for what names no way."""
    if not {Asked.METHOD} <= question.asked <= {Asked.METHOD, Asked.PLACE} or not asks_way(question.text):
        return 1.0
    if _BY.search(quote):
        return _BY_WAY
    return 1.0 if names_way(quote) or Asked.PLACE in question.asked else _NO_WAY


def means_asked(question: Question) -> str:
    """By what a question for yes or no asks whether something may be done, without its particle; else nothing."""
    found = _BY_WHAT.search(question.text) if Asked.YES_NO in question.asked else None
    return found[1].lower() if found else ""


def names_means(text: str, forms: Sequence[str]) -> bool:
    """Whether a text names a means in one of its forms: 전화 또는 방문, but not 전화번호."""
    return any(re.search(re.escape(form) + _NO_MEANS, text) for form in forms)


def says_means(text: str) -> bool:
    """Whether a text says by which means something is done: 방법: 온라인 신청, 전화 또는 방문."""
    return re.search(r"방법|통하여|통해|또는|(?:으로|로)(?:도|만)? ?(?:[가-힣]+ )?" + f"(?:{_DEEDS})", text) is not None


def names_way(text: str) -> bool:
    """Whether a text names a way to go about a thing: 누리집, 방문하여 제출."""
    return WAY.search(text) is not None
