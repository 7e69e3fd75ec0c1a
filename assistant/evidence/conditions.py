"""What a question makes a condition: ordinals, stated amounts, the noun and the event asked about.

Each fit is a factor near 1 where the condition holds and well below where the candidate tells another fact.
"""

from collections.abc import Sequence

from assistant.evidence.asked_times import asked_time_fit
from assistant.evidence.asker_case import asker_fit
from assistant.evidence.belonging import document_fit, firm_fit, region_fit
from assistant.evidence.candidates import Candidate
from assistant.evidence.kin import kin_fit
from assistant.evidence.leave import leave_fit
from assistant.evidence.measures import growth_fit, is_measured, measure_fit
from assistant.evidence.own_figures import case_fit
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.rows import money_fit, sum_fit, unit_fit, whole_fit
from assistant.evidence.same_bound import bound_fit
from assistant.evidence.siblings import sibling_fit
from assistant.evidence.supposed import supposed_fit
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.ways import way_fit
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, is_asking_word, is_negated, stated, years_of
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import IN_TABLES, BlockKind

_WHOLE = re.compile(r"합\s*계|총|전체|전부")
_ASKS_TOTAL = re.compile(r"합치면|합하면|합계|총[합계액]|다 해서|전체 평균|모두 몇|총 몇")
_TOTAL_NAME = re.compile(r"합\s*계|총\s*계|^\s*계|총합|평균|인원")
_GRAND_TOTAL = re.compile(r"총\s*합|총\s*계|총\s*액|포함")
_ASKS_NAME = re.compile(r"누가|누구|어느|무슨 |어디")
_LETTER = re.compile(r"[가-힣A-Za-z]")
_TITLE_OF_TABLE = re.compile(r"[<\[(]?(?:표|그림) ?\d+")
_CODE = re.compile(r"0x[0-9a-f]+|\d{1,4}")
_KEYED, _KEYED_OTHERWISE = 1.5, 0.4
_EXPLAINS, _LABELLED = 1.15, 1.1
_OF_ANOTHER_WORD = 0.75  # the note of another word defines nothing that is asked about
_OTHER_QUESTION, _QUITE_OTHER = 0.93, 0.88
_FOR_EACH, _FOR_ALL = 1.1, 0.8
_OTHER_DAY = 0.55  # the day of another event than the question names: 제정 for 시행일
_EACH = (
    (
        re.compile(r"한 ?달|매달|매월|다달이|월 (?:최대 )?얼마"),
        re.compile(r"월 ?(?:최대|평균|최고)? ?\d|매월|매달|한 달"),
    ),
    (re.compile(r"시간당|한 시간"), re.compile(r"시간당|1시간|한 시간")),
    (re.compile(r"[1일]인당|인당|한 (?:사람|명)"), re.compile(r"인당|명당|[1일]인|1명")),
    (re.compile(r"한 대|대당|1대"), re.compile(r"대당|1대")),
    (re.compile(r"한 (?:번|건)|건당|회당"), re.compile(r"건당|회당|1회|1건")),
)
_ASKS_NAMES = re.compile(r"\d ?(?:개|곳|명)[^?]{0,15}(?:이름|명단|목록)|어디 ?어디|누구 ?누구")
_SEPARATED = re.compile(r"(?<=[가-힣A-Za-z)])[,·、]")
_TELLS_LIST = re.compile(r"다음|각 호|아래")
_GOAL = re.compile(r"목표(?!했|하|한|로)")
_ASKS_PLAN = re.compile(r"목표|계획|예정|방향|비전|앞으로|할 건|하겠|달성|나아")
_EXPLAINED_BY_NOTE = frozenset({Asked.DEFINITION, Asked.METHOD, Asked.LIST})
_FIGURE_KINDS = frozenset(
    {Asked.DATE, Asked.PERIOD, Asked.AMOUNT, Asked.COUNT, Asked.PERCENT, Asked.QUANTITY, Asked.PHONE}
)
_POINTS_ON = re.compile(r"(?:아래|다음)(?:와|과) 같이")
_HOUR = re.compile(r"몇 ?시(?!간)")
_LABEL = re.compile(r"^\W*[가-힣 ]{2,12}[:：]\s*(?=\S)")  # 사 업 명 : …
_LABELS = {
    Asked.DATE: re.compile(r"(?:기간|일시|기한|일자|날짜|연월일|마감일?|일정)[:：]"),
    Asked.PERIOD: re.compile(r"(?:기간|일시|시간)[:：]"),
    Asked.AMOUNT: re.compile(r"(?:금액|가격|예산|비용?|요금|[가-힣]액)[:：]"),
    Asked.COUNT: re.compile(r"(?:인원|정원|수량?)[:：]"),
    Asked.PHONE: re.compile(r"(?:문의처?|연락처|전화(?:번호)?)[:：]"),
    Asked.PLACE: re.compile(r"(?:장소|위치|주소|접수처|제출처)[:：]"),
    Asked.METHOD: re.compile(r"(?:방법|절차|경로)[:：]"),
}
_DEFINES = re.compile(r"\W*([가-힣A-Za-z0-9 ·]{2,20}?)[\"'”’」]?(?:이란|란|이라 함은|라 함은|이라는 것은)[ ,]")


