"""A penalty told with the case that it is for, where a law sets it above a list of cases: 다음 각 호의 자는 …."""

from assistant.answering.draft import Draft
from assistant.answering.leaning import with_its_rule
from assistant.answering.wording import as_statement, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.understanding import penalties
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question


def tell_penalty(draft: Draft, question: Question, case: Candidate) -> bool:
    """Say the penalty above a case, and the case; whether there is one and it was asked for."""
    if Asked.PENALTY not in question.asked or penalties.TOLD.search(case.quote):
        return False
    reading = case.reading
    lines = [reading.opener(case.block), *reading.lineage(case.block)]
    above = next((one for one in lines if one is not None and penalties.TOLD.search(reading.own(one))), None)
    if above is None:
        return False
    penalty = reading.own(above)
    mark = draft.cite(reading, above, (above.start, above.content_start + len(penalty)))
    draft.say(as_statement(readable(penalty)), mark)
    case = with_its_rule(case)
    draft.lines.append(f"- {readable(case.quote)} {draft.cite(reading, case.block, (case.start, case.end))}")
    return True


def is_of_another_offence(found: Found) -> bool:
    """Whether the best evidence for a penalty lacks a word of the question: a penalty for something else misleads."""
    if Asked.PENALTY not in found.question.asked or not found.weighed:
        return False
    missing = found.weighed[0].missing
    return any(penalties.ASKS.search(term) is None and term not in penalties.WORDS for term in missing)
