"""What 거부되면 어떻게 하나요 and 이의가 있으면 ask for: how to object to a decision, and how documents tell it."""

from ingest import patterns as re

REFUSED = frozenset(
    {"거부", "거절", "불허", "불허가", "반려", "각하", "기각", "탈락", "비공개", "불복", "이의", "불만", "억울", "부당"}
)
ASKS = re.compile(
    rf"(?:{'|'.join(sorted(REFUSED, reverse=True))})"
    r"(?:[을를이가]? ?[가-힣]{1,6})?(?:[으되하받]?면|을 때|는데) ?(?:어떻게(?! ?[되돼])|어떡|뭘|무엇을|어디)"
)
TOLD = re.compile(r"이의|불복|재심|소청|행정심판|재결|구제|소송|재신청|다시 (?:신청|청구)")
LABELS = "이의신청 이의제기 불복 행정심판"
