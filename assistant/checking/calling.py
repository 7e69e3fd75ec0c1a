"""Whether a number that an answer tells to call stands in the source as one to call: 129번, but no street's 260번길.

Knows short numbers with and without 번; those with hyphens are identifiers that mean nothing else anyway.
"""

from collections.abc import Sequence

from assistant.checking.around import Wording
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind
from ingest import patterns as re

_KINDS = frozenset({FigureKind.NUMBER, FigureKind.COUNT})
_NUMBER, _COUNTERS = "번", frozenset({"번", "회"})
_CALLED_AFTER = re.compile(
    r"번?[)\]]?(?:으로|로|에|를|을|이나|이며|입니다|이다)? ?(?:통해 ?|직접 ?)?(?:전화|연락|문의|걸[어면])"
)
_CALLED_BEFORE = re.compile(
    r"(?:국번 ?없이|전화 ?번호[는은]?|전화[는은]?|연락처[는은]?|☎|[Tt][Ee][Ll]|센터|공단) ?[:：.]? ?[(\[]? ?"
    r"(?:전화 ?:? ?|전화번호 ?:? ?|국번 ?없이 ?|☎ ?)?$"
)
_REACH = 16
_OF_A_STREET = re.compile(r"번?길|번지|층")
# Anything of telephones near a number of the source makes it one to call.
_NEAR = re.compile(r"국번|전화|센터|☎|번호|연락|상담|문의|[Tt][Ee][Ll]")
_BEFORE, _BEHIND = 30, 12


def is_no_number_to_call(claim: Figure, answer: Wording, cited: Sequence[Wording]) -> bool:
    """Say whether an answer tells to call a number that the source has, but nowhere near a word of telephones."""
    if claim.kind not in _KINDS or claim.spelled or claim.value < 1 or not _is_called(claim, answer.text):
        return False
    own = [(text, one) for text in cited for one in text.in_order if claim.value in (one.value, one.number)]
    return bool(own) and not any(_may_be_called(one, text.text) for text, one in own if one.kind not in CALENDAR_KINDS)


def _is_called(figure: Figure, text: str) -> bool:
    if figure.kind is FigureKind.COUNT and figure.unit not in _COUNTERS:
        return False
    before = text[max(0, figure.start - _REACH) : figure.start]
    return bool(_CALLED_AFTER.match(text, figure.end) or _CALLED_BEFORE.search(before))


def _may_be_called(figure: Figure, text: str) -> bool:
    if figure.kind not in _KINDS:
        return figure.kind is FigureKind.IDENTIFIER
    if _OF_A_STREET.match(text, figure.end) or (figure.kind is FigureKind.COUNT and figure.unit != _NUMBER):
        return False
    return _NEAR.search(text, max(0, figure.start - _BEFORE), figure.end + _BEHIND) is not None
