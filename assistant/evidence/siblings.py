"""Of which of several like things a piece of evidence speaks: 나등급: 가등급에 해당하지 아니하는 is about 나등급.

What stands first in a line is what it is about: before its colon, or before its first 은, 는, 이 or 가. A question that
picks one (가등급, 4인 가구) is not answered by a line about another, though that line names the one picked; nor is a
question for the rule answered by its exception. Knows nothing of tables, whose rows and columns name their cells.
"""

from collections.abc import Sequence

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import IN_TABLES

_ABOUT = re.compile(r"^\W*(?P<subject>[^:：\n]{1,30}?)(?:[:：]|(?<=[가-힣])[은는이가](?=\s))")
_MEMBER = re.compile(r"(?P<which>\d{1,3}|[가-하A-E])(?P<of>[가-힣]{1,3})")
_EXCEPTS = re.compile(r"더라도|[도에]도 불구하고|^\W*(?:다만|단)[, ]")
_ASKS_EXCEPTION = re.compile(r"더라도|불구|예외|다만|넘[어으는]|초과|못|안 |않|없")
_OF_KIND = re.compile(r"\W*(?P<kind>[가-힣]{2,8})(?:은|는|의 경우) ")
_OF_ANOTHER, _EXCEPTION, _MEANT, _MEANT_ALONE = 0.6, 0.9, 1.05, 1.12


def sibling_fit(question: Question, candidate: Candidate) -> float:
    """Little for a line about another member of what the question picks from, a little less for an exception."""
    if candidate.block.kind in IN_TABLES:
        return 1.0
    fit = _OF_ANOTHER if is_of_another(question.picks, candidate.quote) else 1.0
    excepted = _EXCEPTS.search(candidate.quote) and not _ASKS_EXCEPTION.search(question.text)
    if excepted and _names_exception(question, candidate):
        return fit * _MEANT
    return fit * (_EXCEPTION if excepted else _MEANT_ALONE if _is_of_kind(question, candidate) else 1.0)


def _names_exception(question: Question, candidate: Candidate) -> bool:
    """Whether the exception holds a noun of the question that the rule before it doesn't: 사고 of 사고 기록은 몇 년."""
    block = candidate.block
    rule = squeezed(candidate.reading.document.text[block.content_start : candidate.start])
    nouns = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    return bool(rule) and any(stands_in(squeezed(candidate.quote), noun) and noun not in rule for noun in nouns)


def _is_of_kind(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence says of a kind that the question names what the rule before it says of all: 설비는 2년."""
    kind = _OF_KIND.match(candidate.quote)
    return kind is not None and kind["kind"] in question.text and _names_exception(question, candidate)


def is_of_another(picks: Sequence[str], line: str) -> bool:
    """Whether a line is about another member than those picked: 나등급: … for 가등급."""
    found = _ABOUT.match(line)
    if found is None:
        return False
    subject = found["subject"]
    for pick in picks:
        member = _MEMBER.fullmatch(pick)
        if member is None or pick in subject:
            continue
        others = re.findall(rf"(?<![가-힣\d])(\d{{1,3}}|[가-하A-E]){member['of']}", subject)
        if any(other != member["which"] for other in others):
            return True
    return False
