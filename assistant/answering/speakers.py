"""Who said what a question quotes: in minutes the speaker's name stands in a line above what was said.

Knows lines that are a speaker's name and lines below them; sentences that name their speaker are told as evidence is.
"""

from assistant.answering.cells import cited_span
from assistant.answering.draft import Draft
from assistant.answering.presenting import told
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from ingest import patterns as re
from ingest.types import PROSE, Block, BlockKind

_SPOKE = r"(?:제안|지적|요청|주장|답변?|질의|건의|설명|약속)[한했]"
_SAID = re.compile(
    r"[라자다냐]고 ?(?:[가-힣]{1,8}에서 )?(?:말|따[지진졌]|주장|제안|요청|지적|건의|답|묻|물|설명|한 |한$|했|하신|하던)"
    rf"|말한|말했|발언|의견을? ?[낸냈]|{_SPOKE}"
)
_ASKS = re.compile(
    r"누구|누가|어느 ?(?:위원|의원|분|사람)|(?:이름|성함)[은이을]?|(?:사람|분|위원|의원)[은이]?요? ?[?？]?$"
)
_CHIEF = r"[과팀국실부원]장|(?:위원|센터|의|시)장"
_TITLE = rf"(?:{_CHIEF}|위원|의원|간사|차장|장관|차관|대표|교수|이사|주무관|사무관)"
_NAME = r"[가-힣]{2,4}"
_SPEAKER = re.compile(
    rf"(?:{_NAME} ?[가-힣]*{_TITLE}|[가-힣]*{_TITLE} ?[(（]?{_NAME}[)）]?)(?:\s*[(（][^()（）]{{1,20}}[)）])?"
)
_REPORTS = re.compile(rf"[가-힣 ]{{2,8}}[(（][가-힣]*{_TITLE} {_NAME}[)）]")
_LONGEST_LINE, _LEAST_COVERED = 40, 0.5
_QUOTED = 0.3  # a question often gives what was said almost as it was said


def speaker(found: Found) -> Draft | None:
    """Name who said what the question quotes, with the words; None where nobody is asked for or nobody stands above."""
    text = found.question.text
    if not _ASKS.search(text) or not _SAID.search(text) or found.question.asked & {Asked.REASON, Asked.YES_NO}:
        return None
    said = [one for one in found.weighed if _above(one.candidate) is not None and one.year_fit >= 0.5]
    best = max(said, key=lambda one: _told(one, squeezed(text)), default=None)
    above = _above(best.candidate) if best is not None else None
    if best is None or above is None or best.coverage < _LEAST_COVERED or not _holds_any(found, best):
        return None
    draft, candidate = Draft(), best.candidate
    reading = candidate.reading
    name = draft.cite(reading, above, (above.start, above.end))
    words = draft.cite(reading, candidate.block, cited_span(candidate))
    draft.say(f"{readable(reading.own(above)).strip()}입니다.", *dict.fromkeys((name, words)))
    draft.say(told(found.question, candidate, of_year=False), words)
    return draft


def _holds_any(found: Found, one: Weighed) -> bool:
    """Whether a line holds a word of what was said, not only those that call the meeting itself."""
    reading = one.candidate.reading
    line = squeezed(reading.own(one.candidate.block))
    said = [word for word in found.words if not word.light and not any(map(reading.opens_with, word.forms))]
    return not said or any(stands_in(line, form) for word in said for form in (*word.forms, *word.alike))


def _told(one: Weighed, asked: str) -> float:
    """How much of the question a line tells, and of the line the question; naming nobody is nothing against it."""
    said = squeezed(one.candidate.quote)
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    quoted = sum(pair in asked for pair in pairs) / len(pairs) if pairs else 0.0
    return one.coverage * max(0.05, one.candidate.relevance) + _QUOTED * quoted


def _above(candidate: Candidate) -> Block | None:
    """The line above that is a speaker's name alone."""
    if candidate.block.kind not in PROSE:
        return None
    above = next(iter(candidate.reading.lineage(candidate.block)), None)
    line = candidate.reading.own(above).strip() if above is not None and above.kind is not BlockKind.TABLE else ""
    is_name = len(line) <= _LONGEST_LINE and (_SPEAKER.fullmatch(line) or _REPORTS.fullmatch(line))
    return above if is_name else None
