"""The title of a leaflet said once: the sentences behind the first one without it.

Knows one sentence and one title; which sentences follow which is told elsewhere.
"""

from functools import lru_cache

from ingest import patterns as re

# Behind the title: 의 지원 대상은, 에 대한 문의는; and where it is itself what a sentence is of.
_OF_IT = r"(?:제도|사업)?(?:의|에 대한|에 관한)? (?!중 )(?=(?:[가-힣]{1,8} ){0,2}[가-힣]{2,8}(?<!제도)(?<!사업)[은는] )"
_IT = r" ?(?:제도|사업)?(?:[은는]|의 경우(?:에는)?) "


def without_subject(sentence: str, title: str) -> str:
    """A sentence without the title that it begins with where what it tells of is named behind: 신청 방법은 …."""
    named = _behind(title, _OF_IT).match(sentence) if title else None
    return sentence[named.end() :] if named is not None else sentence


def without_topic(sentence: str, title: str) -> str:
    """A sentence without the title that it is itself of, which was said before: 집수리 지원 제도는 …."""
    named = _behind(title, _IT).match(sentence) if title else None
    return sentence[named.end() :] if named is not None else sentence


@lru_cache(maxsize=128)
def _behind(title: str, follows: str) -> re.Pattern[str]:
    letters = r"\W{0,3}".join(re.escape(ch) for ch in title if ch.isalnum())
    return re.compile(rf"\W{{0,3}}{letters}\W{{0,3}}{follows}")
