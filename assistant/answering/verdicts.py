"""네 or 아니요 where the evidence decides: a bound against a stated figure, a denial, an exclusion, 가능 or 불가.

Where it doesn't, nothing is said here, and the evidence stands for itself. Knows evidence in its order, not how it was
found.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.announced import announcing
from assistant.answering.cells import names_of
from assistant.answering.decided import Verdict
from assistant.answering.left_out import left_out_by
from assistant.answering.limits import EXCEPTS, Limit, limits
from assistant.answering.naming import words_of
from assistant.answering.operations import operation_of
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.own_figures import exact_figures
from assistant.evidence.reading import squeezed
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import Figure
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, is_negated
from assistant.understanding.yes_no import NO, OPENS, YES
from ingest import patterns as re
from ingest.types import BlockKind

# An item that the question names may stand well below what merely shares its words; a cell has no words of its own.
_LISTED, _NEARLY = 40, 0.6
_TELLING_WORD, _BEST_TELLING_WORD = 3, 2
_PARTICLE = re.compile(r"(?:[은는이가을를의에도로]|에서|으로)$")
_ALIKE = re.compile(r"같나|같은가|같습|같아|일치|다르|다른")
# Whatever is said of a matter, it has come up.
_MENTIONED = re.compile(r"(?:얘기|이야기|말|언급|거론)[이가은는도]? ?(?:나왔|나오|있었|되었|됐|했)[가-힣]*[?？ ]*$")
_ALLOWED = re.compile(r"^(?:가능|달성|포함|적용|해당|허용|[○OoＯ]|있음)$")
_DENIED = re.compile(r"^(?:불가|불가능|미달성|제외|해당 ?없음|[×XxＸ]|없음)$")
_CLAUSE = re.compile(r"(?<=[며고]),? |, |\. ")
# What is denied of another: 돌려받지 못한 사람. That nobody need do it is no answer to whether one may.
_DENIES_ANOTHER = re.compile(
    r"않는|없는|아닌|않은|못(?:한|하는|할)(?= )|뿐(?:만)? ?아니|지 ?않으면|지 ?않을 ?수|지 ?않도록|[맞옳]지 ?않"
)
_NEEDS, _ASKS_NEED = re.compile(r"필요[는가도]? ?없"), re.compile(r"필요|[어아여해]야|꼭|반드시")
_DENIES = re.compile(r"지 ?않|아니[며고다]|아님|아닙|없[다음습]|못[하한할합]|불가|안 ?됩|제외[함하합]")


def verdict(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """What the evidence decides of a question for yes or no; None where it decides nothing."""
    if Asked.YES_NO not in question.asked or not weighed:
        return None
    if _MENTIONED.search(question.text):
        return None if weighed[0].missing else Verdict(YES, weighed[0].candidate)
    if is_negated(question.text):
        return _of_denied(question, weighed)
    decided = _by_bound(question, weighed)
    says_itself = OPENS.match(readable(weighed[0].candidate.quote)) is not None
    if decided is not None or says_itself or operation_of(question.text) is not None or _ALIKE.search(question.text):
        return decided
    return _by_exclusion(question, weighed) or _by_denial(question, weighed[0].candidate)


def _of_denied(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """That the matter of a question which denies (못 받나요) is left out; 네 and 아니요 would be taken either way."""
    opens = OPENS.match(readable(weighed[0].candidate.quote))
    left_out = None if opens else _by_exclusion(question, weighed)
    return replace(left_out, opening="") if left_out is not None and left_out.reason else None


def _by_bound(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """A figure of the question held against the bound that the documents set on it.

    None where it breaks the bound of one item of a list and another figure keeps to that of the next one: 신혼부부(7년
    이내), 유자녀 가구(6세 이하).
    """
    figures = exact_figures(question)
    for figure in figures:
        limit = next(iter(limits(question, figure, weighed)), None)
        if limit is None:
            continue
        others = (one for other in figures if other is not figure for one in _kept(question, other, limit, weighed))
        if not limit.holds(figure) and _is_of_item(limit) and any(map(_is_of_item, others)):
            return None
        return limit.verdict(question, figure)
    return None


def _kept(question: Question, figure: Figure, beside: Limit, weighed: Sequence[Weighed]) -> list[Limit]:
    """The limits of the same evidence to which another figure of the question keeps."""
    same = [one for one in limits(question, figure, weighed) if one.candidate is beside.candidate]
    return [one for one in same if one.holds(figure)]


def _is_of_item(limit: Limit) -> bool:
    """Whether a limit stands in brackets behind one of several items."""
    before = limit.candidate.quote.partition(limit.written)[0]
    return before.count("(") > before.count(")")


def _by_exclusion(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """An item of a list of who or what is left out, or a cell that says 가능 or 불가."""
    first = weighed[0]
    for one in weighed[:_LISTED]:
        candidate = one.candidate
        if candidate.block.kind is BlockKind.CELL and one.score >= first.score * _NEARLY:
            said = readable(candidate.quote).strip()
            if not _names_row(question, candidate):
                continue
            if _ALLOWED.match(said) or _DENIED.match(said):
                return Verdict(YES if _ALLOWED.match(said) else NO, candidate)
            continue
        heading = left_out_by(candidate)
        topic = [form for form in _topic(question, candidate) if form not in squeezed(heading)]
        held = bool(topic) and all(form in squeezed(candidate.quote) for form in topic)
        least = _BEST_TELLING_WORD if one is first or _hangs_on(candidate, first.candidate) else _TELLING_WORD
        held = held and any(len(word) >= least and word in squeezed(question.text) for word in _stems(candidate))
        if heading and held and not _DENIES.search(candidate.quote):
            return Verdict(NO, candidate, f"“{heading}”에 들어 있습니다.")
    return None


def _hangs_on(candidate: Candidate, best: Candidate) -> bool:
    return candidate.reading is best.reading and candidate.block.parent == best.block.id


def _names_row(question: Question, cell: Candidate) -> bool:
    """Whether a question names the row of a cell by half of its words."""
    words = words_of(names_of(cell.reading, cell.block)[0])
    held = [word for word in words if squeezed(word) in squeezed(question.text)]
    return bool(held) and len(held) * 2 >= len(words)


def _stems(candidate: Candidate) -> list[str]:
    """The words of a piece of evidence without their particles."""
    return [_PARTICLE.sub("", word) for word in re.findall(r"[가-힣A-Za-z0-9]+", candidate.quote)]


def _topic(question: Question, candidate: Candidate) -> list[str]:
    """The nouns of a question that don't only say which document or heading is meant."""
    forms = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    return [form for form in forms if form not in candidate.far] or forms


def _by_denial(question: Question, candidate: Candidate) -> Verdict | None:
    """Evidence whose clause about what the question names is denied: 우편과 팩스로는 접수하지 않음."""
    if candidate.block.kind in (BlockKind.CELL, BlockKind.ROW) or EXCEPTS.search(candidate.quote):
        return None
    if announcing(candidate) is not None:
        return None  # a case of a rule denies nothing: 지급하지 못하게 하는 행위
    clauses = _CLAUSE.split(candidate.quote)
    topic = _topic(question, candidate)
    held = [sum(form in squeezed(clause) for form in topic) for clause in clauses]
    if not topic or max(held) * 2 < len(topic):
        return None
    clause = clauses[held.index(max(held))]
    if _NEEDS.search(clause) and not _ASKS_NEED.search(question.text):
        return None
    return Verdict(NO, candidate) if _DENIES.search(clause) and not _DENIES_ANOTHER.search(clause) else None
