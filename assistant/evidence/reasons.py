"""How well a line tells a reason: why something is so, what it is for, why it was not done or fell short.

Lines that say what something is for (아동을 위해 48개소로 확대) hold words of reason, too, and say nothing of why it
was not done: 왜 못 채웠나요, 28대만 산 이유. Knows texts alone.
"""

from ingest import patterns as re

_NAME = re.compile(r"목\s*적|이\s*유|사\s*유|배\s*경|취\s*지|근\s*거")
_REASON = re.compile(
    r"위해|위한|때문|으로 인|따라|대비|목적|하고자|하기 위|므로|어서|지연|이유|원인|탓(?=[에으이])|늦어져|기인|여파"
    r"|사유 ?[:：]"
    r"|면서.*(?:그[치침쳐]|못|줄|늘[어었]|머[물묾]|떨어|감소|증가)"  # what went along with a change brought it about
)
_MEANS = re.compile(r"통해|통한")  # what something is done by, which often tells what for
_ASKS_SHORT = re.compile(
    r"(?<![가-힣])(?:못|안|덜) ?[가-힣]|[가-힣]지 ?(?:못|않)|\d ?[가-힣]{0,2}만 |[밖뿐]|미달|미뤄|미룬|늦"
    r"|그[친쳤]|줄[어었]|취소|부진|모자라|남[은았긴겼]|깎"
)
_SHORT = re.compile(
    r"늦[어추춰춘]|미[루룸뤄룬]|지연|부족|제외|그[침쳐쳤치]|미달|못|해지|취소|포기"
    r"|어려|까다로|반려|무산|줄[어었]|유찰|민원|연기[되하됨함된한]|탈락|결렬"
)
_REMARK, _SYLLABLE = re.compile(r"비\s*고|특이 ?사항|메\s*모|참\s*고"), re.compile(r"[가-힣]")
_BARE, _WORDY = 6, 8
_GIVES, _BY_MEANS, _GIVES_NONE = 1.1, 1.05, 0.8
_TELLS_WHY, _SHORT_ALONE, _OTHER_REASON, _NO_REASON = 1.15, 0.95, 0.9, 0.7


def names_reason(names: str) -> bool:
    """Whether the names of a cell say that it holds a reason: 사유, 배경."""
    return _NAME.search(names) is not None


def is_remark(names: str, quote: str) -> bool:
    """Whether a cell is a remark in words, which tells what happened: 비고 | 잎이 짓물러 반품."""
    return _REMARK.search(names) is not None and len(_SYLLABLE.findall(quote)) >= _WORDY


def is_bare(quote: str) -> bool:
    """Whether a cell is too short to give a reason: 48, 미달성."""
    return len(quote) <= _BARE and _REASON.search(quote) is None


def asks_of_shortfall(text: str) -> bool:
    """Whether a question for a reason says that something was not done, or less of it."""
    return _ASKS_SHORT.search(text) is not None


def reason_fit(text: str, quote: str) -> float:
    """How well a line gives the reason that a question asks for."""
    told = _REASON.search(quote) is not None
    if not asks_of_shortfall(text):
        return _GIVES if told else _BY_MEANS if _MEANS.search(quote) else _GIVES_NONE
    short = _SHORT.search(quote) is not None
    return (_TELLS_WHY if told else _SHORT_ALONE) if short else _OTHER_REASON if told else _NO_REASON
