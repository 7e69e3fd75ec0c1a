"""Several questions in one taken apart: 예산은 얼마고 담당 부서는 어디인가요.

A question is cut after a sentence that asks, and after a clause that asks and is joined to another that asks (고, 며,
는데). Knows words and endings only: what the parts have in common is carried over by ``followup``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest import patterns as re
from ingest.korean import Korean
from ingest.types import Morpheme

_WH = re.compile(
    r"얼마|얼만|몇|며칠|언제|언젠|누구|누가|누군|어디|어딘|무엇|뭐|뭔|뭘|무슨|어느|어떤|어떻|어땠|어때|어케|어떠케|왜(?![가-힣])"
)
_TELL = re.compile(r"알려|가르쳐|말해|설명해|보여|궁금")
_FRAGMENT = re.compile(r"\w[^?？]*[?？]\s*$")
_BLANKS = re.compile(r"(?:요(?=[\s,]))?[\s,]*")
_JOINING = frozenset({"고", "고요", "며", "으며", "ᆫ데", "는데", "은데", "구", "구요", "ᆫ데요", "는데요"})
# Behind 고 these go on with the same clause: 지원하고 있나요.
_GOES_ON = frozenset({"있", "싶", "계시", "나", "말", "보"})
_SENTENCE_END = re.compile(
    r"(?P<closed>(?=[?？])|(?:줘|요|니까)(?=\.\s)"
    r"|(?:가요|나요|죠|지요|니까|예요|에요|어요|아요|몇 ?[가-힣%]{1,3}|얼마|언제|누구|어디)(?=,))"
    r"[?？.,]+\s*(?=[^\s?？.,])"
)
# Only a further figure of what was just asked: 비중도 같이요, 금액도 알려 주세요.
_ALONG = re.compile(
    r"(?:그 |각각의? )?\S{1,8}도(?: (?:같이|함께|좀|각각|다))*"
    r"(?:요| ?(?:알려|말해|보여)\s?(?:줘요?|주세요|주십시오|달라.*))?"
)
# What the answer to a comparison or superlative gives anyway: 어디가 더 크고 그 차이는 얼마.
# A wish of its own asks for nothing more than the question before: 모두 알려 주세요, 자세히 설명해 줘.
_WISH = re.compile(
    r"(?:(?:모두|전부|다|자세히|간단히|구체적으로|좀|하나씩|차례로|빠짐없이|꼭) ?)*"
    r"(?:알려|가르쳐|말해|말씀해|설명해|보여|적어|정리해|나열해) ?"
    r"(?:주세요|주십시오|줘요?|주시겠어요|주실래요|주면 좋겠어요|봐요?)"
)
_COMPARES = re.compile(r"더 |가장|제일|보다|중에")
_OF_COMPARISON = re.compile(
    r"(?:그 ?)?(?:차이|격차|금액|액수|값|얼마나 더)(?:[은는이가]|도|인지)? ?(?:얼마|몇|크|큰|많)?"
)
# One measure asked of two things, each with its name: 돌봄교실 예산과 인턴 예산.
_OF_TWO = re.compile(
    r"(?P<first>[^?？,]{2,20}?) (?P<measure>[가-힣]{2,6})(?:과|와|이?랑|하고|,) ?(?P<second>[^?？,]{2,20}?)"
    r" (?P=measure)(?P<rest>(?:[은는이가을를도][ ?？]|[ ?？.]).*|)"
)
_TOGETHER = re.compile(r"차이|비교|더 |보다|합[치하쳐계은이]|비율|배[ ?？]|견주|늘|줄|달라|다르|다른|중에|같")
_CLOSERS = " \t\n?？.!,"
_LEADS = re.compile(r"^(?:그리고|또한?|아울러|그럼|그러면)[ ,]+(?=\S)")
_LONGEST = 400
_NIEUN = "ᆫ"
_FINAL_NIEUN, _RIEUL = 4, 8


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part keeps the text up to ``keep`` and is closed by ``closing``; the next one starts at ``after``.

    ``sentence`` says that the part is a sentence: then what follows may ask without a word of asking.
    """

    keep: int
    after: int
    closing: str
    sentence: bool = False


