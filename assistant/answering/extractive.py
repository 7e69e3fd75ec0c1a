"""The built-in answerer: the short answer first, then the words it rests on. Needs no language model.

Everything it says is a span of a document, a table cell said with the names of its row and column, or a difference of
two cited figures that is marked as computed.
"""

from assistant.answering.announced import tell_item
from assistant.answering.articles import article, no_article
from assistant.answering.asked_before import answered_before
from assistant.answering.attached import attached
from assistant.answering.attributes import lacks_attribute
from assistant.answering.bans import banned
from assistant.answering.bounds import bounding
from assistant.answering.broken_rules import penalty_of_rule, tell_consequence
from assistant.answering.cells import cited_span, names_of
from assistant.answering.changed import changed
from assistant.answering.companions import defining_note, evidence_told
from assistant.answering.comparing import comparison
from assistant.answering.conflicting import conflict
from assistant.answering.contents import contents
from assistant.answering.days_before import days_before
from assistant.answering.decided import said
from assistant.answering.deciding import decisive, of_counter
from assistant.answering.decreed import tell_decree
from assistant.answering.defining import definition, say_undefined
from assistant.answering.draft import Draft
from assistant.answering.duties import duties, unknown_office
from assistant.answering.enumerating import present_list
from assistant.answering.exact_days import more_exact
from assistant.answering.heads import head, lacks_head
from assistant.answering.holders import holder, unknown_chief
from assistant.answering.imprint import by_imprint
from assistant.answering.in_order import present_steps
from assistant.answering.leaning import with_their_rules
from assistant.answering.limits import is_of_figures_alone, own_case
from assistant.answering.lining import lined_up, states_change
from assistant.answering.listing import counted_list
from assistant.answering.multiplied import tell_several
from assistant.answering.near_miss import is_of_another, is_of_another_kind, is_of_another_way, is_of_unknown
from assistant.answering.overview import overview, tasks_on
from assistant.answering.own_days import by_own_day
from assistant.answering.pairing import paired
from assistant.answering.penalising import is_of_another_offence, tell_penalty
from assistant.answering.picking.picked import picked, picked_of_kind
from assistant.answering.presenting import LONGEST, cell_named, cell_of_row, present, row_of_contact, told
from assistant.answering.prose import name_leaflet, tell, tell_nearest
from assistant.answering.ranges import ranged
from assistant.answering.ranking import ranked, ranked_otherwise
from assistant.answering.ranking_inside import ranked_inside
from assistant.answering.reduced import tell_reduction
from assistant.answering.refusing import LEAST_SCORE, NOT_FOUND, gives_no_reason, name_near_miss, name_nearest, refusal
from assistant.answering.remaining import remaining
from assistant.answering.sections import left_out_part, named_part
from assistant.answering.speakers import speaker
from assistant.answering.supposing import of_case
from assistant.answering.tabular.both import both_of
from assistant.answering.tabular.each import each_of
from assistant.answering.tabular.fees import fee_of, is_of_another_fee
from assistant.answering.tabular.grown import grown
from assistant.answering.tabular.marked import marked
from assistant.answering.tabular.of_periods import no_period, of_period
from assistant.answering.tabular.period_changes import changed_over_years, most_changed, share_of_total
from assistant.answering.tabular.registers import registered, unregistered
from assistant.answering.tabular.shown import shown
from assistant.answering.tabular.some_summed import summed_some
from assistant.answering.tabular.summed import summed
from assistant.answering.tabular.symptoms import symptom
from assistant.answering.tabular.tied import tied
from assistant.answering.tabular.totals import total_of
from assistant.answering.verdicts import verdict
from assistant.answering.wording import readable, untied
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import Body, body_spans
from assistant.understanding.picking import Wish, wish_of
from ingest import patterns as re
from ingest.names import Names
from ingest.types import BlockKind

_OFFICE = re.compile(r"부서|기관|소관|주관|담당 ?과")


