"""The term that a question asks the meaning of: 생활도로 in 생활도로 기준이 정확히 뭔가요.

Knows the question's words only.
"""

from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_MANNER = r"(?:(?:정확히|정확하게|대체|도대체|각각|쉽게|쉬운 말로|구체적으로|혹시|원래) *)*"
_SENSE = r"(?:(?:뜻|의미|정의|개념|기준|약자|줄임말|약어)(?:[은는이가을를도]|이란|란)? *)?"
_CALLED = r"(?:이?란(?: *(?:게|것[은이]?|건|말[은이]?))?|이?라는 *(?:게|것[은이]?|건|말[은이]?)|[은는이가을를도의])?"
_ASKED = re.compile(
    rf"(?P<term>\S.*?){_CALLED} *{_MANNER}{_SENSE}{_MANNER}"
    r"(?:뭐|뭔|뭘|뭣|무엇|무슨|어떤|어떻게|알려|설명|궁금|[?？]|$)"
)
# What stands before it only says where the term stands: 컨테이너 하역 쪽에 나오는 OSS.
_WHERE = re.compile(r"^.*(?:에서|에|나오는|나온|있는|적힌|말하는|쓰는|쓰인)(?: 말하는| 나오는| 쓰는)? +(?=\S)")
_SHORT_FOR = re.compile(r"(?:약자|줄임말|약어|준말|풀네임)|(?:무엇|뭘|뭐)을? ?줄인")
_QUOTES = "\"'“”‘’「」『』 "


def term_asked(question: Question) -> str:
    """The term whose meaning is asked for, with the words before it that belong to it; empty where none is."""
    if Asked.DEFINITION not in question.asked:
        return ""
    found = _ASKED.match(question.text)
    return _WHERE.sub("", found["term"]).strip(_QUOTES) if found is not None else ""


def asks_what_for(question: Question) -> bool:
    """Whether a question asks what an abbreviation stands for."""
    return _SHORT_FOR.search(question.text) is not None