def conditions_fit(question: Question, words: Sequence[Word], candidate: Candidate, *, held_head: bool) -> float:
    """Multiply the fits of everything but year and body, which refusals name apart, and of the place named.

    ``held_head`` says that the noun asked about is covered, if by a word of like meaning.
    """
    named = _is_labelled(question, candidate)  # 모집기간 : … says when 신청 is, if in another word
    fit = (1.0 if held_head or named else _head_fit(question, words, candidate)) * _ordinal_fit(question, candidate)
    fit *= document_fit(question, words, candidate)
    fit *= 1.0 if named else _event_fit(question, words, candidate)
    fit *= _stated_fit(question, candidate) * _pick_fit(question, candidate)
    fit *= _telling_fit(question, candidate) * _defining_fit(question, candidate)
    fit *= _whole_fit(words, candidate) * _key_fit(question, candidate) * region_fit(question, candidate)
    fit *= _explaining_fit(question, candidate) * case_fit(question, candidate)
    fit *= _other_question_fit(question, words, candidate) * bound_fit(question, candidate)
    fit *= _named_one_by_one(question, candidate) * _each_fit(question, candidate) * _goal_fit(question, candidate)
    fit *= _total_fit(question, candidate) * firm_fit(question, words, candidate) * (_LABELLED if named else 1.0)
    fit *= sibling_fit(question, candidate) * measure_fit(question, candidate) * sum_fit(question, candidate)
    fit *= supposed_fit(question, candidate) * way_fit(question, candidate.quote) * unit_fit(question, candidate)
    fit *= growth_fit(question, candidate) * asked_time_fit(question, candidate) * money_fit(question, candidate)
    fit *= (
        whole_fit(question, candidate)
        * leave_fit(question, candidate)
        * asker_fit(question, candidate)
        * kin_fit(question, candidate)
    )
    if question.asked & _FIGURE_KINDS and _POINTS_ON.search(candidate.quote):
        fit *= 0.85  # 아래와 같이 실시할 예정: when stands below
    return fit * (0.85 if is_negated(question.text) and not is_negated(candidate.quote) else 1.0)