def answer(found: Found, finder: EvidenceFinder, most: int = LONGEST) -> tuple[Draft, bool]:
    """Write the answer to a question and say whether it is a refusal; paragraphs have ``most`` characters."""
    question, wish = found.question, wish_of(found.question)
    without = no_article(found) or no_period(found)
    draft = without or _by_structure(found, finder, wish)
    if draft is not None:
        tell_reduction(draft, found)
        tell_several(draft, found)
        return draft, draft is without
    unlike = ranked_otherwise(found)
    if unlike is not None:
        return _with_nearest(unlike, found, most), True
    if found.confidence < LEAST_SCORE or _asks_in_vain(found) or (supposed := of_case(found)) is None:
        return _refused(found, most), True
    found = decisive(of_counter(supposed))
    decided = verdict(question, found.weighed) or banned(found)
    if decided is not None:
        draft = said(question, decided)
        lacks = lacks_attribute(found, draft, finder.likeness)
        return (_told_nearly(found, found.weighed[0], most) if lacks else draft), lacks
    cell = cell_named(found.weighed, question) or cell_of_row(found.weighed)
    first = row_of_contact(found.weighed, question) or more_exact(question, cell, found.weighed)
    first = bounding(question, first, found.weighed)
    listed = (
        counted_list(question, found.weighed)
        or summed_some(found, first)
        or total_of(found, first)
        or tied(found, first)
        or symptom(found, first)
        or Draft()
    )
    whole = bool(listed.lines) or present_steps(listed, question, first.candidate)
    if whole or present_list(listed, question, first.candidate):
        draft, told_by = listed, None
    else:
        draft, told_by = _told_of(found, first, finder, most), first.candidate
    other = is_of_another_kind(question, draft, told_by) or lacks_head(question, draft)
    if other or lacks_attribute(found, draft, finder.likeness):
        return _told_nearly(found, first, most), True
    draft.lines[0] = untied(draft.lines[0])
    tell_reduction(draft, found)
    tell_several(draft, found)
    say_undefined(question, draft)
    return draft, False


def _by_structure(found: Found, finder: EvidenceFinder, wish: Wish | None) -> Draft | None:
    """What the structure of documents says by itself: their articles, tables, lists, parts and pairs."""
    draft = (
        article(found)
        or penalty_of_rule(found, finder)
        or shown(found)
        or each_of(found)
        or both_of(found)
        or marked(found)
        or grown(found, finder)
        or summed(found)
        or remaining(found)
        or of_period(found)
        or changed_over_years(found)
        or most_changed(found)
        or share_of_total(found)
        or duties(found)
        or holder(found, finder)
        or registered(found)
        or fee_of(found)
        or head(found)
        or speaker(found)
        or by_imprint(found)
        or definition(found)
        or own_case(found)
        or by_own_day(found)
        or days_before(found)
        or left_out_part(found)
        or picked(wish, found, finder.likeness)
        or changed(found)
        or ranged(found)
        or ranked(found)
        or ranked_inside(found)
        or conflict(found)
        or (None if states_change(found) else _compared(found, finder))
    )
    draft = draft or named_part(found) or attached(found) or tasks_on(found)
    draft = draft or picked_of_kind(wish, found, finder.likeness) or contents(found, wish)
    return draft or answered_before(found)


def _asks_in_vain(found: Found) -> bool:
    """Whether the evidence can't answer, however well it fits."""
    unknown = unknown_office(found) or unknown_chief(found) or is_of_unknown(found) or is_of_figures_alone(found)
    unknown = unknown or unregistered(found) or is_of_another_fee(found)
    return (
        unknown
        or is_of_another_offence(found)
        or gives_no_reason(found)
        or is_of_another(found)
        or is_of_another_way(found)
    )


