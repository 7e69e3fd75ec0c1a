"""Which evidence decides a question for yes or no: what speaks of the deed asked about, not only of the same matter.

끊기나요 is told by a line that says when a grant ends, and 연장도 되나요 by no deadline in a table. Knows evidence in
its order, not how it was found.
"""

from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import stands_in
from assistant.evidence.ways import means_asked, names_means, says_means
from assistant.evidence.weighing import Weighed, holds, said_as, says
from assistant.understanding.asked import Asked
from assistant.understanding.words import Word
from assistant.understanding.yes_no import OPENS
from ingest import patterns as re
from ingest.types import IN_TABLES

_ASKS_LEAVE = re.compile(r"[가-힣] ?수 ?있|가능|(?:되|돼|될)[가-힣]{0,3}[?？ .]*$")
_GIVES_LEAVE = re.compile(r"수 (?:있|없)|가능|불가|금지|못[하한함]|(?:아니|안) ?[되된됩]|대상|제외")
_DONE = r"(?:[도이가은는을를]|까지)? ?(?:[되될돼됩된하할해]|가능|받|있|없)"
# A line that decides may share fewer words with the question than a row of a table, which is named by all of them.
_NEARLY, _NEARLY_ALL, _NEARLY_BEST, _DECIDES = 0.4, 0.8, 0.85, 1.0
_EXISTS = re.compile(r"(?<!수)(?<!수 )있(?:나요?|어요?|습니까|음|는지요?|을까요?)[?？ .]*$")
_AS_WELL = 0.9


def decisive(found: Found) -> Found:
    """What was found, with the evidence first that speaks of the deed that a question for yes or no asks about."""
    question = found.question
    if Asked.YES_NO not in question.asked or not found.weighed or OPENS.match(found.weighed[0].candidate.quote):
        return found
    whole = _by_means(found) or _of_all(found)
    if whole is not None:
        return found.led_by(whole)
    first, deed = found.weighed[0], _deed(found)
    if deed is None or _speaks_of(deed, first.candidate):
        return found
    bare = _is_bare(first.candidate)
    least = first.score * (_NEARLY if bare else _NEARLY_BEST)
    near = [one for one in found.weighed[1:] if one.score >= least]
    told = _beyond_figures(found, deed, near) if bare else _beside_prose(found, deed, near)
    return found.led_by(told) if told is not None else found


def _by_means(found: Found) -> Weighed | None:
    """The evidence that names by what something may be done, best where it says how: 온라인으로 신청되나요."""
    asked, first = means_asked(found.question), found.weighed[0]
    forms = [form for word in found.words if any(one in asked for one in word.forms) for form in said_as(word)]
    if not asked or (names_means(first.candidate.own, forms) and says_means(first.candidate.quote)):
        return None
    near = (one for one in found.weighed if one.score >= first.score * _NEARLY_ALL)
    named = [one for one in near if names_means(one.candidate.own, forms) and one.candidate.block.kind not in IN_TABLES]
    return next((one for one in named if says_means(one.candidate.quote)), named[0] if named else None)


def _of_all(found: Found) -> Weighed | None:
    """The evidence of all that is asked about, where the best one is not: what is, in its own words; else of the deed.

    주거와 일자리를 지원 says of no 창업 지원 that there is one.
    """
    nouns = [word for word in found.words if not (word.verb or word.light)]
    first, exists = found.weighed[0], _EXISTS.search(found.question.text) is not None
    of, least = (says, _NEARLY_ALL) if exists else (holds, _NEARLY_BEST)
    if (
        not nouns
        or (not exists and _GIVES_LEAVE.search(first.candidate.quote))
        or all(of(noun, first.candidate) for noun in (nouns if exists else nouns[-1:]))
    ):
        return None
    near = (one for one in found.weighed[1:] if one.score >= first.score * least)
    return next((one for one in near if all(of(noun, one.candidate) for noun in nouns)), None)


def of_counter(found: Found) -> Found:
    """What was found, with the evidence first that counts by the counter asked for, where it fits nearly as well.

    A line that holds more words but counts something else, or nothing, is refused in the end: 쪽, and not 1개.
    """
    question, first = found.question, found.weighed[0]
    if Asked.COUNT not in question.asked or not question.counter or first.kind_fit >= _DECIDES:
        return found
    near = (one for one in found.weighed[1:] if one.score >= first.score * _AS_WELL)
    told = next((one for one in near if one.kind_fit > _DECIDES and _is_beside(one, first)), None)
    return found.led_by(told) if told is not None else found


def _is_beside(one: Weighed, first: Weighed) -> bool:
    return one.candidate.reading is first.candidate.reading


def _deed(found: Found) -> Word | None:
    """The verb that is asked about, or the noun of doing before 되다 and its like: 연장도 되나요."""
    last = next((word for word in reversed(found.words) if not word.light), None)
    if last is None or last.verb:
        return last
    done = re.compile(rf"(?:{'|'.join(map(re.escape, last.forms))}){_DONE}")
    return last if done.search(found.question.text) else None


def _beyond_figures(found: Found, deed: Word, near: list[Weighed]) -> Weighed | None:
    """The line that speaks of the deed, or at least gives or denies leave, where figures of a table fit best."""
    lines = [one for one in near if one.candidate.block.kind not in IN_TABLES and one.kind_fit >= _DECIDES]
    told = next((one for one in lines if says(deed, one.candidate)), None)
    if told is None and _ASKS_LEAVE.search(found.question.text):
        told = next((one for one in lines if _GIVES_LEAVE.search(one.candidate.quote)), None)
    return told


def _beside_prose(found: Found, deed: Word, near: list[Weighed]) -> Weighed | None:
    """The evidence that holds the verb asked about and all that the best evidence holds of the question."""
    if not deed.verb:
        return None
    held = [word for word in found.words if not word.light and says(word, found.weighed[0].candidate)]
    lines = (one for one in near if one.kind_fit >= _DECIDES)
    return next((one for one in lines if all(says(word, one.candidate) for word in (deed, *held))), None)


def _is_bare(candidate: Candidate) -> bool:
    """Whether a cell or a row says how much or until when, and gives no leave."""
    return candidate.block.kind in IN_TABLES and not _GIVES_LEAVE.search(candidate.quote)


def _speaks_of(deed: Word, candidate: Candidate) -> bool:
    """Whether evidence or the line above it speaks of the deed."""
    return says(deed, candidate) or any(len(form) > 1 and stands_in(candidate.near, form) for form in said_as(deed))
