"""A short paragraph for a question that wants to be told: how, what for, on what terms, what there is for one like me.

Told is what a leaflet says, a document of one matter without headings and tables: first the sentence that answers, then
in the document's order what belongs to it. Where the search finds two leaflets nearly as well, the second is told of
more briefly. Knows nothing of tables, of longer documents, and of how a single figure, date or name is answered.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.opening import opened
from assistant.answering.refusing import NEAREST
from assistant.answering.said_once import named, without_subject, without_topic
from assistant.answering.wording import as_statement, readable, untied
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, once_for_a_reading, squeezed
from assistant.evidence.weighing import Weighed, says
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.yes_no import OPENS
from ingest import patterns as re
from ingest.types import PROSE

# These want to be told, whatever is asked beside them; a list or a place where no single thing is asked.
_TOLD = frozenset({Asked.METHOD, Asked.DEFINITION, Asked.REASON, Asked.YES_NO})
_SEVERAL = frozenset({Asked.LIST, Asked.PAPERS, Asked.RECIPIENT})
_NARROW = frozenset(Asked) - _TOLD - _SEVERAL - {Asked.PLACE}
_CONTACT = frozenset({Asked.PHONE, Asked.BODY, Asked.EMAIL})
# Someone tells of themselves, wishes for something, or asks on what terms.
_STORY = re.compile(
    r"싶|조건|자격|요건|혜택|(?:^|[ ,])(?:저는|제가|저희|우리|나는|내가|제|내) |[다요][.,] |[는은인한된]데[, ]|지만[, ]"
)
# Shares of an answer's most characters that its sentences take; marks and endings come on top.
_PARAGRAPH, _NARROW_PARAGRAPH, _FIRST_OF_TWO, _SECOND_OF_TWO = 0.7, 0.4, 0.47, 0.33
# Two documents are told of where neither leads the search by this much.
_LEAD = 0.05
_OF_FIRST_HIT = 0.6
_OF_SECOND = 0.4
_FITS_TOO = 0.25
# A sentence that says nearly all of a question answers it. On KorQuAD's questions answers are half as long for it in
# the median, and 577 instead of 580 of 722 hold what was asked for.
_SAYS_ALL, _FITS_ALIKE = 0.9, 0.9
_SHORTEST = 12
_LEAST_NEAR = 0.16
_LABELLED, _LEAST_LABELLED = re.compile(r"[^가-힣A-Za-z0-9]*[가-힣 ·]{2,12}\s?[:：]\s?\S"), 4
_AND_ALSO = "함께 볼 내용: "
_ANNOUNCES = re.compile(
    r"(?:다음|아래)(?:과|와)? ?(?:같|의|중|자격|사항|각|\d+ ?가지|[두세네] ?가지)|(?:나누어|나뉘|구분)[가-힣]*[.다]"
)
_SAYS_NOTHING = re.compile(r"알려 ?드립니다|자주 ?(?:하는|묻는) ?질문")
_TOPIC = re.compile(r"\W{0,2}(?:단[,， ]|다만[,，]?)?(?P<of>[^.]{2,40}?)[은는] ")
_EXCEPTION = re.compile(r"\W{0,2}(?:단[,， ]|다만|이때|이 경우|그러나|하지만)")


def tell(draft: Draft, found: Found, most: int) -> bool:
    """Answer with a paragraph where the evidence is a leaflet's and has more than one sentence to say, else not.

    ``most`` is how many characters the answer may have.
    """
    paragraphs = _narrow(found, most) if wants_one_thing(found.question) else _answering(found, most)
    told = [candidate for paragraph in paragraphs for candidate in paragraph]
    if not told or told == [found.weighed[0].candidate]:
        return False
    _say(draft, found.question, paragraphs, "")
    return True


def wants_one_thing(question: Question) -> bool:
    """Whether a question asks for a figure, a date, a body or a name and nothing else, with no story behind it."""
    narrow = question.asked & _NARROW and not question.asked & _TOLD
    return bool(narrow) and _STORY.search(question.text) is None


def tell_nearest(draft: Draft, found: Found, most: int) -> None:
    """Behind a refusal, tell what the nearest leaflet says, where there is one that is not far off."""
    if found.confidence >= _LEAST_NEAR:
        _say(draft, found.question, _paragraphs(found, most), NEAREST)


def name_leaflet(draft: Draft, question: Question, candidate: Candidate) -> None:
    """Open an answer that rests on one sentence of a leaflet with its title, where nothing else says what it is of."""
    if _is_of_leaflet(candidate):
        draft.lines[:1] = [named(line, question, candidate.reading) for line in draft.lines[:1]]


def _narrow(found: Found, most: int) -> list[list[Candidate]]:
    """The sentence that answers a question for one thing, with what it can't do without; a number with whose it is."""
    if not found.weighed or not _is_told(found.weighed[0].candidate):
        return []
    first = found.weighed[0].candidate
    sentences = _of_document(found, first.reading.document.name)
    if found.question.asked & _CONTACT:
        beside = [one for one in sentences if _of_one_paragraph(one.candidate, first)]
        return [_chosen(beside, most * _NARROW_PARAGRAPH)]
    in_order = sorted((one.candidate for one in sentences), key=lambda one: one.start)
    own = next((one for one in _belonging(first, in_order) if _is_made_for(found, one, first)), None)
    if own is not None:
        return [[own]]
    return [_led(first, in_order, {first.start: first}, most * _NARROW_PARAGRAPH)]