def split(text: str, korean: Korean) -> tuple[str, ...]:
    """Take a text's questions apart, each with an ending of its own; the text itself when it asks one thing.

    No word is lost: what lies outside the parts is blanks, marks, joining endings and a leading 그리고.
    """
    if len(text) > _LONGEST or not _asks(text):
        return (text,)
    cuts = _cuts(text, next(korean.morphemes([text])))
    if not cuts:
        return (text,)
    parts = []
    start = 0
    for cut in cuts:
        parts.append(f"{text[start : cut.keep]}{cut.closing}".strip())
        start = cut.after
    parts.append(text[start:].strip())
    return (parts[0], *(_LEADS.sub("", part) for part in parts[1:]))


def of_two(text: str) -> tuple[str, ...]:
    """The questions for two things of which one measure is asked; none where they are set against each other."""
    named = _OF_TWO.fullmatch(text.strip())
    if named is None or _TOGETHER.search(text):
        return ()
    return tuple(f"{named[side]} {named['measure']}{named['rest']}".strip() for side in ("first", "second"))


def _cuts(text: str, morphemes: Sequence[Morpheme]) -> list[_Cut]:
    cuts: list[_Cut] = []
    start = 0
    for cut in sorted([*_sentence_ends(text), *_joints(text, morphemes)], key=lambda one: one.after):
        asks = cut.after > start and _asks(f"{text[start : cut.keep]}{cut.closing}")
        of_comparison = _COMPARES.search(text[start : cut.keep]) and _OF_COMPARISON.match(text[cut.after :])
        if asks and not of_comparison and _asks_more(text[cut.after :], after_sentence=cut.sentence):
            cuts.append(cut)
            start = cut.after
    return cuts


def _asks(part: str) -> bool:
    return _WH.search(part) is not None or _TELL.search(part) is not None


def _asks_more(rest: str, *, after_sentence: bool) -> bool:
    asks = _asks(rest) or (after_sentence and _FRAGMENT.search(rest) is not None)
    words = rest.strip(_CLOSERS)
    return asks and not (_ALONG.fullmatch(words) or _WISH.fullmatch(words))


def _sentence_ends(text: str) -> Iterator[_Cut]:
    for found in _SENTENCE_END.finditer(text):
        keep = found.end("closed")
        yield _Cut(keep, found.end(), "?" if text[keep] == "," else text[keep], sentence=True)


def _joints(text: str, morphemes: Sequence[Morpheme]) -> Iterator[_Cut]:
    """Ends of clauses that a connective ending joins to what follows."""
    for place in range(1, len(morphemes) - 1):
        before, ending, behind = morphemes[place - 1 : place + 2]
        if ending.form in _JOINING and ending.tag in ("EC", "EF") and behind.form not in _GOES_ON:
            keep, closing = _closing(before, ending, morphemes[place - 2] if place > 1 else before)
            blanks = _BLANKS.match(text, ending.end)
            yield _Cut(keep, blanks.end() if blanks is not None else ending.end, closing)


def _closing(before: Morpheme, ending: Morpheme, further: Morpheme) -> tuple[int, str]:
    """How much of a clause is kept and how it is closed as a question: 얼마고 gives 얼마인가요, 지원하며 지원하나요."""
    tag = before.tag.partition("-")[0]
    if tag == "VCP":
        whole = further.end <= before.start  # 얼만데 holds its noun only in part
        if further.form == "뭐":
            return further.start, "뭔가요?"
        return (further.end, "인가요?") if whole else (further.start, f"{further.form}인가요?")
    stem = before.form if ending.form.startswith(_NIEUN) else ""
    keep = before.start if stem else ending.start
    if tag == "VX" and before.form in ("주", "드리"):
        return keep, f"{stem}세요."
    if tag in ("VA", "XSA") and before.form not in ("있", "없"):
        return _adjective(before, ending, keep)
    if not stem and _final(before.form) == _RIEUL and tag != "EP":
        return before.start, f"{_without_final(before.form)}나요?"  # 만들고 gives 만드나요
    return keep, f"{stem}나요?"


def _adjective(before: Morpheme, ending: Morpheme, keep: int) -> tuple[int, str]:
    final = _final(before.form)
    if final in (0, _RIEUL):
        stem = _without_final(before.form)
        return before.start, f"{stem[:-1]}{chr(ord(stem[-1]) + _FINAL_NIEUN)}가요?"
    return (before.start, f"{before.form}은가요?") if ending.form.startswith(_NIEUN) else (keep, "은가요?")


def _final(form: str) -> int:
    """The number of the last syllable's final consonant, 0 without one."""
    return (ord(form[-1]) - ord("가")) % 28 if "가" <= form[-1] <= "힣" else 0


def _without_final(form: str) -> str:
    return f"{form[:-1]}{chr(ord(form[-1]) - _final(form))}"