def _head_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Little when the noun asked about stands nowhere near; less when no document has it."""
    word = next((word for word in words if word.forms[0] == question.head.lower()), None)
    if word is None:
        return 1.0
    if is_measured(question, candidate):
        return 1.0  # 8.8㏊ is a 면적
    forms = (*word.forms, *word.alike)
    if question.head in _days_of(question.event):
        forms = (*forms, question.event)  # 시행한다 tells the 시행일
    places = [candidate.own, candidate.near, candidate.far]
    places += [candidate.reading.squeezed] if candidate.reading.is_leaflet else []  # of one matter alone
    held = any(form in text for form in forms for text in places)
    return 1.0 if held else 0.55 if word.known else 0.4


def _whole_fit(words: Sequence[Word], candidate: Candidate) -> float:
    """Less for one part when the question names no matter (예산이 얼마나 늘었나): it asks about the whole."""
    if any(not (word.light or word.verb) for word in words):
        return 1.0
    return 1.0 if _WHOLE.search(candidate.quote) or _WHOLE.search(candidate.names) else 0.8


def _pick_fit(question: Question, candidate: Candidate) -> float:
    """Little when the question picks one of several (4분기, 나등급) and the candidate is another."""
    fit = 1.0
    for pick in question.picks:
        held, beside = (stands_in(text, pick.lower()) for text in (candidate.own, candidate.near))
        fit *= 1.1 if held else 0.8 if beside else 0.5
    return fit


def _key_fit(question: Question, candidate: Candidate) -> float:
    """More for the row that a number of the question names (코드 17번), little for one that another number names."""
    if not question.keys:
        return 1.0
    reading, block = candidate.reading, candidate.block
    if block.kind not in IN_TABLES:
        return 1.0
    blocks = reading.document.blocks
    named = [blocks[header] for header in block.headers] if block.kind is BlockKind.CELL else cells_of(reading, block)
    labels = {reading.own(one).strip().lower() for one in named}
    if any(key.lower() in labels for key in question.keys):
        return _KEYED
    return _KEYED_OTHERWISE if any(map(_CODE.fullmatch, labels)) else 1.0


def _total_fit(question: Question, candidate: Candidate) -> float:
    """More for a total when the question asks for the sum of all: 다 합치면 몇 개."""
    if candidate.block.kind is not BlockKind.CELL or not _ASKS_TOTAL.search(question.text):
        return 1.0
    grand = 1.3 if _GRAND_TOTAL.search(candidate.names) else 1.25  # 총 합계 (VAT 포함) below 공급가액 합계
    return grand if _TOTAL_NAME.search(candidate.names) else 1.0


def _telling_fit(question: Question, candidate: Candidate) -> float:
    """Little when the candidate only repeats words of the question: 날씨 tells nothing about 날씨."""
    if _asks_name(question) and candidate.block.kind is BlockKind.CELL and not _LETTER.search(candidate.quote):
        return 0.4  # ○ or 80.0% where a name or a matter is asked for
    told = squeezed(_LABEL.sub("", candidate.quote))
    if told in squeezed(question.text):
        return 0.4
    if told == squeezed(candidate.reading.document.title) or _is_stated(question, candidate, told):
        return 0.5
    return 0.6 if _TITLE_OF_TABLE.match(candidate.quote) else 1.0


def _asks_name(question: Question) -> bool:
    return not question.asked & _FIGURE_KINDS and _ASKS_NAME.search(question.text) is not None


def _is_labelled(question: Question, candidate: Candidate) -> bool:
    """Whether a line has a label of the kind that is asked for: 모집기간 : 6. 19. ~ 6. 25."""
    label = _LABEL.match(candidate.quote)
    written = squeezed(label.group()) if label is not None and candidate.block.kind not in IN_TABLES else ""
    return any(pattern.search(written) for kind, pattern in _LABELS.items() if kind in question.asked)


def _is_stated(question: Question, candidate: Candidate, told: str) -> bool:
    """Whether a cell says what the question has said itself: 일반은 A에 들어가는데, 배포용은 어디."""
    given = squeezed(stated(question.text))
    if not given or candidate.block.kind is not BlockKind.CELL:
        return False
    rest = squeezed(question.text)[len(given) :]
    forms = [word.form.lower() for word in question.focus if not (word.verb or word.light) and word.share < 1]
    bodies = [form for body in question.bodies if any(form in given for form in body.forms) for form in body.forms]
    return any(len(form) > 1 and form in told and form not in rest for form in [*forms, *bodies])


def _other_question_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Less for the answer to a question that names another matter, as 외국인 where nobody asks about them."""
    asked = [term for term in candidate.heading_terms if not (term.endswith("다") or is_asking_word(term))]
    known = {form for word in words for form in (word.term, *word.forms, *word.alike)}
    written = squeezed(question.text)
    others = [term for term in asked if term not in known and term not in written]
    return 1.0 if not asked or not others else _OTHER_QUESTION if len(others) < len(asked) else _QUITE_OTHER


def _each_fit(question: Question, candidate: Candidate) -> float:
    """More where an amount is told for each month, person or thing as it is asked for, less where it is not."""
    if Asked.AMOUNT not in question.asked:
        return 1.0
    told = f"{candidate.names} {candidate.label} {candidate.quote}"
    for asked, each in _EACH:
        if asked.search(question.text):
            return _FOR_EACH if each.search(told) else _FOR_ALL
    return 1.0