def _is_made_for(found: Found, exception: Candidate, rule: Candidate) -> bool:
    """Whether an exception tells of those alone about whom a question asks: 단, 신혼부부는 3억 원까지."""
    topic = _TOPIC.match(exception.quote)
    held = squeezed(topic["of"]) if topic is not None else ""
    forms = [form for word in found.words if not (word.verb or word.light) for form in word.forms if len(form) > 1]
    return any(form in held and form not in squeezed(_head_of(rule)) for form in forms)


def _head_of(rule: Candidate) -> str:
    """What a rule says first that it is of."""
    topic = _TOPIC.match(rule.quote)
    return topic["of"] if topic is not None else ""


def _of_one_paragraph(one: Candidate, other: Candidate) -> bool:
    """Whether no empty line stands between two sentences of a document."""
    first, second = sorted((one, other), key=lambda candidate: candidate.start)
    return "\n\n" not in one.reading.document.text[first.end : second.start]


def _paragraphs(found: Found, most: int) -> list[list[Candidate]]:
    """What the leaflet says, and the next one where the search finds it nearly as well."""
    sentences = _of_leading_leaflet(found)
    second = _second_leaflet(found, sentences[0]) if sentences else []
    if second:
        room = most - sum(len(one[0].candidate.reading.document.title) for one in (sentences, second))
        shares = (room * _FIRST_OF_TWO, room * _SECOND_OF_TWO)
        return [_chosen(opened(found, one), share) for one, share in zip((sentences, second), shares, strict=True)]
    return [_chosen(opened(found, sentences), most * _PARAGRAPH)] if sentences else []


def _answering(found: Found, most: int) -> list[list[Candidate]]:
    """The sentence that says by itself what a question says, with its like; else paragraphs."""
    sentences = _of_leading_leaflet(found)
    if sentences and _is_told_by(sentences[0].candidate, found):
        return [_chosen(sentences, most * _PARAGRAPH, _FITS_ALIKE)]
    return _paragraphs(found, most)


def _is_told_by(candidate: Candidate, found: Found) -> bool:
    """Whether a sentence itself says nearly all that a question says, and the question wants no more to be told."""
    if found.question.asked & (_TOLD | _SEVERAL) or _STORY.search(found.question.text) is not None:
        return False
    said = sum(word.weight for word in found.words if says(word, candidate))
    return said >= _SAYS_ALL * sum(word.weight for word in found.words)


def _of_leading_leaflet(found: Found) -> list[Weighed]:
    """The sentences of the leaflet that is told of, best first; none where the best evidence is of no leaflet.

    The leaflet that the search puts first is taken where a sentence of it fits nearly as well as the best of all. The
    best evidence itself may be a part of a sentence, which is not told alone.
    """
    best = next((one for one in found.weighed if _is_told(one.candidate)), None)
    if best is None or not _is_of_leaflet(found.weighed[0].candidate):
        return []
    of_first = _of_document(found, found.hits[0].passage.document)
    if of_first and of_first[0].score >= _OF_FIRST_HIT * best.score:
        return of_first
    return _of_document(found, best.candidate.reading.document.name)


def _second_leaflet(found: Found, first: Weighed) -> list[Weighed]:
    """The sentences of the next leaflet where the search finds it nearly as well as the one that is told of first."""
    told = first.candidate.reading.document.name
    own = max((hit.score for hit in found.hits if hit.passage.document == told), default=0.0)
    other = next((hit for hit in found.hits if hit.passage.document != told), None)
    if other is None or own - other.score >= _LEAD:
        return []
    second = _of_document(found, other.passage.document)
    return second if second and second[0].score >= _OF_SECOND * first.score else []


def _of_document(found: Found, name: str) -> list[Weighed]:
    of_it = [one for one in found.weighed if one.candidate.reading.document.name == name and _is_told(one.candidate)]
    if Asked.YES_NO in found.question.asked:
        return of_it
    return [one for one in of_it if not OPENS.match(one.candidate.quote)]


def _is_told(candidate: Candidate) -> bool:
    """Whether it is a sentence or a line of a leaflet that says something; the title's own words say nothing new."""
    quote = candidate.quote.strip()
    if candidate.is_part or len(quote) < _SHORTEST or not _is_of_leaflet(candidate):
        return False
    return squeezed(quote) not in squeezed(candidate.reading.document.title)


