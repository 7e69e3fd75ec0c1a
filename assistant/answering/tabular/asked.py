"""Which columns of a table a question asks for, and whether of every member of a kind: 분야별 예산과 집행률.

Reads the question's words only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.operations import Operation, operation_of, ranking_of, sets_bound
from assistant.evidence.reading import squeezed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_EACH = re.compile(
    r"(?<![가-힣A-Za-z\d])(?P<kind>(?:[가-힣]{1,6} )?수|[가-힣A-Za-z]{1,10}?)(?:(?P<apart>별)|마다)(?:로는?|로의|의)?"
    r"(?=[\s?？]|$)"
    r"|(?<![가-힣])각 (?P<every>[가-힣]{1,8}?)의 "
)
# Words that end like those and name no kind: 특별, 차별; 마다 behind a time says how often.
_NO_KIND = re.compile(r"특|차|식|판|이|개|각|유|결|선|감|작|송|고|저")
_OFTEN = re.compile(r"[날해달때]|년|월|주|일|시간|분|개월")
_YEARLY = frozenset({"연도", "년도"})
_CHANGED = re.compile(r"늘었|늘어|줄었|줄어|증가했|감소했|증감[은이]|변했|변화")
_ASKING = re.compile(
    r"(?:^|(?<=\s))(?:좀|다(?= )|모두|전부|각각|얼마|어떻|어때|어떤|어디|어느|무엇|뭐|뭔|누구|누가|몇|알려|보여"
    r"|말해|말씀|정리|나열|가르쳐|뽑아|비교|궁금|표로|나눠|나누|구분해|설명|찾아|있|되[어나는]"
    r"|해 ?줘|해 ?주|볼|목록|부탁|적어|주세요)|[?？.!]|$"
)
_BEYOND = re.compile(r"에서 |중에|가운데|따르면|보다 |에 대한|[가-힣]표의 |할 ?때|하려면|신청하")
_AND = re.compile(r"(?<=[가-힣A-Za-z)])(?:이랑|랑|하고|과|와)\s+|\s+(?:및|그리고)\s+|\s?[,·]\s?(?=[가-힣])")
_WHO_AND_WHEN = re.compile(r"(?:누가|누구).{0,6}언제|언제.{0,8}(?:누가|누구)")
_OFTEN_ASKED = r"(?:몇 ?(?:달|개월|주|일|년)(?:에 ?한|마다)|얼마나 자주)"
_WHO_AND_HOW_OFTEN = re.compile(rf"(?:누가|누구).{{0,6}}{_OFTEN_ASKED}|{_OFTEN_ASKED}.{{0,8}}(?:누가|누구)")
# What only says that there is something to tell.
_GENERAL = r"(?:현황|내역|내용|상황|정보|통계|숫자|건수|액수|수|표|자료|것)"
_GENERIC = re.compile(rf"(?<=\S)\s{_GENERAL}$|(?<=[가-힣])(?:현황|내역)$")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:은요|는요|[은는이가을를도의]|에는|에)$")
_YEAR = re.compile(r"(?:(?:19|20)\d\d|['‘’]?\d\d)년도?|올해|작년|지난해|내년")
_TELLING = frozenset({Asked.REASON, Asked.METHOD, Asked.DEFINITION, Asked.YES_NO, Asked.PAPERS})
_LONGEST, _MOST = 24, 4
CHANGE = "증감"
WHO_AND_WHEN, WHO_AND_HOW_OFTEN = ("담당", "기한"), ("담당", "주기")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of columns that are asked for of members of a kind."""

    kind: str
    measures: tuple[str, ...]


