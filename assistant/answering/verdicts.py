"""네 or 아니요 where the evidence decides: a bound against a stated figure, a denial, an exclusion, 가능 or 불가.

Where it doesn't, nothing is said here, and the evidence stands for itself. Knows evidence in its order, not how it was
found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.cells import names_of
from assistant.answering.naming import words_of
from assistant.answering.operations import operation_of
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.cues import Asked
from assistant.understanding.question import Question, is_negated
from assistant.understanding.yes_no import NO, OPENS, WORD, YES
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_ALONE = re.compile(rf"{WORD}[.,]?")
_LOOKED_AT = 150
_LEAST_SCORE = 0.2
_BOUND = re.compile(r"[을를이가]? ?(이상|이하|미만|초과|이내|까지|넘을 수 없|을 넘지|한도)")
_BOUNDED = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT})
_EXCEPTION = re.compile(r"넘더라도|않더라도|다만|연장|예외")
_BELOW = 12
_AGE, _OF_AGE = re.compile(r"\d ?(?:세|살)"), re.compile(r"연령|나이|\d세")
_EXCEPTS = re.compile(r"넘더라도|다만|제외하고|예외|경우에는|못 ?미치")
_MAX_SPAN = 120
# An item that the question names may stand well below what merely shares its words; a cell has no words of its own.
_LISTED, _NEARLY = 40, 0.6
_TELLING_WORD, _BEST_TELLING_WORD = 3, 2
_SHORT_GAP = 2
_PARTICLE = re.compile(r"(?:[은는이가을를의에도로]|에서|으로)$")
_ALIKE = re.compile(r"같나|같은가|같습|같아|일치|다르|다른")
_STATED_AGO = re.compile(r"(?:19|20)\d\d년")
_ALLOWED = re.compile(r"^(?:가능|달성|포함|적용|해당|허용|[○OoＯ]|있음)$")
_DENIED = re.compile(r"^(?:불가|불가능|미달성|제외|해당 ?없음|[×XxＸ]|없음)$")
_EXCLUDES = re.compile(
    r"(?:지원|신청|적용|대상|이용|참여|허용|지급|보상|배상|보장)[가-힣]*(?: ?수)? ?"
    r"(?:하지 ?(?:않|아니)|안 ?되|없는|제외|불가|제한)"
    r"|^제외 ?대상|제한 ?대상"
)
_CLAUSE = re.compile(r"(?<=[며고]),? |, |\. ")
_DENIES_ANOTHER = re.compile(r"않는|없는|아닌|않은|뿐(?:만)? ?아니|지 ?않으면|지 ?않을 ?수")
_DENIES = re.compile(r"지 ?않|아니[며고다]|아님|아닙|없[다음습]|못[하한할합]|불가|안 ?됩|제외[함하합]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, the evidence that decides it, and the sentence that says why, if the evidence doesn't itself."""

    opening: str
    candidate: Candidate
    reason: str = ""


