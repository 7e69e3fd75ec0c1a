"""Spoken forms of asking, written out."""

from ingest import patterns as re

# What is said shorter than it is written: 얼만데, 몇갠지, 언젠지, 어딨어, 되나여.
_SPOKEN = re.compile(
    r"(?:얼만|(?<=몇)갠|(?<=몇 )갠|언젠|누군|어딘)(?=데|지|가(?:요|여|[?？ ]*$))|어딨|전번|(?<=[나가])여(?=[?？ ]*$)"
)
_WRITTEN = {"얼만": "얼마인", "갠": "개인", "언젠": "언제인", "누군": "누구인", "어딘": "어디인", "어딨": "어디 있"}
_WRITTEN |= {"전번": "전화번호", "여": "요"}
# Where one applies asks how one does, too: on a page, by a call, at an office.
_WHERE_DONE = re.compile(
    r"(?:(?<=신청 |신고 |접수 |예약 )|(?<=신청은 |신고는 |접수는 |예약은 ))어디(?:에서|서|에다?|로) (?=[해하])"
)


def written_out(text: str) -> str:
    """A question with spoken forms written out: 얼만데 gives 얼마인데, 몇갠지 몇개인지."""
    return _WHERE_DONE.sub("어디서 어떻게 ", _SPOKEN.sub(lambda found: _WRITTEN[found.group()], text))
