"""The penalty for breaking a rule, where a law sets it far behind the rule and names that by its number alone.

전입신고 안 하면 과태료가 얼마예요 is answered by two lines: who doesn't do what 제16조제1항 wants pays so much, and
what that article wants. Knows articles and finds the rule by the deed alone.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.refusing import LEAST_SCORE
from assistant.answering.wording import as_item, as_statement, readable
from assistant.evidence.breaches import Rule, names_rule
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.titles import title_of
from assistant.evidence.weighing import holds, says
from assistant.understanding import penalties
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from index.references import opened_article
from ingest import patterns as re
from ingest.markers import read_mark
from ingest.types import PROSE, Block, BlockKind

_OF_PENALTIES = re.compile(r"벌칙|과태료|벌금|과징금")
_NUMBERS = re.compile(r"제(\d+)조(?:의(\d+))?")
_UNDONE = re.compile(r"(?<![가-힣])[안못] ?[가-힣]|지 ?(?:않|아니|못)")  # 신고를 안 하면
_WANTS = re.compile(r"야 ?(?:한다|하[고며])|의무")
_FORBIDS_SO = re.compile(r"아니 ?된다|안 ?된다|못한다|금지|할 수 없다")
_BECOMES = re.compile(r"면 ?(?:어떻게|어찌) ?[되돼됩될]")
_FORBIDS = re.compile(r"(?:아니 ?된다|안 ?된다|못한다|금지(?:한다|된다))[.\s]*$")
_ASKED = ("과태료", "과징금", "벌금", "징역")
# What a question asks behind the deed: 처벌받나요, 과태료가 얼마예요, 어떤 벌을 받나요, 어떻게 되나요.
_OF_PENALTY = re.compile(
    r"(?:어떤|무슨)? ?(?:처벌|형량|벌칙|제재|처분|불이익|과태료|벌금|과징금|징역|벌[을이]? ?받)|어떻게|어찌"
)
# Articles that a line refers to one after another, four or more of them.
_PART = r"(?:「[^」]*」 ?)?제\d+(?:조(?:의\d+)?|[항호목])|같은 조|본문|단서|전단|후단|부터|까지|및|또는|[,ㆍ· ]"
_RUN = re.compile(rf"(?:{_PART}){{8,}}[을를]")
_LOOKED_AT, _MOST = 24, 3


def penalty_of_rule(found: Found, finder: EvidenceFinder) -> Draft | None:
    """The penalty for breaking the rule that a question is about, and the rule; None where none is found that way."""
    question = found.question
    matter = _OF_PENALTY.split(question.text)[0].strip()
    if Asked.PENALTY not in question.asked or not matter or not found.weighed or _is_told(found):
        return None
    rules = _WANTS if _UNDONE.search(matter) else _FORBIDS_SO
    ruled = finder.find(finder.read_question(matter))
    for one in ruled.weighed[:_LOOKED_AT]:
        rule = one.candidate
        if (
            _is_of_penalties(rule)
            or not _is_of_all(ruled, rule)
            or one.score < LEAST_SCORE
            or not rules.search(rule.quote)
        ):
            continue
        draft = Draft()
        if tell_breach(draft, rule, [word for word in _ASKED if word in question.text]):
            _tell_rule(draft, rule)
            return draft
    return None


def _is_of_all(found: Found, rule: Candidate) -> bool:
    """Whether a rule or what stands above it has every word of a deed, nouns whole; likeness is not enough."""
    told = rule.own + rule.near + rule.far
    words = [word for word in found.words if not word.light]
    return bool(words) and all(
        holds(word, rule) if word.verb else any(stands_in(told, form) for form in (word.term, *word.alike))
        for word in words
    )


def _is_told(found: Found) -> bool:
    """Whether the best evidence itself sets a penalty for the deed; for leaving one undone if it denies that."""
    best = found.weighed[0].candidate
    words = [word for word in found.words if not (word.light or _OF_PENALTY.search(word.term))]
    told = _is_of_penalties(best) and all(says(word, best) for word in words)
    return told and (not _UNDONE.search(found.question.text) or any(_is_left_undone(word, best) for word in words))


def _is_left_undone(word: Word, penalty: Candidate) -> bool:
    """Whether a line punishes not doing what a word says: 검사를 받지 아니한, but not 검사를 한."""
    forms = "|".join(map(re.escape, (*word.forms, *word.alike)))
    return re.search(rf"(?:{forms})[가-힣]{{0,8}}?지(?:아니|않)", squeezed(penalty.quote)) is not None


def tell_consequence(draft: Draft, question: Question, rule: Candidate) -> None:
    """Behind a rule that forbids what a question supposes, say what breaking it costs: 낚시하면 어떻게 돼요."""
    if _BECOMES.search(question.text) and _FORBIDS.search(rule.quote):
        tell_breach(draft, rule)


def tell_breach(draft: Draft, rule: Candidate, kinds: Sequence[str] = ()) -> bool:
    """Say what breaking a rule costs, those of several kinds that are asked for; whether its law sets a penalty."""
    number = _number(rule)
    if number is None:
        return False
    lines = list(_penalties(rule.reading, number))
    lines = [one for one in lines if any(kind in _said(rule.reading, one) for kind in kinds)] or lines
    for line, above in lines[:_MOST]:
        _tell(draft, rule.reading, line, above, number)
    return bool(lines)


def _penalties(reading: Reading, number: Rule) -> Iterator[tuple[Block, Block | None]]:
    """The lines of the same law that set a penalty for a rule, with the line above where they are a case of that."""
    for block in reading.document.blocks:
        if block.kind not in PROSE or not any(map(_OF_PENALTIES.match, map(title_of, reading.headings(block)))):
            continue
        own = reading.own(block)
        if not names_rule(own, number):
            continue
        above = reading.opener(block) or next(iter(reading.lineage(block)), None)
        if above is not None and above.kind is not BlockKind.HEADING and penalties.TOLD.search(reading.own(above)):
            yield block, above
        elif penalties.TOLD.search(own):
            yield block, None


def _number(rule: Candidate) -> Rule | None:
    """By which numbers a law calls the rule that a candidate is of."""
    reading = rule.reading
    article = next(filter(None, map(opened_article, reversed(reading.headings(rule.block)))), "")
    numbers = _NUMBERS.match(article)
    if numbers is None:
        return None
    blocks = [rule.block, *reading.lineage(rule.block)]
    below = [one for one in blocks if one.kind is not BlockKind.HEADING]
    mark = read_mark(reading.document.text[below[-1].start : below[-1].end]) if below else None
    return Rule((int(numbers[1]), int(numbers[2] or 0)), mark.number if mark is not None else 0)


def _is_of_penalties(candidate: Candidate) -> bool:
    titles = map(title_of, candidate.reading.headings(candidate.block))
    return any(map(_OF_PENALTIES.match, titles))


def _said(reading: Reading, penalty: tuple[Block, Block | None]) -> str:
    return " ".join(reading.own(block) for block in penalty if block is not None)


def _tell(draft: Draft, reading: Reading, line: Block, above: Block | None, rule: Rule) -> None:
    said = reading.own(line)
    if above is None:
        draft.say(
            as_statement(_shortened(said, rule)),
            draft.cite(reading, line, (line.start, line.content_start + len(said))),
        )
        return
    lead = reading.own(above)
    mark = draft.cite(reading, above, (above.start, above.content_start + len(lead)))
    case = draft.cite(reading, line, (line.start, line.content_start + len(said)))
    draft.say(as_statement(readable(lead)), mark)
    draft.lines.append(f"- {as_item(_shortened(said, rule))} {case}")


def _shortened(line: str, rule: Rule) -> str:
    """A line with the one article that is asked about in place of a long run of them: 제54조 등을 위반한 자."""
    article, branch = rule.article
    name = f"제{article}조" + (f"의{branch}" if branch else "")
    return _RUN.sub(lambda run: f"{name} 등을" if name in run[0] else run[0], readable(line))


def _tell_rule(draft: Draft, rule: Candidate) -> None:
    """Say the rule itself below its article's name."""
    name = next((one for one in reversed(rule.reading.headings(rule.block)) if opened_article(one)), "")
    mark = draft.cite(rule.reading, rule.block, (rule.start, rule.end))
    draft.say(f"{readable(name)}: {as_statement(readable(rule.quote))}", mark)