def verdict(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """What the evidence decides of a question for yes or no; None where it decides nothing."""
    if Asked.YES_NO not in question.asked or is_negated(question.text) or not weighed:
        return None
    if OPENS.match(readable(weighed[0].candidate.quote)):
        return _by_bound(question, weighed)  # else it speaks for itself
    decided = _by_answer(question, weighed) or _by_bound(question, weighed)
    if decided is not None or operation_of(question.text) is not None or _ALIKE.search(question.text):
        return decided
    return _by_exclusion(question, weighed) or _by_denial(question, weighed[0].candidate)


def _by_answer(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """An answer to the same question among questions and answers: its own 네 or 아니요, and what it says next."""
    first = weighed[0].candidate
    opens = OPENS.match(readable(first.reading.own(first.block)))
    headings = first.reading.headings(first.block)
    if opens is None or first.block.kind in (BlockKind.CELL, BlockKind.ROW) or not headings:
        return None
    forms = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    if not forms or not all(form in squeezed(headings[-1]) for form in forms):
        return None
    of_block = [one.candidate for one in weighed if one.candidate.block is first.block]
    sentences = sorted(
        (one for one in of_block if not _ALONE.fullmatch(readable(one.quote))), key=lambda one: one.start
    )
    return Verdict(YES if opens[0][0] in "네예그맞" else NO, sentences[0]) if sentences else None


def _by_bound(question: Question, weighed: Sequence[Weighed]) -> Verdict | None:
    """A figure of the question held against the bound that the documents set on it."""
    for figure in parse_figures(question.text):
        if figure.kind not in _BOUNDED or _STATED_AGO.match(question.text, figure.start):
            continue
        subject = _subject(question, figure)
        for one in weighed[:_LOOKED_AT]:
            if one.score < _LEAST_SCORE or one.year_fit < 0.5:
                break
            found = _bounds(one.candidate, figure, subject)
            if found is not None:
                inside = all(_within(figure.value, bound, word) for bound, word in found[1])
                return Verdict(YES if inside else NO, one.candidate, _reason(question, figure, found[0], inside=inside))
    return None


def _subject(question: Question, figure: Figure) -> str:
    """The noun that a figure of the question is of: 보증금 in 보증금이 9천만원인데; empty for an age."""
    words = [word.form for word in question.focus if not word.verb and len(word.form) > 1]
    before = squeezed(question.text[: figure.start])
    return next((word for word in reversed(words) if squeezed(word) in before), "")


def _bounds(candidate: Candidate, figure: Figure, subject: str) -> tuple[str, list[tuple[Decimal, str]]] | None:
    """The bounds that a piece of evidence sets on figures of one unit, and its words that set them."""
    text = candidate.quote
    if len(text) > _MAX_SPAN * 2 or _EXCEPTS.search(text):
        return None
    age = figure.unit in ("세", "살")
    if not age and (not subject or subject not in candidate.own + candidate.near):
        return None
    found: list[tuple[Figure, str]] = []
    told = candidate.block.kind is BlockKind.CELL
    since = 0
    for other in parse_figures(text):
        same = other.kind is figure.kind and (other.unit == figure.unit or (age and other.unit in ("세", "살")))
        bound = _BOUND.match(text, other.end) if same else None
        before = text[since : other.start]
        follows = bool(found) and len(before.strip()) <= _SHORT_GAP
        if bound is not None and (age or told or follows or subject in squeezed(before)):
            found.append((other, bound[1]))
        since = bound.end() if bound is not None else other.end
    if not found or len(found) > 2:
        return None
    written = text[found[0][0].start : found[-1][0].end] + text[found[-1][0].end :].partition(found[-1][1])[0]
    return f"{written}{found[-1][1]}", [(other.value, word) for other, word in found]


def _within(value: Decimal, bound: Decimal, word: str) -> bool:
    if word in ("이상", "초과"):
        return value > bound or (word == "이상" and value == bound)
    return value < bound or (word != "미만" and value == bound)


def _reason(question: Question, figure: Figure, bounds: str, *, inside: bool) -> str:
    written = with_particle(question.text[figure.start : figure.end], "은/는")
    return f"{written} “{bounds}”에 {'듭니다' if inside else '들지 않습니다'}."


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
        heading = _excluding(candidate)
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


def exceptions(question: Question, candidate: Candidate) -> list[Block]:
    """The first line below a piece of evidence that makes an exception from what the question's figure is of."""
    reading, block = candidate.reading, candidate.block
    subjects = [_subject(question, figure) for figure in parse_figures(question.text)]
    ages = _AGE.search(question.text) is not None
    below = (one for one in reading.document.blocks[block.id + 1 : block.id + _BELOW] if one.parent == block.id)
    told = [(one, reading.own(one)) for one in below if _EXCEPTION.search(reading.own(one))]
    return [
        one for one, words in told
        if any(subject and subject in words for subject in subjects) or (ages and _OF_AGE.search(words))
    ][:1]  # fmt: skip


def _excluding(candidate: Candidate) -> str:
    """The line that a piece of evidence stands under, where that says who is left out."""
    reading, block = candidate.reading, candidate.block
    if block.kind not in (BlockKind.BULLET, BlockKind.PARAGRAPH):
        return ""
    above = next((reading.own(one) for one in reading.lineage(block)), "").strip()
    return readable(above).rstrip(".:") if _EXCLUDES.search(above) and len(above) < _MAX_SPAN // 2 else ""


def _stems(candidate: Candidate) -> list[str]:
    """The words of a piece of evidence without their particles."""
    return [_PARTICLE.sub("", word) for word in re.findall(r"[가-힣A-Za-z0-9]+", candidate.quote)]


def _topic(question: Question, candidate: Candidate) -> list[str]:
    """The nouns of a question that don't only say which document or heading is meant."""
    forms = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    return [form for form in forms if form not in candidate.far] or forms


def _by_denial(question: Question, candidate: Candidate) -> Verdict | None:
    """Evidence whose clause about what the question names is denied: 우편과 팩스로는 접수하지 않음."""
    if candidate.block.kind in (BlockKind.CELL, BlockKind.ROW) or _EXCEPTS.search(candidate.quote):
        return None
    clauses = _CLAUSE.split(candidate.quote)
    topic = _topic(question, candidate)
    held = [sum(form in squeezed(clause) for form in topic) for clause in clauses]
    if not topic or max(held) * 2 < len(topic):
        return None
    clause = clauses[held.index(max(held))]
    return Verdict(NO, candidate) if _DENIES.search(clause) and not _DENIES_ANOTHER.search(clause) else None