def each_asked(question: Question) -> Columns | None:
    """The columns asked of every member of a kind; None where the question asks for something else."""
    found = _EACH.search(question.text)
    kind = (found["kind"] or found["every"]) if found is not None else ""
    if found is None or _is_no_kind(question, kind, found) or question.asked & _TELLING or _is_worked_out(question):
        return None
    behind = question.text[found.end() :]
    if _BEYOND.search(behind):
        return None
    apart = found["apart"] is not None
    measures = _measures(question, behind)
    if not apart and (not measures or not _ends_with_noun(question, measures[-1])):
        return None  # 분기마다 열려 says how often
    measures = measures or _measures(question, question.text[: found.start()])
    if _CHANGED.search(question.text):
        measures = (CHANGE,)
    return Columns(squeezed(kind), measures)


def _is_no_kind(question: Question, kind: str, found: re.Match[str]) -> bool:
    if question.years and kind in _YEARLY:
        return True  # 연도별로 보면 2023년에는: one of them
    often = found["kind"] is not None and found["apart"] is None and _OFTEN.fullmatch(kind)
    return _NO_KIND.fullmatch(kind) is not None or bool(often)


def both_asked(question: Question) -> tuple[str, ...]:
    """The columns that a question asks of one thing, two or more: 다회용기 사업 예산이랑 담당 부서. Else none."""
    if _WHO_AND_WHEN.search(question.text):
        return WHO_AND_WHEN
    if _WHO_AND_HOW_OFTEN.search(question.text):
        return WHO_AND_HOW_OFTEN
    if question.asked & _TELLING or _is_worked_out(question) or _EACH.search(question.text):
        return ()
    cut = _cut(question, question.text[: _asking_place(question.text)])
    if not 2 <= len(cut) <= _MOST:
        return ()
    measures = [_bare(question, part) for part in cut]
    last = measures[0].split()[-1:] or [""]
    measures = [*last, *measures[1:]]
    return tuple(measures) if all(measures) and len(measures[-1]) <= _LONGEST else ()


def _is_worked_out(question: Question) -> bool:
    """Whether an order, a bound, a sum or a ratio is asked for."""
    text = question.text
    worked = operation_of(text) in (Operation.SUM, Operation.RATIO, Operation.SHARE)
    return worked or ranking_of(text) is not None or sets_bound(text)


def _asking_place(text: str) -> int:
    found = _ASKING.search(text)
    return found.start() if found is not None else len(text)


def _measures(question: Question, text: str) -> tuple[str, ...]:
    """The names of columns in the words before those that ask."""
    words = _YEAR.sub(" ", text[: _asking_place(text)]).strip()
    told = (_bare(question, part) for part in _cut(question, words))
    return tuple(one for one in told if one and len(one) <= _LONGEST and not re.fullmatch(_GENERAL, one))[:_MOST]


def _cut(question: Question, words: str) -> list[str]:
    """Words cut where a particle or a comma joins what is asked for; 도랑 and 효과 are whole."""
    parts, start = [], 0
    for joint in _AND.finditer(words):
        if not _ends_with_noun(question, words[start : joint.end()].rstrip()):
            parts.append(words[start : joint.start()])
            start = joint.end()
    return [*parts, words[start:]]


def _bare(question: Question, words: str) -> str:
    """A noun phrase without its particle and without what only says that there is something to tell."""
    bare = " ".join(_YEAR.sub(" ", words).split())
    if not _ends_with_noun(question, bare):
        bare = _PARTICLE.sub("", bare)
    return _GENERIC.sub("", bare).strip()


def _ends_with_noun(question: Question, words: str) -> bool:
    """Whether words end with a noun of the question, so that their last syllable is no particle: 만족도, 회의."""
    told = squeezed(words)
    return any(len(word.form) > 1 and told.endswith(word.form.lower()) for word in question.focus if not word.verb)


def nouns_of(question: Question, left_out: Sequence[str]) -> list[str]:
    """The nouns and bodies that say of which matter a question is, without those in some other words."""
    out = squeezed(" ".join(left_out))
    forms = [word.form.lower() for word in question.focus if not (word.verb or word.light or word.adverb)]
    forms += [squeezed(body.name) for body in question.bodies]
    return [form for form in dict.fromkeys(forms) if len(form) > 1 and form not in out]
