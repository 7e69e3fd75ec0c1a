"""Notes behind the words of laws and rules on when they were amended: <개정 2012.2.1>, [전문개정 2010.5.25].

They are no part of what is told: their dates answer no question for a date, and nobody would quote them.
"""

from ingest import patterns as re

_DATE = r"(?:19|20)\d\d[ ]?[.년][^<>〈〉\[\]【】()]{0,400}"
_DONE = (
    r"(?:(?:전문|전부|일부|제목|본조|본항|본호|단서|각[ ]?호|후단|조|항|호)[ ]?){0,2}"
    r"(?:개정|신설|삭제)(?:[ ]및[ ](?:개정|신설))?|시행일?"
)
_MOVED = r"(?:제\d{1,4}조(?:의\d{1,3})?에서[ ]이동|종전[ ]제\d{1,4}조)[^\[\]]{0,200}"
_NOTE = re.compile(rf"[<〈(\[【][ ]?(?:{_DONE})[ :]{{0,2}}{_DATE}[>〉)\]】]|\[{_MOVED}\]")
_OPENING = {">": "<", "〉": "〈", ")": "(", "]": "[", "】": "【"}
_LONGEST = 500
# What was taken out of a law leaves its number, so that those behind it keep theirs.
_TAKEN_OUT = re.compile(rf"\s*삭[ ]?제\s*[<〈(\[]?[ ]?{_DATE}[>〉)\]]?\s*$")


def words_end(text: str) -> int:
    """Give the offset where the words of a block end, before notes on its amendments; 0 where nothing else is said."""
    if _TAKEN_OUT.match(text):
        return 0
    end = _closed(text, len(text))
    while end and text[end - 1] in _OPENING:
        start = text.rfind(_OPENING[text[end - 1]], max(0, end - _LONGEST), end)
        if start < 0 or not _NOTE.fullmatch(text, start, end):
            break
        end = _closed(text, start)
    return end


def _closed(text: str, end: int) -> int:
    """Where what ends there ends without blanks."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