def _told_of(found: Found, first: Weighed, finder: EvidenceFinder, most: int) -> Draft:
    """What is told of a matter, else the best evidence with what completes it."""
    question, draft = found.question, Draft()
    if tell(draft, found, most) or tell_penalty(draft, question, first.candidate):
        return draft
    note = defining_note(question, found.weighed)
    if note is not None:
        present(draft, question, note)
        return draft
    lines = overview(found)
    if lines is not None:
        return lines
    if Asked.BODY in question.asked and _name_body(draft, found, first.candidate, finder.names):
        return draft
    if tell_item(draft, question, first.candidate):
        return draft
    for candidate in with_their_rules(evidence_told(question, [first, *found.weighed])):
        present(draft, question, candidate)
        tell_decree(draft, found, candidate)
    tell_consequence(draft, question, first.candidate)
    name_leaflet(draft, question, first.candidate)
    return draft


def _refused(found: Found, most: int) -> Draft:
    """A refusal, with what is nearest: a fact of another year, what a leaflet says, a sentence of the same matter."""
    draft = _refused_by_leaflet(found, most)
    if draft.text == NOT_FOUND and not is_of_unknown(found):
        name_nearest(draft, found)
    return draft


def _told_nearly(found: Found, first: Weighed, most: int) -> Draft:
    """Refuse where the best evidence tells of the matter something else; say what its leaflet says, else that."""
    draft = _refused_by_leaflet(found, most)
    if draft.text == NOT_FOUND:
        name_near_miss(draft, found, first)
    return draft


def _refused_by_leaflet(found: Found, most: int) -> Draft:
    """A refusal; where it has no more to say, with what the nearest leaflet says."""
    draft = refusal(found)
    if draft.text == NOT_FOUND:
        tell_nearest(draft, found, most - len(NOT_FOUND))
    return draft


def _with_nearest(refused: Draft, found: Found, most: int) -> Draft:
    """A refusal that rests on nothing, with what the nearest leaflet says."""
    if not refused.citations:
        tell_nearest(refused, found, most - len(refused.text))
    return refused


def _compared(found: Found, finder: EvidenceFinder) -> Draft | None:
    """What the question compares: within tables, within a sentence, or between two pieces of evidence."""
    if Asked.REASON in found.question.asked:
        return None  # how much less there is says nothing of why
    return paired(found) or lined_up(found) or comparison(found, finder)


def _name_body(draft: Draft, found: Found, candidate: Candidate, names: Names) -> bool:
    """Answer with the body that the evidence, its bullet or a heading above it names."""
    reading, block = candidate.reading, candidate.block
    office = next(
        (cell for cell in cells_of(reading, block) if _OFFICE.search(" ".join(names_of(reading, cell)))), None
    )
    if block.kind is BlockKind.ROW and office is not None:
        mark = draft.cite(reading, block, (block.start, block.end))
        draft.say(f"{readable(reading.own(office))}입니다.", mark)
        columns = {names_of(reading, cell)[1] for cell in cells_of(reading, block) if cell != office}
        if any(column and column in found.question.text for column in columns):
            draft.say(told(found.question, candidate, of_year=False), mark)  # 2025년 목표와 담당 부서
        return True
    text = reading.document.text
    for above in [block, *reading.lineage(block)]:
        spans = body_spans(text[above.start : above.end], names)
        if not spans:
            continue
        named = [spans[-1]] if above is not block or len(spans) == 1 else spans
        bodies: list[Body] = list(dict.fromkeys(body for _, _, body in named))
        mark = draft.cite(reading, block, cited_span(candidate))
        marks = [mark]
        if above is not block and above.kind is not BlockKind.HEADING:  # the headings are given with the citation
            marks.append(draft.cite(reading, above, (above.start, above.end)))
        draft.say(f"{', '.join(_full_name(body) for body in bodies)}입니다.", *marks)
        draft.say(told(found.question, candidate, of_year=False), mark)
        return True
    return False


def _full_name(body: Body) -> str:
    return f"{body.name}({body.forms[1]})" if len(body.forms) > 1 else body.name
