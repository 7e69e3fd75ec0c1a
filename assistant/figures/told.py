"""The figures that a text tells, without the numbers by which it refers to laws, letters and pages: 제12조제3항."""

from dataclasses import replace
from functools import lru_cache

from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.figures.units import is_duration
from ingest import patterns as re

_NO_LENGTH = re.compile(r"에| ?(?:후|뒤|전)")
_REFERENCE = re.compile(
    r"제\s?\d{1,4}\s?(?:조|항|호|목)(?:\s?의\s?\d{1,3})?(?![가-힣]*점)|별[표지]\s?(?:제\s?)?\d{1,3}(?:호)?(?:의\s?\d{1,3})?"
    # 시행령 43조; a third party; a letter by its number and day, 도로과-3448(2025. 10. 13.)호; a page's foot: - 13 -.
    r"|(?<=[법령칙률례」] )\d{1,4}조(?! ?[\d천백]| ?원)|제 ?3자"
    r"|(?<=[가-힣])-\d+ ?\([\d. ]+\) ?호|(?<!\S)- \d{1,3} -(?!\S)"
)


# A share of what is paid tells how much is paid: 기본급의 90%, 계약금액의 10%까지.
_SHARE_OF_PAY = re.compile(r"(?:기본급|[월시일주봉]급|임금|급여|보수|연봉|수당|계약금액|대금)의 ?(?:최대 ?)?$")


def is_length(text: str, figure: Figure) -> bool:
    """Whether a figure tells how long something lasts: 3개월, 석 달; 한 달에 says how often, 이틀 후 when."""
    return is_duration(figure.unit) and not (figure.spelled and _NO_LENGTH.match(text, figure.end))


@lru_cache(maxsize=4096)
def told_figures(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text as ``parse_figures`` does, but for those within a reference.

    A share of what is paid is told as a per cent and as a sum.
    """
    figures = parse_figures(text)
    if not figures:
        return figures
    figures += tuple(
        replace(figure, kind=FigureKind.AMOUNT)
        for figure in figures
        if figure.kind is FigureKind.PERCENT and _SHARE_OF_PAY.search(text, 0, figure.start)
    )
    references = [match.span() for match in _REFERENCE.finditer(text)]
    return tuple(
        figure for figure in figures if not any(start < figure.end and figure.start < end for start, end in references)
    )