def _is_of_leaflet(candidate: Candidate) -> bool:
    """Whether it stands in the running text of a leaflet; its footnotes are told by themselves.

    A notice that says all by labels (일시: …, 장소: …) is read like a table: each line is told by itself.
    """
    return candidate.block.kind in PROSE and candidate.reading.is_leaflet and not _is_of_labels(candidate.reading)


@once_for_a_reading
def _is_of_labels(reading: Reading) -> bool:
    lines = [reading.own(block) for block in reading.document.blocks if block.kind in PROSE]
    labelled = sum(_LABELLED.match(line) is not None for line in lines)
    return labelled >= _LEAST_LABELLED and labelled * 2 >= len(lines)


def _chosen(sentences: Sequence[Weighed], most: float, fits: float = _FITS_TOO) -> list[Candidate]:
    """The sentence that answers with what it can't do without, then others in the document's order.

    ``fits`` is the least share of its score that the others have.
    """
    first = sentences[0].candidate
    in_order = sorted((one.candidate for one in sentences), key=lambda one: one.start)
    taken = {first.start: first}
    led = _led(first, in_order, taken, most)
    for one in sentences[1:]:
        if one.score < fits * sentences[0].score:
            break
        if _take(taken, one.candidate, most):
            for candidate in _belonging(one.candidate, in_order):
                _take(taken, candidate, most)
    others = [one for one in in_order if one.start in taken and one not in led]
    return [*led, *(one for one in others if not _is_hollow(one, in_order, taken))]


def _led(first: Candidate, in_order: Sequence[Candidate], taken: dict[int, Candidate], most: float) -> list[Candidate]:
    """The first sentence with what it can't do without."""
    return [first, *(one for one in _belonging(first, in_order) if _take(taken, one, most))]


def _take(taken: dict[int, Candidate], candidate: Candidate, most: float) -> bool:
    """Take a sentence that says something new and fits in; tell whether it was taken."""
    if sum(map(_length, taken.values())) + _length(candidate) > most or _SAYS_NOTHING.search(candidate.quote):
        return False
    if OPENS.match(candidate.quote):
        return False  # the yes or no to a question that nobody asked
    if any(_repeats(candidate, one) for one in taken.values()):
        return False
    taken[candidate.start] = candidate
    return True


def _length(candidate: Candidate) -> int:
    title = candidate.reading.document.title
    return len(without_topic(without_subject(candidate.quote, title), title))


def _repeats(one: Candidate, other: Candidate) -> bool:
    return one.own in other.own or other.own in one.own or (one.start < other.end and other.start < one.end)


def _is_hollow(candidate: Candidate, in_order: Sequence[Candidate], taken: dict[int, Candidate]) -> bool:
    """Whether a sentence announces what is not told."""
    following = next((one for one in in_order if one.start > candidate.start), None)
    told = following is not None and following.start in taken
    return _ANNOUNCES.search(candidate.quote) is not None and not told


def _belonging(candidate: Candidate, in_order: Sequence[Candidate]) -> Iterator[Candidate]:
    """What a sentence can't do without: the list that it announces, the exception that follows it."""
    announces = _ANNOUNCES.search(candidate.quote) is not None
    before = candidate
    for following in in_order[in_order.index(candidate) + 1 :]:
        wanted = announces or _EXCEPTION.match(following.quote)
        if not (wanted and _of_one_paragraph(before, following)):
            return
        yield following
        before = following


def _say(draft: Draft, question: Question, paragraphs: Sequence[Sequence[Candidate]], opening: str) -> None:
    """Say the sentences of each paragraph, each with its mark; those that follow each other are cited as one."""
    for begins, chosen in zip((opening, _AND_ALSO), paragraphs, strict=False):
        runs = _runs(sorted(chosen, key=lambda one: one.start))
        said: list[str] = []
        before = chosen[0]
        for candidate in chosen:
            run = next(run for run in runs if candidate in run)
            mark = draft.cite(candidate.reading, run[0].block, (run[0].start, run[-1].end))
            told = readable(candidate.quote)
            told = _following(told, candidate, before) if said else named(untied(told), question, candidate.reading)
            said.append(f"{as_statement(told)} {mark}")
            before = candidate
        draft.say(begins + " ".join(said))


def _following(sentence: str, candidate: Candidate, before: Candidate) -> str:
    """A sentence behind another one of its leaflet, without the title once more; an exception is of others."""
    title = candidate.reading.document.title
    said = without_subject(sentence, title)
    return said if said != sentence or _EXCEPTION.match(before.quote) else without_topic(sentence, title)


def _runs(in_order: Sequence[Candidate]) -> list[list[Candidate]]:
    """Sentences of one paragraph with nothing but blanks between them, together."""
    runs: list[list[Candidate]] = []
    for candidate in in_order:
        before = runs[-1][-1] if runs else candidate
        between = candidate.reading.document.text[before.end : candidate.start]
        if not runs or between.strip() or "\n\n" in between:
            runs.append([])
        runs[-1].append(candidate)
    return runs
