"""Plain style said as 합니다체: 하여야 한다, 지었다, 이와 같다 as 하여야 합니다, 지었습니다, 이와 같습니다.

Laws, minutes, encyclopaedias and plans state in plain style what an answer says to someone. Only the last ending
changes, by the sounds before 다, as the grammar has it (한국어 어문 규범, 표준 문법: 합쇼체 평서형). What may be a
noun (바다, 캐나다) or is no ending (보다, 마다) stays as it is.
"""

from assistant.answering.nominal import final_of
from ingest import patterns as re

_N, _L, _B, _SS = 4, 8, 17, 20  # the final consonants ㄴ, ㄹ, ㅂ and ㅆ
# 합니다 is no plain ending, and these are no endings at all: 판다 is an animal more often than it is sold.
_NONE = re.compile(r"(?<!아)니다$|(?:우간|르완|[아어]젠|베란|판|혼)다$")
# What has no final consonant before 다 and is an adjective or 이다; other words may be nouns: 바다, 캐나다, 최초다.
_STEM = re.compile(r"(?:하|이|아니|[가-힣]르|크|[쁘프]|희)다$")


def formal(text: str) -> str:
    """A statement without its full stop, its plain ending as 합니다체; empty where it ends in none."""
    if len(text) < 3 or not text.endswith("다") or _NONE.search(text):
        return ""
    if text.endswith("는다"):
        return f"{text[:-2]}습니다" if final_of(text[-3]) else ""
    last = text[-2]
    final = final_of(last)
    if final == _SS or final not in (0, _N, _L):
        return f"{text[:-1]}습니다"
    if final == 0 and not _STEM.search(text):
        return ""
    return f"{text[:-2]}{chr(ord(last) - final + _B)}니다"
