"""Whether a sentence may end where a parenthesis stands: 휴가는 1년간(…을 말한다) 행사하지 아니하면 소멸된다 is one."""

from ingest import patterns as re

# A remark in a sentence; a parenthesis that is not closed so soon was forgotten or is no parenthesis.
_LONGEST = 400
_ENDED = re.compile(r"(?:[.?!。]|[다요까죠])[”\"'’」]?\s*$")


def in_parentheses(text: str, begin: int, end: int) -> bool:
    """Say whether the sentence that began at ``begin`` goes on at ``end``, though what stands before may end one.

    It does within a parenthesis, and behind one that stands in the midst of it.
    """
    opened: list[int] = []
    last = -1  # where the parenthesis that was closed last had been opened
    for place in range(begin, end):
        if text[place] == "(":
            opened.append(place)
        elif text[place] == ")" and opened:
            last = opened.pop()
    if opened:
        return text.find(")", end, opened[0] + _LONGEST) >= 0
    if last < 0 or not text[last:end].rstrip().endswith(")"):
        return False
    before = text[begin:last].rstrip()
    return bool(before) and not _ENDED.search(before[-3:])
