"""A question that might be asked next, with what its answer must hold to be the one that was thought of."""

from dataclasses import dataclass
from enum import IntEnum

from assistant.answering.wording import readable
from ingest import patterns as re
from ingest.particles import with_particle

_ASIDE = re.compile(r"\s*[(（\[「〈<].*?[)）\]」〉>]\s*")
_MARK = re.compile(r"^(?:[\W_]*(?:[0-9]{1,2}|[가-하]|[①-⑳]|[IVXⅠ-Ⅻ]+)[.)]\s*|[\W_]+)")
_NAME = re.compile(r"(?=.*[가-힣A-Za-z]{2})[가-힣A-Za-z0-9'‘’·ㆍ&/% ~-]{2,34}")
# How a sentence or a condition ends: 50% 이상, 수치가 높을수록 좋음.
_NO_NAME = re.compile(r"(?:이상|이하|미만|초과|좋음|[가-힣](?:함|됨|임|음|다))$")
_QUOTES = "'‘’\"“”"
_GENERAL = re.compile(
    r"(?:합\s*계|소\s*계|총\s*계|계|구\s*분|비\s*고|기타|항목|내용|목차|개요|참고|붙임|별첨|평균|전체|순번|번호|연번|총괄|현황|단위|"
    r"추진\s*배경|추진\s*경과|기대\s*효과|사업\s*개요|수립\s*개요|일반\s*사항|세부\s*내용|주요\s*내용|추진\s*방향|추진\s*계획)"
)


_COUNTER = re.compile(r"명|개|개소|개사|건|곳|대|점|가구|세대|종|회|식|개월|시간|마리|동|호|권|부|과제|쪽|인")
_SIGNS = frozenset({"%", "㎞", "㎡", "㏊", "㎢", "m", "km", "kg", "t", "톤", "점"})


class Turn(IntEnum):
    """In which direction a question leads on; the lower is offered first."""

    WITHOUT = 0
    YEAR = 1
    ROW = 2
    BESIDE = 3
    COMPARED = 4
    ASKED_THERE = 5
    NEAR = 6


@dataclass(frozen=True, slots=True)
class Idea:
    """A question; its answer must begin with ``expected`` (squeezed), or else cite from ``place`` in the document."""

    question: str
    turn: Turn
    document: str = ""
    place: tuple[int, int] | None = None
    expected: str = ""


def name_of(words: str) -> str:
    """What names a row, a heading or a label, without its mark and what stands in brackets; nothing where it can't."""
    name = " ".join(_ASIDE.sub(" ", _MARK.sub("", readable(words))).split()).strip(" :：·-*")
    if sum(name.count(quote) for quote in _QUOTES) % 2 or _NO_NAME.search(name):
        return ""
    return name if _NAME.fullmatch(name) and not _GENERAL.fullmatch(name) else ""


def counts(unit: str) -> bool:
    """Whether something is counted or measured in a unit, rather than a word in brackets."""
    return _COUNTER.fullmatch(unit) is not None or unit.endswith("원") or unit in _SIGNS


def how_much(subject: str, unit: str) -> str:
    """Ask for a figure by its unit: 몇 명인가요, 얼마인가요."""
    asked = f"몇 {unit}인가요" if _COUNTER.fullmatch(unit) else "얼마인가요"
    return f"{with_particle(subject, '은/는')} {asked}?"