def _named_one_by_one(question: Question, candidate: Candidate) -> float:
    """Little where the names of several are asked for and the candidate only counts them: 13개 대학 이름."""
    if not _ASKS_NAMES.search(question.text) or candidate.block.kind in IN_TABLES:
        return 1.0
    return 1.0 if len(_SEPARATED.findall(candidate.quote)) > 1 or _TELLS_LIST.search(candidate.quote) else 0.4


def _goal_fit(question: Question, candidate: Candidate) -> float:
    """A little less for a goal where it is not a goal that is asked for."""
    told = f"{candidate.names} {candidate.label} {candidate.quote}"
    if candidate.block.kind is BlockKind.ROW:
        told = " ".join([told, *_columns_of_years(question, candidate)])
    return 0.93 if _GOAL.search(told) and not _ASKS_PLAN.search(question.text) else 1.0


def _columns_of_years(question: Question, row: Candidate) -> list[str]:
    """The names of a row's columns that are of the years asked for."""
    blocks = row.reading.document.blocks
    heads = {head for cell in cells_of(row.reading, row.block) for head in cell.headers}
    names = [row.reading.own(blocks[head]) for head in sorted(heads) if blocks[head].parent != row.block.id]
    return [name for name in names if set(years_of(name)) & set(question.years)]


def _explaining_fit(question: Question, candidate: Candidate) -> float:
    """More for the note of a word that the question asks about: what it is, how it is reckoned, which ones."""
    if candidate.block.kind is not BlockKind.FOOTNOTE or not question.asked <= _EXPLAINED_BY_NOTE:
        return 1.0
    explained = squeezed(candidate.reading.explained(candidate.block))
    if len(explained) > 1 and explained in squeezed(question.text):
        return _EXPLAINS
    return _OF_ANOTHER_WORD if defines_another(question, candidate) else 1.0


def defines_another(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks what something is, and a note explains something else and doesn't name it."""
    if Asked.DEFINITION not in question.asked or candidate.block.kind is not BlockKind.FOOTNOTE:
        return False
    nouns = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    whole = [noun for noun in nouns if not any(noun in compound for compound in question.compounds)]
    return not any(stands_in(candidate.own, noun) for noun in (*whole, *question.compounds))


def _defining_fit(question: Question, candidate: Candidate) -> float:
    """Less when the question asks what something is and the candidate says what something else is."""
    defined = _DEFINES.match(candidate.quote) if Asked.DEFINITION in question.asked else None
    other = defined is not None and squeezed(defined[1]) not in squeezed(question.text)
    return 0.7 if other else 1.0


def _days_of(event: str) -> frozenset[str]:
    return frozenset((f"{event}일", f"{event}일자")) if event else frozenset()


def _event_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Less when the question asks when or why something happened and the candidate doesn't speak of it."""
    day_of = _days_of(question.event)
    terms = {word.term for word in words}
    if not question.asked & {Asked.DATE, Asked.REASON} or not terms & {question.event, *day_of}:
        return 1.0
    if _HOUR.search(question.text):
        return 1.0  # a timetable doesn't say that things begin at its hours
    if question.event in candidate.own + candidate.near:
        return 1.0
    return _OTHER_DAY if terms & day_of else 0.75


def _stated_fit(question: Question, candidate: Candidate) -> float:
    """Less when the question states an amount that isn't there: 6,369억 중에, 월 50만원으로 오른."""
    stated = [figure for figure in parse_figures(question.text) if figure.kind is FigureKind.AMOUNT]
    if not stated:
        return 1.0
    text = f"{candidate.quote}\n{candidate.near}\n{candidate.own}"
    held = {figure.value for figure in parse_figures(text)}
    return 1.0 if all(figure.value in held for figure in stated) else 0.6


def _ordinal_fit(question: Question, candidate: Candidate) -> float:
    """Little when the candidate counts another one: 제2차 for 제3차."""
    fit = 1.0
    for unit, number in question.ordinals:
        of_unit = {other for kind, other in candidate.ordinals if kind == unit}
        of_unit = of_unit or {other for kind, other in candidate.reading.ordinals if kind == unit}
        if of_unit and number not in of_unit:
            fit *= 0.3
        elif not of_unit:
            fit *= 0.7
    return fit
